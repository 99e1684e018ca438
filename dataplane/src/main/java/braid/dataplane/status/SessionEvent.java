package braid.dataplane.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import java.util.Optional;

/// A session came up, or one that was up is over.
///
/// @param bundle its id
/// @param owner key of the client or server
/// @param profile key of the profile it was made by; empty text: none
/// @param label its name everywhere
/// @param peer the first link's
/// @param serviceName of the first link
public record SessionEvent(
        boolean up,
        int bundle,
        Role role,
        String owner,
        String profile,
        String user,
        String label,
        Optional<IpAddress.V4> localAddress,
        Optional<IpAddress.V4> remoteAddress,
        MacAddress peer,
        String serviceName) {
    /// The end of the session whose beginning this is.
    public SessionEvent over() {
        return new SessionEvent(
                false, bundle, role, owner, profile, user, label, localAddress, remoteAddress, peer, serviceName);
    }
}
