package braid.dataplane.wire;

import java.nio.ByteBuffer;

/// The two header formats of Multilink PPP (RFC 1990 section 3); which one is sent is the receiver's choice.
///
/// Long, 4 octets:
///
///      0                   1                   2                   3
///     |B|E|0 0 0 0 0 0|           sequence number (24 bits)           |
///
/// Short, 2 octets:
///
///      0                   1
///     |B|E|0 0|  sequence (12 bits)   |
public enum MpFormat {
    LONG(4, 24),
    SHORT(2, 12);

    private static final int BEGIN = 0x80;
    private static final int END = 0x40;

    private final int headerBytes;
    private final int sequenceBits;

    MpFormat(int headerBytes, int sequenceBits) {
        this.headerBytes = headerBytes;
        this.sequenceBits = sequenceBits;
    }

    public int headerBytes() {
        return headerBytes;
    }

    public int sequenceBits() {
        return sequenceBits;
    }

    /// The header as a number: flags in its two highest bits, the sequence number in its lowest.
    int word(ByteBuffer frame, int offset) {
        return this == LONG ? frame.getInt(offset) : Short.toUnsignedInt(frame.getShort(offset)) << 16;
    }

    /// Writes a header with the reserved bits clear.
    ///
    /// @param sequence only its lowest [#sequenceBits] are used
    public void put(ByteBuffer frame, int offset, boolean begins, boolean ends, int sequence) {
        int flags = (begins ? BEGIN : 0) | (ends ? END : 0);
        int number = sequence & ((1 << sequenceBits) - 1);
        if (this == LONG) {
            frame.putInt(offset, flags << 24 | number);
        } else {
            frame.putShort(offset, (short) (flags << 8 | number));
        }
    }
}
