package braid.dataplane.dns.socket;

import braid.dataplane.network.IpAddress;
import java.util.List;
import java.util.Set;

/// What the name service depends on and does not decide; immutable.
///
/// @param own addresses of the router
/// @param sessionServers servers that sessions brought, the best first
public record Surroundings(Set<LocalAddress> own, List<IpAddress> sessionServers) {
    public static final Surroundings NONE = new Surroundings(Set.of(), List.of());

    public Surroundings {
        own = Set.copyOf(own);
        sessionServers = List.copyOf(sessionServers);
    }
}
