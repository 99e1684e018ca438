package braid.dataplane.ppp.auth;

import braid.dataplane.ppp.mppe.StartKeys;
import java.util.Optional;

/// What somebody who knows the users answers to a good [Claim].
///
/// @param counterProof of MS-CHAPv2: that the authenticator knows the password too (`S=...`); else empty text
/// @param keys for encryption, where the method gives any
public record Acceptance(String counterProof, Optional<StartKeys> keys) {
    /// Of methods that only prove who the peer is.
    public static final Acceptance PLAIN = new Acceptance("", Optional.empty());
}
