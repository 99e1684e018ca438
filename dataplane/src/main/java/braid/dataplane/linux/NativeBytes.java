package braid.dataplane.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Zeroed bytes outside the heap, in the machine's byte order; freed some time after nobody refers to them.
/// Who gives `address` to the kernel keeps this alive until the call has returned
/// ([java.lang.ref.Reference#reachabilityFence]).
record NativeBytes(ByteBuffer bytes, long address) {
    static NativeBytes of(int sizeBytes) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(sizeBytes).order(ByteOrder.nativeOrder());
        return new NativeBytes(bytes, MemorySegment.ofBuffer(bytes).address());
    }

    static NativeBytes ofInt(int value) {
        NativeBytes four = of(4);
        four.bytes.putInt(0, value);
        return four;
    }

    int size() {
        return bytes.capacity();
    }
}
