package braid.dataplane.reconcile;

import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.network.Route;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes snapshots of what is observed, with the keys of what is desired. Kernel thread only.
final class Snapshots {
    /// The kernel's own bookkeeping of addresses (RT_TABLE_LOCAL).
    private static final int LOCAL_TABLE = 255;

    private Snapshots() {}

    static KernelSnapshot of(
            ObservedState observed,
            DesiredState desired,
            Map<String, String> problems,
            long countedNanos,
            long nowNanos) {
        List<LinkStatus> links = new ArrayList<>();
        observed.links().forEach(link -> links.add(status(link)));
        List<AddressStatus> addresses = new ArrayList<>();
        observed.addresses()
                .forEach(set -> set.forEach(address -> observed.name(address.linkIndex())
                        .ifPresent(name -> addresses.add(status(name, address, observed, desired)))));
        List<RouteStatus> routes = new ArrayList<>();
        observed.routes().stream()
                .filter(route -> route.table() != LOCAL_TABLE)
                .forEach(route -> routes.addAll(status(route, observed, desired)));
        return new KernelSnapshot(nowNanos, countedNanos, links, addresses, routes, problems);
    }

    private static LinkStatus status(LinkInfo link) {
        return new LinkStatus(
                link.index(),
                link.name(),
                link.alias(),
                link.kind(),
                link.ethernet(),
                Ownership.owns(link),
                link.up(),
                link.carrier(),
                link.mtuBytes(),
                link.mac(),
                link.counters());
    }

    private static AddressStatus status(
            String name, AddressInfo address, ObservedState observed, DesiredState desired) {
        HostAddress there = observed.hostAddress(name, address);
        return new AddressStatus(name, address.address(), address.peer(), there.ours(), desired.keyOf(there.asOurs()));
    }

    /// One for each way it goes.
    private static List<RouteStatus> status(RouteInfo route, ObservedState observed, DesiredState desired) {
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
