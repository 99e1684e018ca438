package braid.dataplane.multilink;

import java.nio.ByteBuffer;

/// Frames in which fragments wait for others; one pool a loop, made at start-up.
///
/// A frame whose packet was handed on is retired, not free: the packet's slices may still wait to be written. The
/// loop recycles all retired frames when it has written everything.
public final class FramePool {
    private final ByteBuffer bytes;
    private final int frameBytes;
    private final int[] free;
    private final boolean[] taken;
    private final int[] retired;
    private int freeCount;
    private int retiredCount;

    /// @param bytes room for `frames` pieces of `frameBytes`
    public FramePool(ByteBuffer bytes, int frames, int frameBytes) {
        this.bytes = bytes;
        this.frameBytes = frameBytes;
        free = new int[frames];
        taken = new boolean[frames];
        retired = new int[frames];
        for (int i = 0; i < frames; i++) {
            free[i] = frames - 1 - i;
        }
        freeCount = frames;
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    /// The most that fits into one frame.
    public int frameBytes() {
        return frameBytes;
    }

    public int offset(int frame) {
        return frame * frameBytes;
    }

    /// @return -1 when there is none
    public int take() {
        if (freeCount == 0) {
            return -1;
        }
        int frame = free[--freeCount];
        taken[frame] = true;
        return frame;
    }

    /// Gives a frame back that no slice refers to.
    public void release(int frame) {
        giveBack(frame);
        free[freeCount++] = frame;
    }

    /// Gives a frame back as soon as what was handed on is written.
    public void retire(int frame) {
        giveBack(frame);
        retired[retiredCount++] = frame;
    }

    /// A frame that two think is theirs would carry one packet into the other.
    private void giveBack(int frame) {
        if (!taken[frame]) {
            throw new IllegalStateException("frame " + frame + " is given back twice");
        }
        taken[frame] = false;
    }

    /// Everything handed on was written.
    public void recycle() {
        while (retiredCount > 0) {
            free[freeCount++] = retired[--retiredCount];
        }
    }

    public int freeFrames() {
        return freeCount;
    }

    public int retiredFrames() {
        return retiredCount;
    }

    public int frames() {
        return free.length;
    }
}
