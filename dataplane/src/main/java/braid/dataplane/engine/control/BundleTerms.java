package braid.dataplane.engine.control;

import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.network.SessionRoute;
import braid.dataplane.ppp.ipcp.IpcpSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a bundle is made with.
///
/// @param ownerKey of the client or server
/// @param user the authenticated name: ours on a client, the peer's on a server
/// @param label full name of the interface
/// @param linuxName its name on Linux; empty: a short one
/// @param defaultRouteMetric empty: no default route
/// @param routes of the user
record BundleTerms(
        String ownerKey,
        String user,
        String label,
        Optional<String> linuxName,
        IpcpSettings ipcp,
        SessionOptions options,
        ByteLimits limits,
        OptionalInt defaultRouteMetric,
        List<SessionRoute> routes) {
    BundleTerms named(String newLabel, Optional<String> newLinuxName, OptionalInt newMetric) {
        return new BundleTerms(ownerKey, user, newLabel, newLinuxName, ipcp, options, limits, newMetric, routes);
    }
}
