package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.Optional;

/// A route of ours. As desired, the interface and the source may be left to the kernel.
public record HostRoute(
        IpPrefix destination,
        boolean blackhole,
        Optional<IpAddress> gateway,
        Optional<String> linuxName,
        Optional<IpAddress> preferredSource,
        int metric,
        int table) {
    public static final int MAIN_TABLE = Route.MAIN_TABLE;
    /// What the kernel makes of metric 0 for IPv6 (IP6_RT_PRIO_USER).
    private static final int IPV6_METRIC = 1024;

    public HostRoute {
        destination = destination.network(); // the kernel refuses destinations with host bits
        if (metric == 0 && destination.address() instanceof IpAddress.V6) {
            metric = IPV6_METRIC;
        }
    }

    /// Whether `observed` is what this asks for.
    boolean metBy(HostRoute observed) {
        return destination.equals(observed.destination)
                && blackhole == observed.blackhole
                && gateway.equals(observed.gateway)
                && metric == observed.metric
                && table == observed.table
                && (linuxName.isEmpty() || linuxName.equals(observed.linuxName))
                && (preferredSource.isEmpty() || preferredSource.equals(observed.preferredSource));
    }

    /// Whether its gateway has to be looked for among the connected networks.
    boolean floats() {
        return linuxName.isEmpty() && gateway.isPresent();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(destination.toString());
        gateway.ifPresent(via -> text.append(" via ").append(via));
        linuxName.ifPresent(name -> text.append(" on ").append(name));
        preferredSource.ifPresent(source -> text.append(" from ").append(source));
        text.append(" metric ").append(metric);
        if (table != MAIN_TABLE) {
            text.append(" in table ").append(table);
        }
        return text.toString();
    }
}
