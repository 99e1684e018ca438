package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.wire.Octets;

/// What a peer shows to prove that it knows a password. Responses are never shown: they allow a search for it.
public sealed interface Claim {
    record Pap(Secret password) implements Claim {}

    record ChapMd5(int identifier, Octets challenge, Octets response) implements Claim {
        @Override
        public String toString() {
            return "ChapMd5[*****]";
        }
    }

    /// RFC 2433; the response that is made of the LM hash is not looked at.
    ///
    /// @param challenge 8 octets
    /// @param response 24 octets
    record MsChapV1(Octets challenge, Octets response) implements Claim {
        @Override
        public String toString() {
            return "MsChapV1[*****]";
        }
    }

    /// RFC 2759.
    ///
    /// @param name as the peer wrote it, with a domain or without
    /// @param ownChallenge the authenticator's, 16 octets
    /// @param peerChallenge 16 octets
    /// @param response 24 octets
    record MsChapV2(String name, Octets ownChallenge, Octets peerChallenge, Octets response) implements Claim {
        @Override
        public String toString() {
            return "MsChapV2[*****]";
        }
    }
}
