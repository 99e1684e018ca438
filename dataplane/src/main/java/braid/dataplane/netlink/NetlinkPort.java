package braid.dataplane.netlink;

import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A netlink socket, or what plays one in a test. Used by one thread.
public interface NetlinkPort extends AutoCloseable {
    /// Hands one or several whole messages to the kernel as one datagram.
    void send(byte[] messages) throws KernelException;

    /// Waits for a datagram. The buffer is valid until the next call.
    ///
    /// @throws KernelException with ENOBUFS when the kernel had to drop something for this socket
    ByteBuffer receive() throws KernelException;

    /// A datagram if one is there.
    Optional<ByteBuffer> receiveNow() throws KernelException;

    /// For poll; -1 where there is none (tests).
    int descriptor();

    @Override
    void close();
}
