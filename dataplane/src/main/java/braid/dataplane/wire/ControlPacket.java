package braid.dataplane.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/// A packet of LCP, an NCP, PAP or CHAP (RFC 1661 section 5), without the PPP protocol field.
///
///     | code (1) | identifier (1) | length (2) | data |
///
/// @param code 0 to 255
/// @param identifier 0 to 255
public record ControlPacket(int code, int identifier, Octets data) {
    public static final int HEADER_BYTES = 4;

    /// Octets after the packet's own length are padding and ignored.
    ///
    /// @return empty if the length field is less than the header or more than what was received
    public static Optional<ControlPacket> decode(ByteBuffer bytes, int offset, int lengthBytes) {
        if (lengthBytes < HEADER_BYTES) {
            return Optional.empty();
        }
        int length = bytes.getShort(offset + 2) & 0xffff;
        if (length < HEADER_BYTES || length > lengthBytes) {
            return Optional.empty();
        }
        return Optional.of(new ControlPacket(
                bytes.get(offset) & 0xff,
                bytes.get(offset + 1) & 0xff,
                Octets.copyOf(bytes, offset + HEADER_BYTES, length - HEADER_BYTES)));
    }

    public int encodedBytes() {
        return HEADER_BYTES + data.size();
    }

    public void encode(ByteBuffer bytes, int offset) {
        bytes.put(offset, (byte) code);
        bytes.put(offset + 1, (byte) identifier);
        bytes.putShort(offset + 2, (short) encodedBytes());
        data.put(bytes, offset + HEADER_BYTES);
    }

    public byte[] encoded() {
        byte[] bytes = new byte[encodedBytes()];
        encode(ByteBuffer.wrap(bytes), 0);
        return bytes;
    }
}
