package braid.dataplane.engine;

import braid.dataplane.multilink.FramePool;
import java.nio.ByteBuffer;

/// Data frames of a link that has not joined its bundle yet: the first few, for a moment. Each begins with the PPP
/// protocol field.
final class HeldFrames {
    private final FramePool pool;
    private final int[] frames;
    private final int[] lengths;
    private int count;
    private long sinceNanos;
    private boolean noticed;

    HeldFrames(FramePool pool, int bound) {
        this.pool = pool;
        frames = new int[bound];
        lengths = new int[bound];
    }

    /// @return false if there is no room
    boolean hold(ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        if (count == frames.length || lengthBytes > pool.frameBytes()) {
            return false;
        }
        int frame = pool.take();
        if (frame < 0) {
            return false;
        }
        pool.bytes().put(pool.offset(frame), bytes, offset, lengthBytes);
        if (count == 0) {
            sinceNanos = nowNanos;
        }
        frames[count] = frame;
        lengths[count] = lengthBytes;
        count++;
        return true;
    }

    int count() {
        return count;
    }

    /// Somebody looks after their time from now on.
    ///
    /// @return whether nobody did
    boolean noticed() {
        boolean first = !noticed;
        noticed = true;
        return first;
    }

    /// Nobody does any more.
    void unnoticed() {
        noticed = false;
    }

    /// When the first of them arrived; meaningful if there is any.
    long sinceNanos() {
        return sinceNanos;
    }

    int offset(int i) {
        return pool.offset(frames[i]);
    }

    int length(int i) {
        return lengths[i];
    }

    /// Gives the frames back once nothing refers to them any more.
    void retire() {
        while (count > 0) {
            pool.retire(frames[--count]);
        }
    }
}
