package braid.dataplane.tool;

import braid.dataplane.errno.KernelException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Sends and receives ICMP for one ping. Used by one thread.
public interface EchoPort extends AutoCloseable {
    /// @param message from the ICMP header on, checksum included
    void send(ByteBuffer message) throws KernelException;

    /// Waits for an ICMP packet of whatever kind, at most that long.
    ///
    /// @return an IPv4 packet from its header on, valid until the next call
    Optional<ByteBuffer> receive(long timeoutNanos) throws KernelException;

    @Override
    void close();
}
