package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/// The attributes of a message or of a nest, by number; of several with one number the last. Each is
///
///      0       2       4
///     |length | type  | value ... padded to 4
///
/// A length that cannot be ends the list: what came before it counts.
final class Attributes {
    /// NLA_F_NESTED and NLA_F_NET_BYTEORDER are the type's two highest bits.
    private static final int TYPE_MASK = 0x3fff;

    private final Map<Integer, ByteBuffer> values = new HashMap<>();

    private Attributes() {}

    static Attributes of(ByteBuffer bytes, int offset) {
        Attributes attributes = new Attributes();
        each(bytes, offset, attributes.values::put);
        return attributes;
    }

    /// Each attribute in its turn, for lists whose elements all have one number.
    static void each(ByteBuffer bytes, int offset, BiConsumer<Integer, ByteBuffer> element) {
        int at = offset;
        while (bytes.limit() - at >= 4) {
            int length = bytes.getShort(at) & 0xffff;
            if (length < 4 || length > bytes.limit() - at) {
                break;
            }
            element.accept(
                    bytes.getShort(at + 2) & TYPE_MASK,
                    bytes.slice(at + 4, length - 4).order(bytes.order()));
            at += NetlinkMessage.align(length);
        }
    }

    Optional<ByteBuffer> bytes(int type) {
        return Optional.ofNullable(values.get(type));
    }

    /// @return an empty set where there is no such nest
    Attributes nest(int type) {
        ByteBuffer nested = values.get(type);
        return nested == null ? new Attributes() : of(nested, 0);
    }

    OptionalInt u8(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 1 ? OptionalInt.empty() : OptionalInt.of(value.get(0) & 0xff);
    }

    OptionalInt u16(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 2 ? OptionalInt.empty() : OptionalInt.of(value.getShort(0) & 0xffff);
    }

    /// A number in network byte order.
    OptionalInt be16(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 2
                ? OptionalInt.empty()
                : OptionalInt.of(value.duplicate().order(ByteOrder.BIG_ENDIAN).getShort(0) & 0xffff);
    }

    /// A number in network byte order.
    OptionalInt be32(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 4
                ? OptionalInt.empty()
                : OptionalInt.of(value.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0));
    }

    /// A number in network byte order.
    OptionalLong be64(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 8
                ? OptionalLong.empty()
                : OptionalLong.of(value.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(0));
    }

    OptionalInt u32(int type) {
        ByteBuffer value = values.get(type);
        return value == null || value.limit() < 4 ? OptionalInt.empty() : OptionalInt.of(value.getInt(0));
    }

    /// Text up to its NUL; empty where there is none.
    String text(int type) {
        return text(type, StandardCharsets.UTF_8);
    }

    /// Octets up to their NUL, one char each; empty where there are none.
    String octets(int type) {
        return text(type, StandardCharsets.ISO_8859_1);
    }

    private String text(int type, Charset charset) {
        ByteBuffer value = values.get(type);
        if (value == null) {
            return "";
        }
        int end = 0;
        while (end < value.limit() && value.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end];
        value.get(0, text);
        return new String(text, charset);
    }
}
