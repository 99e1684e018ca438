package braid.dataplane.engine.control;

import braid.dataplane.network.Secret;
import braid.dataplane.ppp.lcp.LcpSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What one link is dialled or answered with.
///
/// @param maxMtuBytes the most we send over the link, whatever the peer accepts
/// @param login how we prove who we are, when asked
/// @param ownName what we call ourselves in a challenge
/// @param transmitBitsPerSecond the line's configured rate; empty: to be learned
record LinkTerms(
        LcpSettings lcp,
        OptionalInt keepaliveSeconds,
        int maxMtuBytes,
        Optional<Login> login,
        String ownName,
        OptionalLong transmitBitsPerSecond,
        OptionalLong receiveBitsPerSecond) {
    record Login(String user, Secret password) {}

    LinkTerms withoutMultilink() {
        return new LinkTerms(
                lcp.withoutMultilink(),
                keepaliveSeconds,
                maxMtuBytes,
                login,
                ownName,
                transmitBitsPerSecond,
                receiveBitsPerSecond);
    }
}
