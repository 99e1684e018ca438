package braid.dataplane.pppoe;

import braid.dataplane.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tag of a discovery packet (RFC 2516 section 4, appendix A); unknown ones are kept and ignored.
///
///     | type (2) | length (2) | value |
public record PppoeTag(int type, Octets value) {
    public static final int END_OF_LIST = 0x0000;
    public static final int SERVICE_NAME = 0x0101;
    public static final int AC_NAME = 0x0102;
    public static final int HOST_UNIQ = 0x0103;
    public static final int AC_COOKIE = 0x0104;
    public static final int VENDOR_SPECIFIC = 0x0105;
    public static final int RELAY_SESSION_ID = 0x0110;

    /// RFC 4638 section 4.
    public static final int PPP_MAX_PAYLOAD = 0x0120;

    public static final int SERVICE_NAME_ERROR = 0x0201;
    public static final int AC_SYSTEM_ERROR = 0x0202;
    public static final int GENERIC_ERROR = 0x0203;

    private static final int HEADER_BYTES = 4;

    public static PppoeTag text(int type, String text) {
        return new PppoeTag(type, Octets.ofText(text));
    }

    /// @return empty if a tag runs past the end; then the packet is dropped
    static Optional<List<PppoeTag>> decodeList(ByteBuffer bytes, int offset, int lengthBytes) {
        List<PppoeTag> tags = new ArrayList<>();
        int at = 0;
        while (at < lengthBytes) {
            if (lengthBytes - at < HEADER_BYTES) {
                return Optional.empty();
            }
            int type = bytes.getShort(offset + at) & 0xffff;
            int length = bytes.getShort(offset + at + 2) & 0xffff;
            if (type == END_OF_LIST) {
                break;
            }
            if (length > lengthBytes - at - HEADER_BYTES) {
                return Optional.empty();
            }
            tags.add(new PppoeTag(type, Octets.copyOf(bytes, offset + at + HEADER_BYTES, length)));
            at += HEADER_BYTES + length;
        }
        return Optional.of(List.copyOf(tags));
    }

    int encodedBytes() {
        return HEADER_BYTES + value.size();
    }

    void encode(ByteArrayOutputStream bytes) {
        bytes.writeBytes(Octets.ofShort(type).toArray());
        bytes.writeBytes(Octets.ofShort(value.size()).toArray());
        bytes.writeBytes(value.toArray());
    }
}
