package braid.dataplane.netlink;

import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A kernel that answers from a script; replies get the sequence number of the request they follow.
final class FakeNetlink implements NetlinkPort {
    private final Deque<byte[]> replies = new ArrayDeque<>();
    private final List<byte[]> requests = new ArrayList<>();

    /// Queues a datagram of one message.
    FakeNetlink reply(int type, int flags, byte[] payload) {
        int length = NetlinkMessage.HEADER_BYTES + payload.length;
        ByteBuffer message = ByteBuffer.allocate(NetlinkMessage.align(length)).order(ByteOrder.nativeOrder());
        message.putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(0)
                .putInt(0)
                .put(payload);
        replies.add(message.array());
        return this;
    }

    int requests() {
        return requests.size();
    }

    @Override
    public void send(byte[] messages) {
        requests.add(messages);
    }

    @Override
    public ByteBuffer receive() throws KernelException {
        ByteBuffer reply = ByteBuffer.wrap(replies.remove()).order(ByteOrder.nativeOrder());
        ByteBuffer request = ByteBuffer.wrap(requests.getLast()).order(ByteOrder.nativeOrder());
        return reply.putInt(8, request.getInt(8));
    }

    @Override
    public Optional<ByteBuffer> receiveNow() throws KernelException {
        return replies.isEmpty() ? Optional.empty() : Optional.of(receive());
    }

    @Override
    public int descriptor() {
        return -1;
    }

    @Override
    public void close() {}
}
