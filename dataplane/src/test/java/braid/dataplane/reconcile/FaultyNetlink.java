package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NetlinkPort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A netlink socket on which the kernel refuses dumps, or drops notices, when it is told to; dumps are counted.
final class FaultyNetlink implements NetlinkPort {
    private static final int FLAGS_OFFSET = 6;
    /// NLM_F_DUMP (include/uapi/linux/netlink.h).
    private static final int F_DUMP = 0x300;

    private final NetlinkPort port;
    private boolean dumpsRefused;
    private int dumps;
    private final Deque<ByteBuffer> held = new ArrayDeque<>();
    private boolean told = true;

    FaultyNetlink(NetlinkPort port) {
        this.port = port;
    }

    void refuseDumps(boolean refused) {
        dumpsRefused = refused;
    }

    /// Asked for so far.
    int dumps() {
        return dumps;
    }

    /// The datagrams that wait now are kept.
    void hold() throws KernelException {
        Optional<ByteBuffer> datagram = port.receiveNow();
        while (datagram.isPresent()) {
            ByteBuffer bytes = datagram.get();
            held.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip().order(bytes.order()));
            datagram = port.receiveNow();
        }
    }

    /// The datagrams that wait now are lost; that is told before those that are held are read.
    void overrun() throws KernelException {
        while (port.receiveNow().isPresent()) {
            told = false;
        }
    }

    @Override
    public void send(byte[] messages) throws KernelException {
        int flags = ByteBuffer.wrap(messages).order(ByteOrder.nativeOrder()).getShort(FLAGS_OFFSET);
        if ((flags & F_DUMP) == F_DUMP) {
            dumps++;
            if (dumpsRefused) {
                throw new KernelException("list", Errno.EAGAIN);
            }
        }
        port.send(messages);
    }

    @Override
    public ByteBuffer receive() throws KernelException {
        return port.receive();
    }

    @Override
    public Optional<ByteBuffer> receiveNow() throws KernelException {
        if (!told) {
            told = true;
            throw new KernelException("receive from netlink", Errno.ENOBUFS);
        }
        return held.isEmpty() ? port.receiveNow() : Optional.of(held.remove());
    }

    @Override
    public int descriptor() {
        return port.descriptor();
    }

    @Override
    public void close() {
        port.close();
    }
}
