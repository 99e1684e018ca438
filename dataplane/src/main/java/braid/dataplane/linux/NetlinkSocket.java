package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NetlinkPort;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A netlink socket of the family `route` or `netfilter`, in the namespace of the thread that opened it.
public final class NetlinkSocket implements NetlinkPort {
    private static final int AF_NETLINK = 16;
    private static final int NETLINK_ROUTE = 0;
    private static final int NETLINK_NETFILTER = 12;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NETLINK_CAP_ACK = 10;
    private static final int NETLINK_EXT_ACK = 11;
    private static final int NETLINK_GET_STRICT_CHK = 12;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    /// The kernel fills a dump's datagram up to 32 KiB when the reader's buffer is that large.
    private static final int MESSAGE_BUFFER_BYTES = 64 << 10;

    private final Descriptor socket;
    private final NativeBytes in = NativeBytes.of(MESSAGE_BUFFER_BYTES);
    private final NativeBytes out = NativeBytes.of(MESSAGE_BUFFER_BYTES);

    private NetlinkSocket(Descriptor socket) {
        this.socket = socket;
    }

    /// For requests; nothing arrives on it that was not asked for.
    public static NetlinkSocket forRequests() throws KernelException {
        return open(NETLINK_ROUTE, new int[0]);
    }

    /// For notifications of these multicast groups.
    public static NetlinkSocket forNotifications(int... groups) throws KernelException {
        return open(NETLINK_ROUTE, groups);
    }

    /// The same for netfilter; without groups it is for requests.
    public static NetlinkSocket forNetfilter(int... groups) throws KernelException {
        return open(NETLINK_NETFILTER, groups);
    }

    private static NetlinkSocket open(int family, int[] groups) throws KernelException {
        Descriptor socket = Descriptor.socket(AF_NETLINK, Descriptor.SOCK_RAW, family, "open a netlink socket");
        try {
            socket.bufferBytes(SOCKET_BUFFER_BYTES, SOCKET_BUFFER_BYTES);
            socket.option(SOL_NETLINK, NETLINK_CAP_ACK, 1, "shorten netlink acknowledgements");
            socket.option(SOL_NETLINK, NETLINK_EXT_ACK, 1, "ask netlink for its error texts");
            socket.option(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1, "ask netlink for filtered dumps");
            NativeBytes address = NativeBytes.of(12);
            address.bytes().putShort(0, (short) AF_NETLINK);
            socket.bind(address, "bind a netlink socket");
            for (int group : groups) {
                socket.option(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group, "join a netlink group");
            }
            return new NetlinkSocket(socket);
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] messages) throws KernelException {
        if (messages.length > out.size()) {
            throw new IllegalArgumentException("netlink messages of " + messages.length + " bytes");
        }
        out.bytes().put(0, messages);
        Descriptor.check(LibC.send(socket.number(), out.address(), messages.length, 0), "send to netlink");
    }

    @Override
    public ByteBuffer receive() throws KernelException {
        while (true) {
            long length = LibC.recv(socket.number(), in.address(), in.size(), MSG_TRUNC);
            if (length >= 0) {
                return received(length);
            }
            Errno errno = Descriptor.lastError();
            if (errno != Errno.EINTR) {
                throw new KernelException("receive from netlink", errno);
            }
        }
    }

    @Override
    public Optional<ByteBuffer> receiveNow() throws KernelException {
        long length = LibC.recv(socket.number(), in.address(), in.size(), MSG_DONTWAIT | MSG_TRUNC);
        if (length >= 0) {
            return Optional.of(received(length));
        }
        Errno errno = Descriptor.lastError();
        if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
            return Optional.empty();
        }
        throw new KernelException("receive from netlink", errno);
    }

    @Override
    public int descriptor() {
        return socket.number();
    }

    @Override
    public void close() {
        socket.close();
    }

    /// With MSG_TRUNC the length is the datagram's own: what did not fit is a gap, like an overrun queue.
    private ByteBuffer received(long length) throws KernelException {
        if (length > in.size()) {
            throw new KernelException("receive from netlink", Errno.ENOBUFS);
        }
        return in.bytes().slice(0, (int) length).order(in.bytes().order());
    }
}
