package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.ConnectionNetlink;
import braid.dataplane.netlink.NeighbourInfo;
import braid.dataplane.netlink.NeighbourRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.KernelEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The kernel's lists that change with the traffic, as others ask for them. Kernel thread only.
final class KernelLists {
    private final RouteNetlink netlink;
    private final ObservedState observed;
    private final FirewallKeeper firewall;
    private final Optional<ConnectionNetlink> connections;
    private final SettingPort settings;

    /// @param connections empty where the kernel has no netfilter
    KernelLists(
            RouteNetlink netlink,
            ObservedState observed,
            FirewallKeeper firewall,
            Optional<ConnectionNetlink> connections,
            SettingPort settings) {
        this.netlink = netlink;
        this.observed = observed;
        this.firewall = firewall;
        this.connections = connections;
        this.settings = settings;
    }

    /// What is asked of these lists.
    interface Question<T> {
        T ask(KernelLists lists, long nowNanos) throws KernelException;
    }

    /// The first of them, where there are more than anybody reads.
    ///
    /// @param most how many
    List<KernelEntry.Connection> connections(int most) throws KernelException {
        if (connections.isEmpty()) {
            return List.of();
        }
        List<KernelEntry.Connection> all = connections.get().connections();
        return all.size() > most ? all.subList(0, most) : all;
    }

    List<KernelEntry.Listed> listed(long nowNanos) throws KernelException {
        return firewall.listed(nowNanos);
    }

    /// Of interfaces that are there.
    List<KernelEntry.Neighbour> neighbours() throws KernelException {
        return netlink.neighbours().stream()
                .flatMap(neighbour ->
                        observed.name(neighbour.linkIndex()).map(name -> neighbour(name, neighbour)).stream())
                .toList();
    }

    /// The kernel's switches; those that there are.
    Map<String, String> settings(List<String> names) {
        Map<String, String> values = new TreeMap<>();
        names.forEach(name -> settings.read(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    boolean list(String list, AddressSpan addresses, long seconds, long nowNanos) throws KernelException {
        return firewall.list(list, addresses, seconds, nowNanos);
    }

    /// @return false if it was gone already
    boolean forget(KernelEntry entry) throws KernelException {
        return switch (entry) {
            case KernelEntry.Connection connection ->
                connections.isPresent() && connections.get().forget(connection);
            case KernelEntry.Listed listed -> firewall.forget(listed);
            case KernelEntry.Neighbour neighbour -> forget(neighbour);
        };
    }

    private boolean forget(KernelEntry.Neighbour neighbour) throws KernelException {
        var link = observed.link(neighbour.linuxName());
        if (link.isEmpty() || neighbour.ours()) {
            return false;
        }
        try {
            netlink.execute(
                    NeighbourRequests.remove(link.get().index(), neighbour.address()),
                    "forget neighbour " + neighbour.address());
            return true;
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    private static KernelEntry.Neighbour neighbour(String linuxName, NeighbourInfo there) {
        return new KernelEntry.Neighbour(
                linuxName, there.address(), there.mac(), there.state(), there.protocol() == Ownership.PROTOCOL);
    }
}
