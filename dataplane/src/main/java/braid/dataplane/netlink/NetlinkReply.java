package braid.dataplane.netlink;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What an NLMSG_ERROR message says: an acknowledgement (number 0) or a refusal, with the kernel's extended text.
///
///      0              4                            20 (or more, when not capped)
///     |  -errno      | header of the request      | attributes: 1 text, 2 offset ...
record NetlinkReply(int errorNumber, String text) {
    private static final int ATTR_MSG = 1;

    static Optional<NetlinkReply> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < 4) {
            return Optional.empty();
        }
        int number = -payload.getInt(0);
        if ((message.flags() & NetlinkMessage.F_ACK_ATTRIBUTES) == 0 || payload.limit() < 20) {
            return Optional.of(new NetlinkReply(number, ""));
        }
        boolean capped = (message.flags() & NetlinkMessage.F_CAPPED) != 0;
        int requestBytes = capped ? NetlinkMessage.HEADER_BYTES : NetlinkMessage.align(payload.getInt(4));
        if (requestBytes < 0 || requestBytes > payload.limit() - 4) {
            return Optional.of(new NetlinkReply(number, ""));
        }
        return Optional.of(new NetlinkReply(
                number, Attributes.of(payload, 4 + requestBytes).text(ATTR_MSG)));
    }

    boolean accepted() {
        return errorNumber == 0;
    }

    KernelException refusal(String attempted) {
        Errno errno = Errno.of(errorNumber);
        return text.isEmpty() ? new KernelException(attempted, errno) : new KernelException(attempted, errno, text);
    }
}
