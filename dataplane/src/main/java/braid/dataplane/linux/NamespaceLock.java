package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One router per network namespace: an abstract Unix socket of a fixed name, which the kernel takes back when its
/// process ends, however it ends.
public final class NamespaceLock implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    /// Shown as `@braid` by `ss -xl`: the first byte is NUL, and the file system is not involved.
    private static final String NAME = "\0braid";

    private final Descriptor socket;

    private NamespaceLock(Descriptor socket) {
        this.socket = socket;
    }

    /// @return empty if another process holds it
    public static Optional<NamespaceLock> take() throws KernelException {
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        NativeBytes address = NativeBytes.of(2 + name.length);
        address.bytes().putShort(0, (short) AF_UNIX).put(2, name);
        Descriptor socket = Descriptor.socket(AF_UNIX, SOCK_STREAM, 0, "open a Unix socket");
        try {
            socket.bind(address, "lock this network namespace");
            return Optional.of(new NamespaceLock(socket));
        } catch (KernelException e) {
            socket.close();
            if (e.errno() == Errno.EADDRINUSE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
