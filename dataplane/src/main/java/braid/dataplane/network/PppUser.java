package braid.dataplane.network;

import java.util.List;
import java.util.Optional;

/// A user who may open sessions on our servers.
///
/// @param callerId the only host allowed (a MAC in upper case with colons); empty text: any
/// @param limits of each of its sessions
/// @param routes that each of its sessions brings
/// @param profile key of a [PppProfile]; empty: the server's
public record PppUser(
        String key,
        String name,
        Secret password,
        String callerId,
        Optional<String> profile,
        Optional<PppProfile.AddressSource> localAddress,
        Optional<PppProfile.AddressSource> remoteAddress,
        ByteLimits limits,
        List<SessionRoute> routes) {
    public PppUser {
        routes = List.copyOf(routes);
    }

    /// Whose sessions bring no routes.
    public PppUser(
            String key,
            String name,
            Secret password,
            String callerId,
            Optional<String> profile,
            Optional<PppProfile.AddressSource> localAddress,
            Optional<PppProfile.AddressSource> remoteAddress,
            ByteLimits limits) {
        this(key, name, password, callerId, profile, localAddress, remoteAddress, limits, List.of());
    }
}
