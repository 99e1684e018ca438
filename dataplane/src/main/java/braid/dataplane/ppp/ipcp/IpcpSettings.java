package braid.dataplane.ppp.ipcp;

import braid.dataplane.network.IpAddress;
import java.util.List;
import java.util.Optional;

/// What we want of IPCP and grant to the peer.
///
/// @param askForAddress take whatever address the peer gives when `own` is empty
/// @param own our address
/// @param peer how the peer's address is judged
/// @param askForDns ask for two name servers
/// @param offeredDns name servers for the peer, at most two are used
/// @param offeredWins NetBIOS name servers for the peer, likewise
public record IpcpSettings(
        boolean askForAddress,
        Optional<IpAddress.V4> own,
        PeerAddress peer,
        boolean askForDns,
        List<IpAddress.V4> offeredDns,
        List<IpAddress.V4> offeredWins) {
    /// What the peer may have as its address.
    public sealed interface PeerAddress {
        /// Whatever it says; `fallback` when it asks.
        record Any(Optional<IpAddress.V4> fallback) implements PeerAddress {}

        /// This one and no other.
        record Assigned(IpAddress.V4 address) implements PeerAddress {}

        /// None at all: the link is unnumbered.
        record None() implements PeerAddress {}
    }

    public IpcpSettings {
        offeredDns = List.copyOf(offeredDns);
        offeredWins = List.copyOf(offeredWins);
    }
}
