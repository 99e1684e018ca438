package braid.dataplane.linux;

import braid.dataplane.engine.FrameBatch;

/// The arrays recvmmsg and sendmmsg work from, laid over a batch once: entry `i` points at slot `i`.
///
///     struct mmsghdr, 64 bytes: name 0, name length 8, iov 16, iov length 24, control 32, its length 40,
///                               flags 48, bytes moved 56
///     struct iovec, 16 bytes:   base 0, length 8
final class MessageVector {
    private static final int MESSAGE_BYTES = 64;
    private static final int SLICE_BYTES = 16;
    private static final int MSG_TRUNC = 0x20;

    private final NativeBytes messages;
    private final NativeBytes slices;
    private FrameBatch over;

    MessageVector(FrameBatch batch) {
        messages = NativeBytes.of(batch.capacity() * MESSAGE_BYTES);
        slices = NativeBytes.of(batch.capacity() * SLICE_BYTES);
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

    /// Receives into the slots from `from` on and sets their lengths.
    ///
    /// @return frames received, or negative with the reason in errno
    int receive(int socket, int from, int flags) {
        for (int i = from; i < over.capacity(); i++) {
            slices.bytes().putLong(i * SLICE_BYTES + 8, over.roomBytes());
        }
        int count = LibC.recvmmsg(socket, message(from), over.capacity() - from, flags, 0);
        for (int i = from; i < from + count; i++) {
            over.length(i, messages.bytes().getInt(i * MESSAGE_BYTES + 56));
        }
        return count;
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
