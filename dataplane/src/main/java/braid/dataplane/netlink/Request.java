package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// A message for the kernel, written front to back: the family's header, then attributes.
public final class Request {
    private static final int NESTED = 0x8000;

    private final int type;
    private final int flags;
    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    private Request(int type, int flags) {
        this.type = type;
        this.flags = flags;
    }

    static Request of(int type, int flags) {
        Request request = new Request(type, flags | NetlinkMessage.F_REQUEST);
        request.bytes.position(NetlinkMessage.HEADER_BYTES);
        return request;
    }

    Request u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    Request u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    Request u32(int value) {
        room(4).putInt(value);
        return this;
    }

    Request attribute(int attribute, byte[] value) {
        header(attribute, value.length);
        room(value.length).put(value);
        return pad();
    }

    Request attributeU8(int attribute, int value) {
        return attribute(attribute, new byte[] {(byte) value});
    }

    Request attributeU16(int attribute, int value) {
        header(attribute, 2);
        return u16(value).pad();
    }

    /// A number in network byte order.
    Request attributeBe16(int attribute, int value) {
        return attribute(attribute, new byte[] {(byte) (value >>> 8), (byte) value});
    }

    Request attributeU32(int attribute, int value) {
        header(attribute, 4);
        return u32(value);
    }

    /// Text with its NUL.
    Request attributeText(int attribute, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return attribute(attribute, Arrays.copyOf(text, text.length + 1));
    }

    /// Text of one char an octet, with its NUL: octets that nobody here reads stay as they are.
    Request attributeOctets(int attribute, String value) {
        byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
        return attribute(attribute, Arrays.copyOf(octets, octets.length + 1));
    }

    Request nest(int attribute, Consumer<Request> content) {
        int start = bytes.position();
        header(attribute | NESTED, 0);
        content.accept(this);
        bytes.putShort(start, (short) (bytes.position() - start));
        return this;
    }

    /// The whole message, padded, so that another may follow it.
    public byte[] encode(int sequence, boolean acknowledge) {
        int length = bytes.position();
        bytes.putInt(0, length)
                .putShort(4, (short) type)
                .putShort(6, (short) (acknowledge ? flags | NetlinkMessage.F_ACK : flags))
                .putInt(8, sequence)
                .putInt(12, 0);
        return Arrays.copyOf(bytes.array(), NetlinkMessage.align(length));
    }

    private void header(int attribute, int valueBytes) {
        u16(valueBytes + 4).u16(attribute);
    }

    private Request pad() {
        int padding = NetlinkMessage.align(bytes.position()) - bytes.position();
        room(padding).put(new byte[padding]);
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger =
                    ByteBuffer.allocate(2 * (bytes.capacity() + more)).order(bytes.order());
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
