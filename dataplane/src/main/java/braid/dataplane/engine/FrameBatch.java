package braid.dataplane.engine;

/// Frames or packets that move between a port and the loop together: slot `i` of the slab holds `length(i)`
/// bytes from `start(i)` on. Reused for ever; owned by one loop.
public final class FrameBatch {
    private final Slab slab;
    private final int headroomBytes;
    private final int[] lengths;
    private int count;

    /// @param headroomBytes free bytes kept before each frame, so that headers can be put in front in place
    public FrameBatch(int slots, int slotBytes, int headroomBytes) {
        this.slab = new Slab(slots, slotBytes);
        this.headroomBytes = headroomBytes;
        this.lengths = new int[slots];
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

    public int count() {
        return count;
    }

    public void count(int frames) {
        count = frames;
    }
}
