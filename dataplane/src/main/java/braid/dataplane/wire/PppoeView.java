package braid.dataplane.wire;

import java.nio.ByteBuffer;

/// A PPPoE frame with its Ethernet header (RFC 2516 section 4), from the destination MAC on.
///
///     | destination MAC (6)          | source MAC (6)               |
///     | EtherType (2) | 0x11 | CODE  | SESSION_ID (2) | LENGTH (2)  | payload
///
/// Ethernet pads short frames; the payload ends where LENGTH says, never at the frame's end.
/// A view owns no bytes: wrap it round a frame, read, wrap the next one. Not thread safe.
public final class PppoeView {
    public static final int ETHERNET_BYTES = 14;
    public static final int PPPOE_BYTES = 6;

    /// Ethernet and PPPoE header together.
    public static final int HEADER_BYTES = ETHERNET_BYTES + PPPOE_BYTES;

    /// VER 1, TYPE 1.
    public static final int VERSION_AND_TYPE = 0x11;

    /// The last number a session may have; 0xffff is reserved, 0 means none.
    public static final int MAX_SESSION_ID = 0xfffe;

    /// Why a frame was refused.
    public enum Refusal {
        NONE,
        TOO_SHORT,
        NOT_PPPOE,
        WRONG_VERSION,
        LENGTH_BEYOND_FRAME
    }

    private ByteBuffer frame = ByteBuffer.allocate(0);
    private int offset;
    private Refusal refusal = Refusal.TOO_SHORT;

    /// @return false if this is no PPPoE frame; [#refusal] says why and the accessors are undefined
    public boolean wrap(ByteBuffer bytes, int start, int lengthBytes) {
        frame = bytes;
        offset = start;
        refusal = judge(lengthBytes);
        return refusal == Refusal.NONE;
    }

    private Refusal judge(int lengthBytes) {
        if (lengthBytes < HEADER_BYTES) {
            return Refusal.TOO_SHORT;
        }
        int type = etherType();
        if (type != EtherType.PPPOE_DISCOVERY && type != EtherType.PPPOE_SESSION) {
            return Refusal.NOT_PPPOE;
        }
        if ((frame.get(offset + 14) & 0xff) != VERSION_AND_TYPE) {
            return Refusal.WRONG_VERSION;
        }
        return payloadBytes() > lengthBytes - HEADER_BYTES ? Refusal.LENGTH_BEYOND_FRAME : Refusal.NONE;
    }

    public Refusal refusal() {
        return refusal;
    }

    /// 48 bits.
    public long destination() {
        return mac(offset);
    }

    /// 48 bits.
    public long source() {
        return mac(offset + 6);
    }

    public int etherType() {
        return frame.getShort(offset + 12) & 0xffff;
    }

    public int code() {
        return frame.get(offset + 15) & 0xff;
    }

    public int sessionId() {
        return frame.getShort(offset + 16) & 0xffff;
    }

    /// Where the payload begins, in the frame's buffer.
    public int payloadOffset() {
        return offset + HEADER_BYTES;
    }

    public int payloadBytes() {
        return frame.getShort(offset + 18) & 0xffff;
    }

    private long mac(int at) {
        return (frame.getShort(at) & 0xffffL) << 32 | (frame.getInt(at + 2) & 0xffff_ffffL);
    }

    /// Writes both headers in front of a payload that begins at `start + HEADER_BYTES`.
    ///
    /// @param code a [PppoeCode]; discovery's EtherType is chosen unless it is [PppoeCode#SESSION]
    public static void put(
            ByteBuffer bytes, int start, long destination, long source, int code, int sessionId, int payloadBytes) {
        putMac(bytes, start, destination);
        putMac(bytes, start + 6, source);
        int type = code == PppoeCode.SESSION ? EtherType.PPPOE_SESSION : EtherType.PPPOE_DISCOVERY;
        bytes.putShort(start + 12, (short) type);
        bytes.put(start + 14, (byte) VERSION_AND_TYPE);
        bytes.put(start + 15, (byte) code);
        bytes.putShort(start + 16, (short) sessionId);
        bytes.putShort(start + 18, (short) payloadBytes);
    }

    private static void putMac(ByteBuffer bytes, int at, long mac) {
        bytes.putShort(at, (short) (mac >>> 32));
        bytes.putInt(at + 2, (int) mac);
    }
}
