package braid.dataplane.multilink;

import braid.dataplane.sim.LineDirection;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/// Gives each frame to a simulated line at once.
final class LineOutput implements FrameOutput {
    private static final int FRAME_BYTES = 2048;
    private static final int ROOM_FRAMES = 64;

    private final ByteBuffer slot = ByteBuffer.allocateDirect(FRAME_BYTES);
    private final LineDirection line;
    private final LongSupplier clockNanos;

    LineOutput(LineDirection line, LongSupplier clockNanos) {
        this.line = line;
        this.clockNanos = clockNanos;
    }

    @Override
    public int free() {
        return ROOM_FRAMES;
    }

    @Override
    public ByteBuffer bytes() {
        return slot;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void commit(int lengthBytes) {
        line.send(slot, 0, lengthBytes, clockNanos.getAsLong());
    }
}
