package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One message as it came (include/uapi/linux/netlink.h):
///
///      0               4       6       8              12             16
///     |    length     | type  | flags |   sequence   |     port     | payload ...
///
/// @param payload a view into the datagram, in the machine's byte order
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer payload) {
    static final int HEADER_BYTES = 16;

    static final int NOOP = 1;
    static final int ERROR = 2;
    static final int DONE = 3;
    static final int OVERRUN = 4;

    static final int F_REQUEST = 0x1;
    static final int F_ACK = 0x4;
    static final int F_DUMP_INTERRUPTED = 0x10;
    static final int F_REPLACE = 0x100;
    static final int F_CAPPED = 0x100;
    static final int F_ACK_ATTRIBUTES = 0x200;
    static final int F_EXCLUSIVE = 0x200;
    static final int F_DUMP = 0x300;
    static final int F_CREATE = 0x400;
    static final int F_APPEND = 0x800;

    /// The whole messages of a datagram; a message longer than what is left ends the list.
    static List<NetlinkMessage> split(ByteBuffer datagram) {
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = 0;
        while (datagram.limit() - at >= HEADER_BYTES) {
            int length = datagram.getInt(at);
            if (length < HEADER_BYTES || length > datagram.limit() - at) {
                break;
            }
            ByteBuffer payload =
                    datagram.slice(at + HEADER_BYTES, length - HEADER_BYTES).order(datagram.order());
            messages.add(new NetlinkMessage(
                    datagram.getShort(at + 4) & 0xffff,
                    datagram.getShort(at + 6) & 0xffff,
                    datagram.getInt(at + 8),
                    payload));
            at += align(length);
        }
        return messages;
    }

    static int align(int bytes) {
        return (bytes + 3) & ~3;
    }
}
