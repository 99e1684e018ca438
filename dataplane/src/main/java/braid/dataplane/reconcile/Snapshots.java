package braid.dataplane.reconcile;

import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.network.Route;
import braid.dataplane.reconcile.KernelSnapshot.LinkPart;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes snapshots of what is observed, with the keys of what is desired; each costs what has changed since
/// the one before. Kernel thread only.
final class Snapshots {
    /// The kernel's own bookkeeping of addresses (RT_TABLE_LOCAL).
    private static final int LOCAL_TABLE = 255;

    private final ObservedState observed;
    private final DesiredState desired;
    private SharedMap<Integer, LinkPart> parts = SharedMap.empty();
    private SharedMap<Long, List<RouteStatus>> ways = SharedMap.empty();
    private final Map<RouteInfo, Long> numbers = new HashMap<>();
    private long lastNumber;

    Snapshots(ObservedState observed, DesiredState desired) {
        this.observed = observed;
        this.desired = desired;
    }

    KernelSnapshot take(Map<String, String> problems, long countedNanos, long nowNanos) {
        Changes changes = observed.takeChanges();
        if (desired.takeConfigured()) {
            desired.takeRekeyed();
            observed.links().forEach(link -> look(link.index()));
            observed.routes().forEach(this::look);
        }
        for (String name : desired.takeRekeyed()) {
            observed.link(name).ifPresent(link -> {
                look(link.index());
                observed.routesOn(link.index()).forEach(this::look);
            });
        }
        changes.links().forEach(this::look);
        changes.routes().forEach(this::look);
        return new KernelSnapshot(nowNanos, countedNanos, parts, ways, problems);
    }

    private void look(int index) {
        Optional<LinkInfo> link = observed.link(index);
        parts = link.isPresent()
                ? parts.with(index, new LinkPart(status(link.get()), addresses(link.get())))
                : parts.without(index);
    }

    private List<AddressStatus> addresses(LinkInfo link) {
        return observed.addresses(link.index()).stream()
                .map(address -> status(link.name(), address))
                .toList();
    }

    private void look(RouteInfo route) {
        Long number = numbers.get(route);
        if (observed.routes().contains(route) && route.table() != LOCAL_TABLE) {
            if (number == null) {
                number = ++lastNumber;
                numbers.put(route, number);
            }
            ways = ways.with(number, ways(route));
        } else if (number != null) {
            numbers.remove(route);
            ways = ways.without(number);
        }
    }

    private LinkStatus status(LinkInfo link) {
        return new LinkStatus(
                link.index(),
                link.name(),
                link.alias(),
                link.kind(),
                link.ethernet(),
                observed.ours(link),
                link.up(),
                link.carrier(),
                link.mtuBytes(),
                link.mac(),
                link.counters());
    }

    private AddressStatus status(String name, AddressInfo address) {
        HostAddress there = observed.hostAddress(name, address);
        return new AddressStatus(name, address.address(), address.peer(), there.ours(), desired.keyOf(there.asOurs()));
    }

    /// One for each way it goes.
    private List<RouteStatus> ways(RouteInfo route) {
        HostRoute there = observed.hostRoute(route);
        boolean ours = route.protocol() == Ownership.PROTOCOL;
        return there.apart().stream()
                .map(way -> {
                    Optional<NextHop> hop = way.hops().stream().findFirst();
                    return new RouteStatus(
                            route.destination(),
                            hop.flatMap(NextHop::gateway),
                            hop.flatMap(NextHop::linuxName),
                            route.metric(),
                            route.table(),
                            route.protocol(),
                            route.kind() != Route.Kind.UNICAST,
                            there.multipath(),
                            ours ? desired.keyOf(way) : Optional.empty());
                })
                .toList();
    }
}
