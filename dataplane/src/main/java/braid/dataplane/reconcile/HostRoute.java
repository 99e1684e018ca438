package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
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
    public static final int MAIN_TABLE = 254;
    /// What the kernel makes of metric 0 for IPv6 (IP6_RT_PRIO_USER).
    private static final int IPV6_METRIC = 1024;

    public HostRoute {
        destination = masked(destination);
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

    /// The kernel refuses destinations with host bits.
    private static IpPrefix masked(IpPrefix prefix) {
        int bits = prefix.bits();
        return switch (prefix.address()) {
            case IpAddress.V4(int address) ->
                new IpPrefix(new IpAddress.V4(bits == 0 ? 0 : address & (-1 << (32 - bits))), bits);
            case IpAddress.V6(long high, long low) ->
                new IpPrefix(
                        new IpAddress.V6(
                                bits == 0 ? 0 : bits >= 64 ? high : high & (-1L << (64 - bits)),
                                bits <= 64 ? 0 : low & (-1L << (128 - bits))),
                        bits);
        };
    }
}
