package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NetlinkPort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// A netlink socket on which the kernel refuses dumps, or drops notices, when it is told to.
final class FaultyNetlink implements NetlinkPort {
    private static final int FLAGS_OFFSET = 6;
    /// NLM_F_DUMP (include/uapi/linux/netlink.h).
    private static final int F_DUMP = 0x300;

    private final NetlinkPort port;
    private boolean dumpsRefused;
    private int kept = Integer.MAX_VALUE;
    private boolean told = true;

    FaultyNetlink(NetlinkPort port) {
        this.port = port;
    }

    void refuseDumps(boolean refused) {
        dumpsRefused = refused;
    }

    /// Of the datagrams that wait, all but the first ones are lost; that is told before those that are left are read.
    void overrun(int left) {
        kept = left;
        told = false;
    }

    @Override
    public void send(byte[] messages) throws KernelException {
        int flags = ByteBuffer.wrap(messages).order(ByteOrder.nativeOrder()).getShort(FLAGS_OFFSET);
        if (dumpsRefused && (flags & F_DUMP) == F_DUMP) {
            throw new KernelException("list", Errno.EAGAIN);
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
        Optional<ByteBuffer> datagram = port.receiveNow();
        if (datagram.isPresent() && kept > 0) {
            kept--;
            return datagram;
        }
        while (datagram.isPresent()) {
            datagram = port.receiveNow();
        }
        kept = Integer.MAX_VALUE;
        return Optional.empty();
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
