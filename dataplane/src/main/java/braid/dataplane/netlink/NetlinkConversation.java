package braid.dataplane.netlink;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One request and its answer at a time over a request socket, whatever the family. Used by one thread.
final class NetlinkConversation implements AutoCloseable {
    /// A dump during which the kernel's lists changed is asked for again, so often.
    private static final int DUMP_ATTEMPTS = 8;

    private final NetlinkPort port;
    private int sequence;

    NetlinkConversation(NetlinkPort port) {
        this.port = port;
    }

    /// Carries out a change.
    ///
    /// @param attempted what it is, for the exception's sentence
    void execute(Request request, String attempted) throws KernelException {
        port.send(request.encode(++sequence, true));
        while (true) {
            for (NetlinkMessage message : receive()) {
                if (message.type() == NetlinkMessage.ERROR && message.sequence() == sequence) {
                    settle(message, attempted);
                    return;
                }
            }
        }
    }

    /// Asks for one object.
    ///
    /// @param type of the message that answers
    <T> Optional<T> ask(Request request, int type, Function<NetlinkMessage, Optional<T>> decode, String attempted)
            throws KernelException {
        port.send(request.encode(++sequence, false));
        while (true) {
            for (NetlinkMessage message : receive()) {
                if (message.sequence() != sequence) {
                    continue;
                }
                if (message.type() == type) {
                    return decode.apply(message);
                }
                if (message.type() == NetlinkMessage.ERROR) {
                    throw reply(message).refusal(attempted);
                }
            }
        }
    }

    /// Asks for a list.
    <T> List<T> dump(Request request, int type, Function<NetlinkMessage, Optional<T>> decode, String attempted)
            throws KernelException {
        for (int attempt = 1; attempt <= DUMP_ATTEMPTS; attempt++) {
            port.send(request.encode(++sequence, false));
            List<T> found = new ArrayList<>();
            if (collect(type, decode, found, attempted)) {
                return found;
            }
        }
        throw new KernelException(attempted, Errno.EAGAIN, "the list changed each time it was read");
    }

    /// Asks for a list of which it does not matter that it changed while it was read.
    <T> List<T> glance(Request request, int type, Function<NetlinkMessage, Optional<T>> decode, String attempted)
            throws KernelException {
        port.send(request.encode(++sequence, false));
        List<T> found = new ArrayList<>();
        collect(type, decode, found, attempted);
        return found;
    }

    /// @return false if the kernel's list changed while it was read
    private <T> boolean collect(int type, Function<NetlinkMessage, Optional<T>> decode, List<T> found, String attempted)
            throws KernelException {
        boolean whole = true;
        while (true) {
            for (NetlinkMessage message : receive()) {
                if (message.sequence() != sequence) {
                    continue; // left over from a dump that was given up
                }
                whole &= (message.flags() & NetlinkMessage.F_DUMP_INTERRUPTED) == 0;
                if (message.type() == NetlinkMessage.ERROR) {
                    settle(message, attempted);
                    return whole;
                }
                if (message.type() == NetlinkMessage.DONE) {
                    end(message, attempted);
                    return whole;
                }
                if (message.type() == type) {
                    decode.apply(message).ifPresent(found::add);
                }
            }
        }
    }

    private List<NetlinkMessage> receive() throws KernelException {
        ByteBuffer datagram = port.receive();
        return NetlinkMessage.split(datagram);
    }

    private static NetlinkReply reply(NetlinkMessage message) {
        return NetlinkReply.decode(message)
                .orElseThrow(() -> new IllegalStateException("netlink acknowledgement without a number"));
    }

    private static void settle(NetlinkMessage message, String attempted) throws KernelException {
        NetlinkReply reply = reply(message);
        if (!reply.accepted()) {
            throw reply.refusal(attempted);
        }
    }

    /// A dump that failed on its way says so in its last message.
    private static void end(NetlinkMessage done, String attempted) throws KernelException {
        int number = done.payload().limit() < 4 ? 0 : -done.payload().getInt(0);
        if (number > 0) {
            throw new KernelException(attempted, Errno.of(number));
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
