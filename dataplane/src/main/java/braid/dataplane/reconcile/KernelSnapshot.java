package braid.dataplane.reconcile;

import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import java.util.List;
import java.util.Map;

/// What the kernel's worker tells the others; immutable.
///
/// @param countedNanos when the counters of the links were read
/// @param problems why an object is not in force, by its key
public record KernelSnapshot(
        long takenNanos,
        long countedNanos,
        List<LinkStatus> links,
        List<AddressStatus> addresses,
        List<RouteStatus> routes,
        Map<String, String> problems) {
    public static final KernelSnapshot EMPTY = new KernelSnapshot(0, 0, List.of(), List.of(), List.of(), Map.of());

    public KernelSnapshot {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        problems = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(problems));
    }
}
