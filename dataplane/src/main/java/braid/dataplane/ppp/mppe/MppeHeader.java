package braid.dataplane.ppp.mppe;

/// What stands before every encrypted packet (RFC 3078 section 3.1).
///
///     |A|B|C|D|  coherency count (12 bits)  |
///
/// A: the cipher begins anew here; B and C belong to MPPC, which nobody here speaks; D: encrypted.
final class MppeHeader {
    static final int BYTES = 2;
    static final int FLUSHED = 0x8000;
    static final int ENCRYPTED = 0x1000;
    static final int COUNT_MASK = 0x0fff;

    /// B and C.
    static final int COMPRESSION = 0x6000;

    // RFC 3078 section 3: protocols outside of these are never encrypted.
    private static final int FIRST_PROTOCOL = 0x0021;
    private static final int LAST_PROTOCOL = 0x00fa;

    private MppeHeader() {}

    /// Whether the count is one of those before which a key that lasts is changed (RFC 3078 section 7.1).
    static boolean flagPacket(int count) {
        return (count & 0xff) == 0xff;
    }

    static boolean encryptable(int protocol) {
        return protocol >= FIRST_PROTOCOL && protocol <= LAST_PROTOCOL;
    }
}
