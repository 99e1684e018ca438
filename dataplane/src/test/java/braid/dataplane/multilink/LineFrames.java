package braid.dataplane.multilink;

import braid.dataplane.sim.LineDirection;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;

/// The frames of sessions that come out of lines.
final class LineFrames {
    /// Of both the frames here and those of [#pool].
    private static final int FRAME_BYTES = 2048;

    private static final int POOL_FRAMES = 6000;
    private static final int PROTOCOL_BYTES = 2;

    private final PppoeView view = new PppoeView();
    private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_BYTES);

    interface Packets {
        /// @param offset of its information, after the protocol field
        void packet(int protocol, ByteBuffer bytes, int offset, int lengthBytes);
    }

    /// One that holds more than any test sends.
    static FramePool pool() {
        return new FramePool(ByteBuffer.allocateDirect(POOL_FRAMES * FRAME_BYTES), POOL_FRAMES, FRAME_BYTES);
    }

    /// Takes what has arrived by now.
    void each(LineDirection line, long nowNanos, Packets packets) {
        int length = line.receive(frame, 0, FRAME_BYTES, nowNanos);
        while (length >= 0) {
            if (view.wrap(frame, 0, length) && view.payloadBytes() >= PROTOCOL_BYTES) {
                int at = view.payloadOffset();
                packets.packet(
                        Short.toUnsignedInt(frame.getShort(at)),
                        frame,
                        at + PROTOCOL_BYTES,
                        view.payloadBytes() - PROTOCOL_BYTES);
            }
            length = line.receive(frame, 0, FRAME_BYTES, nowNanos);
        }
    }
}
