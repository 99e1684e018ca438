package braid.dataplane.linux;

import braid.dataplane.engine.FrameBatch;

/// The arrays recvmmsg and sendmmsg work from, laid over a batch once: entry `i` points at slot `i`.
///
///     struct mmsghdr, 64 bytes: name 0, name length 8, iov 16, iov length 24, control 32, its length 40,
///                               flags 48, bytes moved 56
///     struct iovec, 16 bytes:   base 0, length 8
///     struct cmsghdr, 16 bytes: length 0, level 8, type 12, then the kernel's `struct timespec` of arrival
final class MessageVector {
    private static final int MESSAGE_BYTES = 64;
    private static final int SLICE_BYTES = 16;
    private static final int CONTROL_BYTES = 64;
    private static final int MSG_TRUNC = 0x20;
    private static final int CLOCK_REALTIME = 0;
    private static final int STAMP_BYTES = 32;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    /// A clock that was set in between makes a frame older than this, or younger than now.
    private static final long OLDEST_NANOS = 10 * NANOS_A_SECOND;

    private final NativeBytes messages;
    private final NativeBytes slices;
    private final NativeBytes control;
    private final NativeBytes clock = NativeBytes.of(16);
    private FrameBatch over;

    MessageVector(FrameBatch batch) {
        messages = NativeBytes.of(batch.capacity() * MESSAGE_BYTES);
        slices = NativeBytes.of(batch.capacity() * SLICE_BYTES);
        control = NativeBytes.of(batch.capacity() * CONTROL_BYTES);
        for (int i = 0; i < batch.capacity(); i++) {
            messages.bytes().putLong(i * MESSAGE_BYTES + 16, slices.address() + (long) i * SLICE_BYTES);
            messages.bytes().putLong(i * MESSAGE_BYTES + 24, 1);
        }
        lay(batch);
    }

    /// Whether it can serve `batch`; lays itself over it if so.
    boolean serves(FrameBatch batch) {
        if (batch == over) {
            return true;
        }
        if (batch.capacity() * MESSAGE_BYTES != messages.size()) {
            return false;
        }
        lay(batch);
        return true;
    }

    private void lay(FrameBatch batch) {
        over = batch;
        for (int i = 0; i < batch.capacity(); i++) {
            slices.bytes().putLong(i * SLICE_BYTES, batch.slab().address() + batch.start(i));
            slices.bytes().putLong(i * SLICE_BYTES + 8, batch.roomBytes());
        }
    }

    /// Receives into the slots from `from` to before `to`, and sets their lengths, and when they came if the kernel
    /// says so.
    ///
    /// @return frames received, or negative with the reason in errno
    int receive(int socket, int from, int to, int flags) {
        for (int i = from; i < to; i++) {
            slices.bytes().putLong(i * SLICE_BYTES + 8, over.roomBytes());
            messages.bytes()
                    .putLong(i * MESSAGE_BYTES + 32, control.address() + (long) i * CONTROL_BYTES)
                    .putLong(i * MESSAGE_BYTES + 40, CONTROL_BYTES);
        }
        int count = LibC.recvmmsg(socket, message(from), to - from, flags, 0);
        for (int i = from; i < from + count; i++) {
            over.length(i, messages.bytes().getInt(i * MESSAGE_BYTES + 56));
        }
        if (count > 0) {
            date(from, from + count);
        }
        return count;
    }

    /// The kernel dates frames by the clock on the wall; how long ago that was is true of any clock.
    private void date(int from, int end) {
        LibC.clock_gettime(CLOCK_REALTIME, clock.address());
        long monotonic = System.nanoTime();
        long wall = nanos(clock, 0);
        for (int i = from; i < end; i++) {
            boolean stamped = messages.bytes().getLong(i * MESSAGE_BYTES + 40) >= STAMP_BYTES;
            long age = stamped ? wall - nanos(control, i * CONTROL_BYTES + 16) : -1;
            over.arrivalNanos(i, age < 0 || age > OLDEST_NANOS ? FrameBatch.NOT_KNOWN : monotonic - age);
        }
    }

    private static long nanos(NativeBytes timespec, int at) {
        return timespec.bytes().getLong(at) * NANOS_A_SECOND + timespec.bytes().getLong(at + 8);
    }

    /// Whether frame `i` was longer than its slot.
    boolean cut(int i) {
        return (messages.bytes().getInt(i * MESSAGE_BYTES + 48) & MSG_TRUNC) != 0;
    }

    /// @return frames sent, or negative with the reason in errno
    int send(int socket, int from, int to, int flags) {
        for (int i = from; i < to; i++) {
            slices.bytes().putLong(i * SLICE_BYTES + 8, over.length(i));
        }
        return LibC.sendmmsg(socket, message(from), to - from, flags);
    }

    private long message(int i) {
        return messages.address() + (long) i * MESSAGE_BYTES;
    }
}
