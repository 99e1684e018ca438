package braid.dataplane.wire;

import java.nio.ByteBuffer;

/// One Multilink PPP fragment in either format (RFC 1990 section 3; bit diagrams at [MpFormat]).
///
/// A view owns no bytes: wrap it round a frame, read, wrap the next one. Not thread safe.
public final class MpView {
    private static final int BEGIN = 0x8000_0000;
    private static final int END = 0x4000_0000;

    private int word;
    private MpFormat format = MpFormat.LONG;
    private int offset;
    private int lengthBytes;

    /// @param offset of the octet after the protocol field 0x003d
    /// @param lengthBytes of header and data
    /// @return false if the bytes cannot hold the header; the accessors are then undefined
    public boolean wrap(ByteBuffer frame, int offset, int lengthBytes, MpFormat format) {
        if (lengthBytes < format.headerBytes()) {
            return false;
        }
        this.word = format.word(frame, offset);
        this.format = format;
        this.offset = offset;
        this.lengthBytes = lengthBytes;
        return true;
    }

    public boolean begins() {
        return (word & BEGIN) != 0;
    }

    public boolean ends() {
        return (word & END) != 0;
    }

    /// A whole packet of no data: sent only to say how far its link is (RFC 1990 section 4.1).
    public boolean isNull() {
        return dataBytes() == 0 && begins() && ends();
    }

    /// Below 2^24 or 2^12; compare only in the sequence space of the bundle.
    public int sequence() {
        return format == MpFormat.LONG ? word & 0xff_ffff : word >>> 16 & 0xfff;
    }

    /// Whether a bit that must be zero is set; to be counted, not refused.
    public boolean hasReservedBits() {
        return (word & (format == MpFormat.LONG ? 0x3f00_0000 : 0x3000_0000)) != 0;
    }

    public int dataOffset() {
        return offset + format.headerBytes();
    }

    public int dataBytes() {
        return lengthBytes - format.headerBytes();
    }
}
