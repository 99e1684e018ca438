package braid.dataplane.linux;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicBoolean;

/// An open file descriptor with one owner. Closing it twice does nothing; using it after that is the owner's mistake.
final class Descriptor implements AutoCloseable {
    static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int CLOSE_ON_EXEC = 0x80000;

    private final int number;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Descriptor(int number) {
        this.number = number;
    }

    /// @param result what the call returned: a new descriptor, or negative
    static Descriptor of(int result, String attempted) throws KernelException {
        check(result, attempted);
        return new Descriptor(result);
    }

    static Descriptor socket(int domain, int type, int protocol, String attempted) throws KernelException {
        return of(LibC.socket(domain, type | CLOSE_ON_EXEC, protocol), attempted);
    }

    static Descriptor open(String path, int flags) throws KernelException {
        return of(LibC.open(path, flags | CLOSE_ON_EXEC), "open " + path);
    }

    /// Turns a negative result into the exception.
    static long check(long result, String attempted) throws KernelException {
        if (result < 0) {
            throw new KernelException(attempted, lastError());
        }
        return result;
    }

    static Errno lastError() {
        return Errno.of(Native.getLastError());
    }

    int number() {
        return number;
    }

    void option(int level, int name, int value, String attempted) throws KernelException {
        check(NativeBytes.ofInt(value).lend(four -> LibC.setsockopt(number, level, name, four, 4)), attempted);
    }

    /// Asks for socket buffers of that size; where the limit cannot be passed (a user namespace), as much as is
    /// allowed.
    void bufferBytes(int receive, int send) throws KernelException {
        buffer(SO_RCVBUFFORCE, SO_RCVBUF, receive);
        buffer(SO_SNDBUFFORCE, SO_SNDBUF, send);
    }

    private void buffer(int forced, int plain, int bytes) throws KernelException {
        if (NativeBytes.ofInt(bytes).lend(four -> LibC.setsockopt(number, SOL_SOCKET, forced, four, 4)) < 0) {
            option(SOL_SOCKET, plain, bytes, "set a socket's buffer");
        }
    }

    void bind(NativeBytes address, String attempted) throws KernelException {
        check(address.lend(where -> LibC.bind(number, where, address.size())), attempted);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LibC.close(number);
        }
    }
}
