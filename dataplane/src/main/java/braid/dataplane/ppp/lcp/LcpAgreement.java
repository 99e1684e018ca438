package braid.dataplane.ppp.lcp;

import braid.dataplane.network.AuthenticationMethod;
import java.util.Optional;
import java.util.OptionalInt;

/// What an opened LCP agreed on; "own" is what the peer acknowledged of ours.
///
/// @param peerShortSequence we must send 12-bit sequence numbers
/// @param weProve how we must authenticate
/// @param peerProves how the peer must
public record LcpAgreement(
        int ownMruBytes,
        int peerMruBytes,
        int ownMagic,
        int peerMagic,
        OptionalInt ownMrruBytes,
        OptionalInt peerMrruBytes,
        boolean peerShortSequence,
        EndpointDiscriminator peerEndpoint,
        Optional<AuthenticationMethod> weProve,
        Optional<AuthenticationMethod> peerProves) {
    /// Both sides offered an MRRU and both were acknowledged (RFC 1990 section 5.1.1).
    public boolean multilink() {
        return ownMrruBytes.isPresent() && peerMrruBytes.isPresent();
    }
}
