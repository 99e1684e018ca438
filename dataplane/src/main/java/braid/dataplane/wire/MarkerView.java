package braid.dataplane.wire;

import java.nio.ByteBuffer;

/// A marker: an LCP Echo-Request (RFC 1661 section 5.8) that lies in a link's stream of fragments and tells how far
/// it was written. Every stack echoes it; another Braid knows it by its signature and answers with a [ReportView].
///
///     | 9 or 10 | identifier | length (2)  | magic number (4)          |
///     | signature (8)                                                  |
///     | version | flags | marker (4) | highest sequence (4)              |
///
/// A view owns no bytes: wrap it round a packet, read, wrap the next one. Not thread safe.
public final class MarkerView {
    public static final int ECHO_REQUEST = 9;
    public static final int ECHO_REPLY = 10;

    /// With its LCP header.
    public static final int BYTES = 26;

    /// The letters "BraidMk1".
    static final long SIGNATURE = 0x4272_6169_644d_6b31L;

    static final int VERSION = 1;
    static final int HEADER_BYTES = 8;

    private static final int REPORTS_KNOWN = 1;

    private ByteBuffer packet = ByteBuffer.allocate(0);
    private int offset;

    /// @param start of the LCP packet, at its code
    /// @return false if this is no marker, nor the echo of one; the accessors are then undefined
    public boolean wrap(ByteBuffer bytes, int start, int lengthBytes) {
        packet = bytes;
        offset = start;
        return lengthBytes >= BYTES
                && (code() == ECHO_REQUEST || code() == ECHO_REPLY)
                && (bytes.getShort(start + 2) & 0xffff) >= BYTES
                && (bytes.getShort(start + 2) & 0xffff) <= lengthBytes
                && bytes.getLong(start + HEADER_BYTES) == SIGNATURE
                && bytes.get(start + 16) == VERSION;
    }

    private int code() {
        return packet.get(offset) & 0xff;
    }

    public boolean isEcho() {
        return code() == ECHO_REPLY;
    }

    /// The sender has seen a report of ours: the echo itself is of no use to it any more.
    public boolean reportsKnown() {
        return (packet.get(offset + 17) & REPORTS_KNOWN) != 0;
    }

    /// Counted by its sender, for each link alone.
    public int marker() {
        return packet.getInt(offset + 18);
    }

    /// The highest number given to a fragment of the bundle so far.
    public int sequence() {
        return packet.getInt(offset + 22);
    }

    /// Writes a whole Echo-Request.
    ///
    /// @param magic of whoever sends it
    public static void put(ByteBuffer bytes, int start, int magic, boolean reportsKnown, int marker, int sequence) {
        header(bytes, start, ECHO_REQUEST, marker, BYTES, magic);
        bytes.putLong(start + HEADER_BYTES, SIGNATURE);
        bytes.put(start + 16, (byte) VERSION);
        bytes.put(start + 17, (byte) (reportsKnown ? REPORTS_KNOWN : 0));
        bytes.putInt(start + 18, marker);
        bytes.putInt(start + 22, sequence);
    }

    static void header(ByteBuffer bytes, int start, int code, int identifier, int lengthBytes, int magic) {
        bytes.put(start, (byte) code);
        bytes.put(start + 1, (byte) identifier);
        bytes.putShort(start + 2, (short) lengthBytes);
        bytes.putInt(start + 4, magic);
    }
}
