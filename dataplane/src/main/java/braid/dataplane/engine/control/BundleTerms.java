package braid.dataplane.engine.control;

import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.ipcp.IpcpSettings;
import java.util.OptionalInt;

/// What a bundle is made with.
///
/// @param ownerKey of the client or server
/// @param user the authenticated name: ours on a client, the peer's on a server
/// @param label full name of the interface
/// @param wantedName its name on Linux, if Linux allows it; empty text: a short one with the bundle's number
/// @param passDns whether the peer's name servers are taken into use
/// @param defaultRouteMetric empty: no default route
record BundleTerms(
        String ownerKey,
        String user,
        String label,
        String wantedName,
        IpcpSettings ipcp,
        SessionOptions options,
        ByteLimits limits,
        boolean passDns,
        OptionalInt defaultRouteMetric) {
    BundleTerms named(String newLabel, OptionalInt newMetric) {
        return new BundleTerms(
                ownerKey,
                user,
                newLabel,
                wantedName.isEmpty() ? "" : newLabel,
                ipcp,
                options,
                limits,
                passDns,
                newMetric);
    }
}
