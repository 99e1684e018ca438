package braid.dataplane.linux;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Zeroed bytes outside the heap, in the machine's byte order; freed some time after nobody refers to them. Who keeps
/// them in a field may give `address` to the kernel as it is; those made for one call are lent to it.
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

    /// A system call that is given an address.
    interface Call {
        int with(long address);
    }

    /// Makes the call while these bytes cannot be freed.
    int lend(Call call) {
        try {
            return call.with(address);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
