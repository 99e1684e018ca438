package braid.dataplane.multilink;

import java.util.OptionalLong;

/// What is known of a link before it carries anything.
///
/// @param mtuBytes the most of a PPP payload after the protocol field that the peer takes on this link
/// @param ownMagic our magic number on it (RFC 1661 section 6.4)
/// @param transmitBitsPerSecond its rate towards the peer, if somebody configured one
/// @param receiveBitsPerSecond its rate towards us, likewise: the peer is told
/// @param expectedBitsPerSecond what an access node says of its rate towards the peer: learning begins there
public record LineTerms(
        int mtuBytes,
        int ownMagic,
        OptionalLong transmitBitsPerSecond,
        OptionalLong receiveBitsPerSecond,
        OptionalLong expectedBitsPerSecond) {
    public static LineTerms unknown(int mtuBytes) {
        return new LineTerms(mtuBytes, 0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public LineTerms transmitting(OptionalLong bitsPerSecond) {
        return new LineTerms(mtuBytes, ownMagic, bitsPerSecond, receiveBitsPerSecond, expectedBitsPerSecond);
    }
}
