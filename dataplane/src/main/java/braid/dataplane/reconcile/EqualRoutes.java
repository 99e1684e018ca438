package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Routes that differ in their next hop only are one route of several next hops (ECMP): Linux uses the first of several
/// IPv4 routes alone.
final class EqualRoutes {
    /// What makes two routes compete.
    private record Place(IpPrefix destination, Optional<IpAddress> preferredSource, int metric, int table) {
        private static Place of(HostRoute route) {
            return new Place(route.destination(), route.preferredSource(), route.metric(), route.table());
        }
    }

    private EqualRoutes() {}

    static Set<HostRoute> merged(Iterable<HostRoute> routes) {
        Map<Place, HostRoute> unicast = new LinkedHashMap<>();
        Set<HostRoute> merged = new LinkedHashSet<>();
        for (HostRoute route : routes) {
            if (route.kind() != Route.Kind.UNICAST) {
                merged.add(route);
            } else {
                unicast.merge(Place.of(route), route, HostRoute::and);
            }
        }
        merged.addAll(unicast.values());
        return merged;
    }
}
