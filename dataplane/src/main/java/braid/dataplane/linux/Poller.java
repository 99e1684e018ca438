package braid.dataplane.linux;

import braid.dataplane.engine.IdlePort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;

/// An epoll with an eventfd in it, which wakes it up.
public final class Poller implements IdlePort {
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLLIN = 1;
    /// `struct epoll_event` is packed on x86-64 and only there.
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

    private static final int EVENT_BYTES = PACKED ? 12 : 16;
    private static final int DATA_OFFSET = PACKED ? 4 : 8;
    private static final int EVENTS = 64;
    private static final int WAKE_TOKEN = Integer.MIN_VALUE;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private final Descriptor epoll;
    private final Descriptor wakeUp;
    private final NativeBytes events = NativeBytes.of(EVENTS * EVENT_BYTES);
    private final NativeBytes change = NativeBytes.of(EVENT_BYTES);
    private final NativeBytes counter = NativeBytes.of(8);
    private final NativeBytes one = NativeBytes.of(8);
    private final NativeBytes pause = NativeBytes.of(16);
    private boolean slackSet;

    /// Guarded by `wakeUp`: who wakes may come late, and the number may be somebody else's by then.
    private boolean closed;

    private Poller(Descriptor epoll, Descriptor wakeUp) {
        this.epoll = epoll;
        this.wakeUp = wakeUp;
        one.bytes().putLong(0, 1);
        watch(wakeUp.number(), WAKE_TOKEN);
    }

    public static Poller open() throws KernelException {
        Descriptor epoll = Descriptor.of(LibC.epoll_create1(Descriptor.CLOSE_ON_EXEC), "make an epoll");
        try {
            return new Poller(
                    epoll,
                    Descriptor.of(
                            LibC.eventfd(0, Descriptor.CLOSE_ON_EXEC | Descriptor.SOCK_NONBLOCK), "make an eventfd"));
        } catch (KernelException e) {
            epoll.close();
            throw e;
        }
    }

    @Override
    public void watch(int descriptor, int token) {
        if (descriptor < 0) {
            return;
        }
        change.bytes().putInt(0, EPOLLIN).putLong(DATA_OFFSET, token);
        if (LibC.epoll_ctl(epoll.number(), EPOLL_CTL_ADD, descriptor, change.address()) < 0) {
            throw new IllegalStateException("watch descriptor " + descriptor + ": " + Descriptor.lastError());
        }
    }

    /// A descriptor that is closed already has left the epoll by itself.
    @Override
    public void unwatch(int descriptor) {
        if (descriptor < 0) {
            return;
        }
        if (LibC.epoll_ctl(epoll.number(), EPOLL_CTL_DEL, descriptor, change.address()) < 0) {
            Errno errno = Descriptor.lastError();
            if (errno != Errno.ENOENT && errno != Errno.EBADF) {
                throw new IllegalStateException("unwatch descriptor " + descriptor + ": " + errno);
            }
        }
    }

    @Override
    public void rest(long nanos) {
        if (!slackSet) {
            LibC.prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0); // of the calling thread; the default is 50 µs
            slackSet = true;
        }
        pause.bytes().putLong(0, nanos / NANOS_A_SECOND).putLong(8, nanos % NANOS_A_SECOND);
        LibC.clock_nanosleep(CLOCK_MONOTONIC, 0, pause.address(), 0);
    }

    @Override
    public int await(long timeoutNanos, int[] tokens) {
        int count = LibC.epoll_wait(
                epoll.number(), events.address(), Math.min(EVENTS, tokens.length + 1), millis(timeoutNanos));
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int token = (int) events.bytes().getLong(i * EVENT_BYTES + DATA_OFFSET);
            if (token == WAKE_TOKEN) {
                LibC.read(wakeUp.number(), counter.address(), 8);
            } else if (filled < tokens.length) {
                tokens[filled++] = token;
            }
        }
        return filled;
    }

    @Override
    public void wake() {
        synchronized (wakeUp) {
            if (!closed) {
                LibC.write(wakeUp.number(), one.address(), 8);
            }
        }
    }

    @Override
    public void close() {
        synchronized (wakeUp) {
            closed = true;
            epoll.close();
            wakeUp.close();
        }
    }

    /// Rounded up, so that nobody is woken before the time and turns in circles.
    private static int millis(long nanos) {
        if (nanos <= 0) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, (nanos - 1) / NANOS_A_MILLISECOND + 1);
    }
}
