package braid.dataplane.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What stands in front of everything sent in one PPPoE session: made once, copied in front of each frame.
///
///     | destination MAC (6) | source MAC (6) | 88 64 | 11 00 | session id (2) | LENGTH (2) | protocol (2) |
public final class SessionHeader {
    /// Ethernet 14, PPPoE 6, PPP protocol 2.
    public static final int BYTES = 22;

    /// Up to where LENGTH begins to count.
    public static final int BYTES_BEFORE_PPP = 20;

    private static final int LENGTH_AT = 18;
    private static final int PROTOCOL_AT = 20;

    private final byte[] template = new byte[BYTES];

    /// @param destination the peer's MAC address in the low 48 bits
    /// @param source ours
    public SessionHeader(long destination, long source, int sessionId) {
        ByteBuffer header = ByteBuffer.wrap(template).order(ByteOrder.BIG_ENDIAN);
        header.putShort((short) (destination >>> 32)).putInt((int) destination);
        header.putShort((short) (source >>> 32)).putInt((int) source);
        header.putShort((short) 0x8864).putShort((short) 0x1100).putShort((short) sessionId);
    }

    /// Writes the header for `informationBytes` octets that follow the protocol field.
    public void put(ByteBuffer frame, int offset, int protocol, int informationBytes) {
        frame.put(offset, template);
        frame.putShort(offset + LENGTH_AT, (short) (informationBytes + 2));
        frame.putShort(offset + PROTOCOL_AT, (short) protocol);
    }
}
