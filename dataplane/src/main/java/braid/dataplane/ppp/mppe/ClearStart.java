package braid.dataplane.ppp.mppe;

import braid.dataplane.wire.PppProtocol;

/// What a decrypted packet begins with, which tells whether it was the right key: MPPE itself has no check.
///
/// Nothing but IP is agreed on here, so nothing else makes sense. What a wrong key gives passes in one of some hundred
/// thousand cases.
final class ClearStart {
    /// The octets that are looked at.
    static final int OCTETS = 8;

    private static final int IPV4_WORDS = 5;
    private static final int IPV6_HEADER_BYTES = 40;

    private ClearStart() {}

    /// @param octets the first [#OCTETS], the protocol field first, in its one or two octets; big endian
    /// @param lengthBytes of all that was decrypted
    static boolean isIp(long octets, int lengthBytes) {
        int fieldOctets = octets >>> 56 == 0 ? 2 : 1;
        int protocol = (int) (octets >>> (Byte.SIZE * (OCTETS - fieldOctets)));
        long header = octets << (Byte.SIZE * fieldOctets);
        int version = (int) (header >>> 60);
        int left = lengthBytes - fieldOctets;
        return switch (protocol) {
            case PppProtocol.IPV4 -> version == 4 && ipv4Fits(header, left);
            case PppProtocol.IPV6 -> version == 6 && IPV6_HEADER_BYTES + (int) ((header >>> 16) & 0xffff) <= left;
            default -> false;
        };
    }

    private static boolean ipv4Fits(long header, int lengthBytes) {
        int words = (int) (header >>> 56) & 0xf;
        int totalBytes = (int) (header >>> 32) & 0xffff;
        return words >= IPV4_WORDS && totalBytes >= words * Integer.BYTES && totalBytes <= lengthBytes;
    }
}
