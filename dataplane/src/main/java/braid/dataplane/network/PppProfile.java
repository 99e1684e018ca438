package braid.dataplane.network;

import java.util.List;
import java.util.Optional;

/// Defaults for the sessions of users.
///
/// @param localAddress ours on the session
/// @param remoteAddress the peer's: a fixed address, or taken from a pool
/// @param dnsServers offered in IPCP, at most two are used
/// @param winsServers NetBIOS name servers, likewise
/// @param onlyOne a second bundle of a user is refused
public record PppProfile(
        String key,
        Optional<AddressSource> localAddress,
        Optional<AddressSource> remoteAddress,
        List<IpAddress.V4> dnsServers,
        List<IpAddress.V4> winsServers,
        boolean onlyOne,
        SessionOptions session) {
    /// Where an address of a session comes from.
    public sealed interface AddressSource {
        record Fixed(IpAddress.V4 address) implements AddressSource {}

        /// @param poolKey an [AddressPool]
        record FromPool(String poolKey) implements AddressSource {}
    }

    public PppProfile {
        dnsServers = List.copyOf(dnsServers);
        winsServers = List.copyOf(winsServers);
    }

    /// Without NetBIOS.
    public PppProfile(
            String key,
            Optional<AddressSource> localAddress,
            Optional<AddressSource> remoteAddress,
            List<IpAddress.V4> dnsServers,
            boolean onlyOne,
            SessionOptions session) {
        this(key, localAddress, remoteAddress, dnsServers, List.of(), onlyOne, session);
    }
}
