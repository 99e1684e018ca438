package braid.dataplane.engine;

import braid.dataplane.multilink.FrameOutput;
import java.nio.ByteBuffer;

/// Frames built for one interface, in the order they are to leave. What the interface refuses stays first, so numbers
/// of a link never overtake each other; one ring for all links of an interface, since it refuses all of them alike.
final class TransmitRing implements FrameOutput {
    private static final long STUCK_NANOS = 1_000_000_000L;

    private final FrameBatch batch;
    private final EthernetPort port;
    private int sent;
    private boolean refused;
    private long refusedSinceNanos;

    TransmitRing(EthernetPort port, int frames, int frameBytes) {
        this.port = port;
        this.batch = new FrameBatch(frames, frameBytes, 0);
    }

    @Override
    public int free() {
        if (batch.count() == batch.capacity() && !refused) {
            offer();
        }
        return batch.capacity() - batch.count();
    }

    @Override
    public ByteBuffer bytes() {
        return batch.slab().bytes();
    }

    @Override
    public int claim() {
        return batch.start(batch.count());
    }

    @Override
    public void commit(int lengthBytes) {
        batch.length(batch.count(), lengthBytes);
        batch.count(batch.count() + 1);
    }

    boolean isEmpty() {
        return batch.count() == 0;
    }

    /// Offers everything to the interface once.
    ///
    /// @return frames given up since the interface took nothing for a second
    int flush(long nowNanos) {
        if (isEmpty()) {
            return 0;
        }
        boolean wasRefused = refused;
        int before = sent;
        offer();
        if (!refused || sent > before || !wasRefused) {
            refusedSinceNanos = nowNanos;
            return 0;
        }
        if (nowNanos - refusedSinceNanos < STUCK_NANOS) {
            return 0;
        }
        int lost = batch.count() - sent;
        clear();
        return lost;
    }

    private void offer() {
        sent += port.send(batch, sent);
        refused = sent < batch.count();
        if (!refused) {
            clear();
        }
    }

    private void clear() {
        batch.count(0);
        sent = 0;
        refused = false;
    }
}
