package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A route of ours. As desired, the interfaces and the source may be left to the kernel.
///
/// @param hops none where packets are dropped; several share the traffic
/// @param reach how its gateways are found; of an observed one nothing is known of that
public record HostRoute(
        IpPrefix destination,
        Route.Kind kind,
        List<NextHop> hops,
        Optional<IpAddress> preferredSource,
        int metric,
        int table,
        Route.Reach reach) {
    public static final int MAIN_TABLE = Route.MAIN_TABLE;
    /// What the kernel makes of metric 0 for IPv6 (IP6_RT_PRIO_USER).
    private static final int IPV6_METRIC = 1024;

    public HostRoute(
            IpPrefix destination,
            Route.Kind kind,
            List<NextHop> hops,
            Optional<IpAddress> preferredSource,
            int metric,
            int table) {
        this(destination, kind, hops, preferredSource, metric, table, Route.Reach.CONNECTED);
    }

    public HostRoute {
        hops = List.copyOf(hops);
        destination = destination.network(); // the kernel refuses destinations with host bits
        if (metric == 0 && destination.address() instanceof IpAddress.V6) {
            metric = IPV6_METRIC;
        }
    }

    /// Whether `observed` is what this asks for.
    boolean metBy(HostRoute observed) {
        return samePlace(observed)
                && kind == observed.kind
                && hopsMetBy(observed.hops)
                && (preferredSource.isEmpty() || preferredSource.equals(observed.preferredSource));
    }

    /// Whether the two can take each other's place.
    boolean samePlace(HostRoute other) {
        return destination.equals(other.destination) && metric == other.metric && table == other.table;
    }

    private boolean hopsMetBy(List<NextHop> observed) {
        List<NextHop> left = new ArrayList<>(observed);
        for (NextHop hop : hops) {
            Optional<NextHop> met = left.stream().filter(hop::metBy).findFirst();
            if (met.isEmpty()) {
                return false;
            }
            left.remove(met.get());
        }
        return left.isEmpty();
    }

    boolean multipath() {
        return hops.size() > 1;
    }

    /// The interfaces it names.
    Set<String> linuxNames() {
        return hops.stream()
                .flatMap(hop -> hop.linuxName().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The same by other ways.
    HostRoute by(List<NextHop> others) {
        return new HostRoute(destination, kind, others, preferredSource, metric, table, reach);
    }

    /// Both ways together.
    HostRoute and(HostRoute equal) {
        Set<NextHop> all = new LinkedHashSet<>(hops);
        all.addAll(equal.hops);
        return by(List.copyOf(all));
    }

    /// One route for each next hop; itself where there is one or none.
    List<HostRoute> apart() {
        return multipath() ? hops.stream().map(hop -> by(List.of(hop))).toList() : List.of(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(destination.toString());
        if (!hops.isEmpty()) {
            text.append(' ').append(hops.stream().map(NextHop::toString).collect(Collectors.joining(" and ")));
        }
        preferredSource.ifPresent(source -> text.append(" from ").append(source));
        text.append(" metric ").append(metric);
        if (table != MAIN_TABLE) {
            text.append(" in table ").append(table);
        }
        return text.toString();
    }
}
