package braid.dataplane.sim;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Random;

/// Frames under way in one direction of a line, with the line's rate, delay and faults. Deterministic for a seed.
public final class LineDirection {
    private static final double NANOS_TIMES_BITS = 8e9;

    /// FCS, preamble and gap.
    private static final int OVERHEAD_BYTES = 24;

    private final Random random;
    private final PriorityQueue<Frame> underWay = new PriorityQueue<>();
    private final ArrayDeque<Frame> spare = new ArrayDeque<>();
    private Line line;
    private long busyUntilNanos;
    private long latestNanos;
    private long order;
    private boolean cut;
    private boolean unheard;
    private int dropNext;
    private long dropped;

    public LineDirection(Line line, long seed) {
        this.line = line;
        this.random = new Random(seed);
    }

    public void change(Line now) {
        line = now;
    }

    /// While cut, everything sent is lost; what is under way still arrives.
    public void cut(boolean isCut) {
        cut = isCut;
    }

    /// Nobody receives any more, until somebody does: what arrives meanwhile is lost.
    public void unheard() {
        unheard = true;
    }

    public void dropNext(int frames) {
        dropNext = frames;
    }

    /// Frames lost on purpose or for want of queue.
    public long dropped() {
        return dropped;
    }

    public void send(ByteBuffer bytes, int offset, int lengthBytes, long nowNanos) {
        long backlog = Math.max(0, busyUntilNanos - nowNanos);
        if (cut || dropNext > 0 || backlog > line.queueNanos()) {
            dropNext = Math.max(0, dropNext - 1);
            dropped++;
            return;
        }
        long sendNanos = line.bitsPerSecond() == 0
                ? 0
                : (long) ((lengthBytes + OVERHEAD_BYTES) * NANOS_TIMES_BITS / line.bitsPerSecond());
        busyUntilNanos = nowNanos + backlog + sendNanos;
        long arrival = busyUntilNanos + line.delayNanos() + jitter();
        latestNanos = latestNanos - arrival > 0 ? latestNanos : arrival;
        arrival = line.jitterNanos() == 0 ? arrival : latestNanos;
        Line.Faults faults = line.faults();
        if (happens(faults.lost())) {
            dropped++;
        } else {
            put(bytes, offset, lengthBytes, arrival + extraDelay());
        }
        if (happens(faults.duplicated())) {
            put(bytes, offset, lengthBytes, arrival + extraDelay());
        }
    }

    /// [Long#MAX_VALUE] when nothing is under way.
    public long nextArrivalNanos() {
        return underWay.isEmpty() || unheard ? Long.MAX_VALUE : underWay.peek().arrivalNanos;
    }

    /// Writes the next frame that has arrived to `offset` of `target`.
    ///
    /// @return its length; -1 when none has arrived
    public int receive(ByteBuffer target, int offset, int roomBytes, long nowNanos) {
        if (unheard) {
            unheard = false;
            while (!underWay.isEmpty() && underWay.peek().arrivalNanos - nowNanos <= 0) {
                spare.push(underWay.remove());
            }
        }
        if (underWay.isEmpty() || underWay.peek().arrivalNanos - nowNanos > 0) {
            return -1;
        }
        Frame frame = underWay.remove();
        int length = Math.min(frame.length, roomBytes);
        target.put(offset, frame.bytes, 0, length);
        spare.push(frame);
        return length;
    }

    private long jitter() {
        return line.jitterNanos() == 0 ? 0 : (long) (random.nextDouble() * line.jitterNanos());
    }

    private long extraDelay() {
        return happens(line.faults().delayed())
                ? (long) (random.nextDouble() * line.faults().extraDelayNanos())
                : 0;
    }

    private void put(ByteBuffer bytes, int offset, int lengthBytes, long arrivalNanos) {
        Frame frame = spare.isEmpty() ? new Frame() : spare.pop();
        if (frame.bytes.length < lengthBytes) {
            frame.bytes = new byte[Math.max(lengthBytes, 2048)];
        }
        bytes.get(offset, frame.bytes, 0, lengthBytes);
        frame.length = lengthBytes;
        frame.arrivalNanos = arrivalNanos;
        frame.order = order++;
        if (happens(line.faults().flipped())) {
            frame.bytes[random.nextInt(lengthBytes)] ^= (byte) (1 << random.nextInt(8));
        }
        underWay.add(frame);
    }

    private boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    private static final class Frame implements Comparable<Frame> {
        byte[] bytes = new byte[0];
        int length;
        long arrivalNanos;
        long order;

        @Override
        public int compareTo(Frame other) {
            int byTime = Long.compare(arrivalNanos - other.arrivalNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
