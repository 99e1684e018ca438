package braid.dataplane.engine;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Memory for frames, made once at start-up: `slots` pieces of `slotBytes` in one direct buffer.
/// Owned by one loop; absolute access only.
public final class Slab {
    private final ByteBuffer bytes;
    private final long address;
    private final int slotBytes;
    private final int slots;

    public Slab(int slots, int slotBytes) {
        this.bytes =
                ByteBuffer.allocateDirect(Math.multiplyExact(slots, slotBytes)).order(ByteOrder.BIG_ENDIAN);
        this.address = MemorySegment.ofBuffer(bytes).address();
        this.slotBytes = slotBytes;
        this.slots = slots;
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    /// Where slot 0 begins in this process, for the kernel's scatter and gather lists.
    public long address() {
        return address;
    }

    public int slotBytes() {
        return slotBytes;
    }

    public int slots() {
        return slots;
    }

    public int offset(int slot) {
        return slot * slotBytes;
    }
}
