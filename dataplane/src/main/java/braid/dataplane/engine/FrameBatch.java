package braid.dataplane.engine;

import java.util.Arrays;

/// Frames or packets that move between a port and the loop together: slot `i` of the slab holds `length(i)`
/// bytes from `start(i)` on. Reused for ever; owned by one loop.
public final class FrameBatch {
    /// Of a frame whose port does not know when it arrived.
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    private final Slab slab;
    private final int headroomBytes;
    private final int[] lengths;
    private final long[] arrivals;
    private int count;

    /// @param headroomBytes free bytes kept before each frame, so that headers can be put in front in place
    public FrameBatch(int slots, int slotBytes, int headroomBytes) {
        this.slab = new Slab(slots, slotBytes);
        this.headroomBytes = headroomBytes;
        this.lengths = new int[slots];
        this.arrivals = new long[slots];
        Arrays.fill(arrivals, NOT_KNOWN);
    }

    public Slab slab() {
        return slab;
    }

    public int capacity() {
        return lengths.length;
    }

    /// Offset of frame `i` in the slab's buffer.
    public int start(int i) {
        return slab.offset(i) + headroomBytes;
    }

    /// Bytes a frame may have at most.
    public int roomBytes() {
        return slab.slotBytes() - headroomBytes;
    }

    public int length(int i) {
        return lengths[i];
    }

    public void length(int i, int bytes) {
        lengths[i] = bytes;
    }

    /// When frame `i` came to this machine, by the monotonic clock, or [#NOT_KNOWN].
    public long arrivalNanos(int i) {
        return arrivals[i];
    }

    public void arrivalNanos(int i, long nanos) {
        arrivals[i] = nanos;
    }

    public int count() {
        return count;
    }

    public void count(int frames) {
        count = frames;
    }
}
