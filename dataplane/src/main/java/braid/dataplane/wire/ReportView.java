package braid.dataplane.wire;

import java.nio.ByteBuffer;

/// What a receiver tells about a link when a [MarkerView] has reached it: an LCP Discard-Request (RFC 1661
/// section 5.9), which every other stack drops in silence.
///
///     | 11 | identifier | length (2)         | magic number (4)        |
///     | signature (8)                                                 |
///     | version | flags | marker (4) | octets (8) | frames (8)          |
///     | clock (8) | highest sequence (4)                              |
///     | gaps passed (4) | timed out (4) | overflowed (4)              |
///     | fragments held (2) | line's rate (4)                          |
///
/// A view owns no bytes: wrap it round a packet, read, wrap the next one. Not thread safe.
public final class ReportView {
    public static final int DISCARD_REQUEST = 11;

    /// With its LCP header.
    public static final int BYTES = 68;

    private ByteBuffer packet = ByteBuffer.allocate(0);
    private int offset;

    /// @param start of the LCP packet, at its code
    /// @return false if this is no report; the accessors are then undefined
    public boolean wrap(ByteBuffer bytes, int start, int lengthBytes) {
        packet = bytes;
        offset = start;
        return lengthBytes >= BYTES
                && bytes.get(start) == DISCARD_REQUEST
                && (bytes.getShort(start + 2) & 0xffff) >= BYTES
                && (bytes.getShort(start + 2) & 0xffff) <= lengthBytes
                && bytes.getLong(start + MarkerView.HEADER_BYTES) == MarkerView.SIGNATURE
                && bytes.get(start + 16) == MarkerView.VERSION;
    }

    /// The marker it answers.
    public int marker() {
        return packet.getInt(offset + 18);
    }

    /// PPP payloads received on the link, the marker's own included.
    public long octets() {
        return packet.getLong(offset + 22);
    }

    public long frames() {
        return packet.getLong(offset + 30);
    }

    /// When the marker arrived, by the receiver's own clock.
    public long clockNanos() {
        return packet.getLong(offset + 38);
    }

    public int highestSequence() {
        return packet.getInt(offset + 46);
    }

    public int gapsPassed() {
        return packet.getInt(offset + 50);
    }

    public int gapsTimedOut() {
        return packet.getInt(offset + 54);
    }

    public int gapsOverflowed() {
        return packet.getInt(offset + 58);
    }

    /// Fragments that wait in reassembly.
    public int held() {
        return packet.getShort(offset + 62) & 0xffff;
    }

    /// What the receiver was told by its configuration that the line brings, in kbit/s; 0: nothing.
    public int kilobitsPerSecond() {
        return packet.getInt(offset + 64);
    }

    public static void put(
            ByteBuffer bytes, int start, int magic, int marker, long octets, long frames, long clockNanos) {
        MarkerView.header(bytes, start, DISCARD_REQUEST, marker, BYTES, magic);
        bytes.putLong(start + MarkerView.HEADER_BYTES, MarkerView.SIGNATURE);
        bytes.put(start + 16, (byte) MarkerView.VERSION);
        bytes.put(start + 17, (byte) 0);
        bytes.putInt(start + 18, marker);
        bytes.putLong(start + 22, octets);
        bytes.putLong(start + 30, frames);
        bytes.putLong(start + 38, clockNanos);
    }

    /// What a report says beside the link's own figures; to be written after [#put].
    public static void putBundle(
            ByteBuffer bytes,
            int start,
            int highestSequence,
            int gapsPassed,
            int gapsTimedOut,
            int gapsOverflowed,
            int held,
            int kilobitsPerSecond) {
        bytes.putInt(start + 46, highestSequence);
        bytes.putInt(start + 50, gapsPassed);
        bytes.putInt(start + 54, gapsTimedOut);
        bytes.putInt(start + 58, gapsOverflowed);
        bytes.putShort(start + 62, (short) Math.min(held, 0xffff));
        bytes.putInt(start + 64, kilobitsPerSecond);
    }
}
