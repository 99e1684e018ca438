package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.wire.Octets;

/// What a peer shows to prove that it knows a password.
public sealed interface Claim {
    record Pap(Secret password) implements Claim {}

    record ChapMd5(int identifier, Octets challenge, Octets response) implements Claim {
        /// Responses are never shown: they allow a search for the password.
        @Override
        public String toString() {
            return "ChapMd5[*****]";
        }
    }
}
