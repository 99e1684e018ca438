package braid.dataplane.linux;

import com.sun.jna.Native;

/// The C library's functions as they are, mapped directly; addresses and sizes are 64 bits wide, so 64-bit Linux only.
/// A negative result leaves the reason in [Native#getLastError()].
final class LibC {
    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, long address, int length);

    static native int setsockopt(int fd, int level, int name, long value, int length);

    static native int getsockopt(int fd, int level, int name, long value, long length);

    static native int getsockname(int fd, long address, long length);

    static native long send(int fd, long bytes, long length, int flags);

    static native long sendto(int fd, long bytes, long length, int flags, long address, int addressLength);

    static native long recv(int fd, long bytes, long length, int flags);

    static native int sendmmsg(int fd, long messages, int count, int flags);

    static native int recvmmsg(int fd, long messages, int count, int flags, long timeout);

    static native int open(String path, int flags);

    static native long read(int fd, long bytes, long length);

    static native long write(int fd, long bytes, long length);

    static native long writev(int fd, long slices, int count);

    static native int ioctl(int fd, long request, long argument);

    static native int close(int fd);

    static native int poll(long descriptors, long count, int timeoutMillis);

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int fd, long event);

    static native int epoll_wait(int epoll, long events, int count, int timeoutMillis);

    static native int eventfd(int initial, int flags);

    static native int setns(int fd, int type);

    static native int unshare(int flags);

    static native int prctl(int option, long first, long second, long third, long fourth);

    static native int clock_gettime(int clock, long time);

    static native int clock_nanosleep(int clock, int flags, long request, long remaining);
}
