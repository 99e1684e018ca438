package braid.dataplane.multilink;

import java.nio.ByteBuffer;
import java.util.BitSet;

/// A greedy TCP-like flow from one end of a pair to the other: slow start, CUBIC's growth, selective acknowledgements,
/// a retransmission timer. Sequence numbers are those of segments.
final class TcpFlow implements SimulatedPair.Source {
    static final int SEGMENT_BYTES = 1500;
    static final int DATA_BYTES = 1448;

    private static final int ACK_BYTES = 64;
    private static final int MAX_WINDOW = 4000;
    private static final int DUPLICATES = 3;
    private static final long LEAST_TIMEOUT_NANOS = 200_000_000L;
    private static final double CUBIC_BETA = 0.7;
    private static final double CUBIC_C = 0.4;
    private static final int DATA = 1;
    private static final int ACK = 2;

    private final SimulatedPair pair;
    private final int id;
    private final int from;
    private final ByteBuffer segment = ByteBuffer.allocate(SEGMENT_BYTES);
    private final ByteBuffer acknowledgement = ByteBuffer.allocate(ACK_BYTES);
    private final BitSet received = new BitSet();
    private final BitSet acknowledged = new BitSet();
    private final long[] sentNanos = new long[1 << 18];
    private boolean running;
    private int next;
    private int firstUnacknowledged;
    private int highestAcknowledged = -1;
    private int recoverUntil = -1;
    private int outstanding;
    private double window = 10;
    private double threshold = Double.MAX_VALUE;
    private double windowBeforeLoss;
    private long lossNanos;
    private long progressNanos;
    private int timeouts;
    private long smoothedNanos = 50_000_000L;
    private int inOrder;
    private long deliveredOctets;
    private long lastDeliveryNanos;
    private long longestGapNanos;

    TcpFlow(SimulatedPair pair, int id, int from) {
        this.pair = pair;
        this.id = id;
        this.from = from;
    }

    void start() {
        running = true;
        progressNanos = pair.nowNanos();
        fill();
    }

    void stop() {
        running = false;
    }

    /// Octets that came to the other end in order, without headers.
    long deliveredOctets() {
        return deliveredOctets;
    }

    long takeLongestGapNanos() {
        long longest = Math.max(longestGapNanos, pair.nowNanos() - lastDeliveryNanos);
        longestGapNanos = 0;
        lastDeliveryNanos = pair.nowNanos();
        return longest;
    }

    int timeouts() {
        return timeouts;
    }

    @Override
    public long dueNanos() {
        return running && outstanding > 0 ? progressNanos + timeoutNanos() : Long.MAX_VALUE;
    }

    private long timeoutNanos() {
        return Math.max(LEAST_TIMEOUT_NANOS, 2 * smoothedNanos);
    }

    @Override
    public void act(long nowNanos) {
        timeouts++;
        threshold = Math.max(2, window / 2);
        window = 1;
        progressNanos = nowNanos;
        recoverUntil = next - 1;
        outstanding = 1;
        transmit(firstUnacknowledged, nowNanos);
    }

    @Override
    public void arrived(int end, ByteBuffer bytes, int lengthBytes, long nowNanos) {
        if (lengthBytes < ACK_BYTES || bytes.getInt(4) != id) {
            return;
        }
        if (bytes.getInt(8) == DATA && end != from) {
            segmentArrived(bytes.getInt(12), bytes.getLong(16), nowNanos);
        } else if (bytes.getInt(8) == ACK && end == from) {
            acknowledged(bytes.getInt(12), bytes.getInt(24), bytes.getLong(16), nowNanos);
        }
    }

    private void segmentArrived(int number, long sentNanos, long nowNanos) {
        received.set(number);
        while (received.get(inOrder)) {
            inOrder++;
            deliveredOctets += DATA_BYTES;
        }
        longestGapNanos = Math.max(longestGapNanos, nowNanos - lastDeliveryNanos);
        lastDeliveryNanos = nowNanos;
        acknowledgement
                .putInt(4, id)
                .putInt(8, ACK)
                .putInt(12, inOrder)
                .putLong(16, sentNanos)
                .putInt(24, number);
        pair.send(1 - from, acknowledgement, ACK_BYTES);
    }

    private void acknowledged(int upTo, int number, long sentNanos, long nowNanos) {
        smoothedNanos += (nowNanos - sentNanos - smoothedNanos) / 8;
        int before = acknowledged.cardinality();
        acknowledged.set(number);
        if (upTo > firstUnacknowledged) {
            acknowledged.set(firstUnacknowledged, upTo);
            firstUnacknowledged = upTo;
        }
        int news = acknowledged.cardinality() - before;
        if (news == 0) {
            return;
        }
        progressNanos = nowNanos;
        outstanding = Math.max(0, outstanding - news);
        highestAcknowledged = Math.max(highestAcknowledged, number);
        boolean recovering = firstUnacknowledged <= recoverUntil;
        if (!recovering) {
            grow(news, nowNanos);
        }
        int firstMissing = acknowledged.nextClearBit(firstUnacknowledged);
        if (!recovering && firstMissing + DUPLICATES <= highestAcknowledged) {
            windowBeforeLoss = window;
            window = Math.max(2, window * CUBIC_BETA);
            threshold = window;
            lossNanos = nowNanos;
            recoverUntil = next - 1;
        }
        if (firstUnacknowledged <= recoverUntil) {
            resend(nowNanos);
        }
        fill();
    }

    private void grow(int news, long nowNanos) {
        if (window < threshold) {
            window += news;
        } else {
            double seconds = (nowNanos - lossNanos + smoothedNanos) / 1e9;
            double k = Math.cbrt(windowBeforeLoss * (1 - CUBIC_BETA) / CUBIC_C);
            double target = CUBIC_C * Math.pow(seconds - k, 3) + windowBeforeLoss;
            window += Math.max(0.01, Math.min(0.5, (target - window) / window)) * news;
        }
        window = Math.min(window, MAX_WINDOW);
    }

    /// Sends again what later acknowledgements show to be missing.
    private void resend(long nowNanos) {
        int last = Math.max(firstUnacknowledged, highestAcknowledged - DUPLICATES);
        for (int missing = acknowledged.nextClearBit(firstUnacknowledged);
                missing <= last && missing < next;
                missing = acknowledged.nextClearBit(missing + 1)) {
            if (sentNanos[missing] < lossNanos || nowNanos - sentNanos[missing] > 2 * smoothedNanos) {
                transmit(missing, nowNanos);
            }
        }
    }

    private void fill() {
        while (running && outstanding < (int) window) {
            outstanding++;
            transmit(next++, pair.nowNanos());
        }
    }

    private void transmit(int number, long nowNanos) {
        sentNanos[number] = nowNanos;
        segment.putInt(4, id).putInt(8, DATA).putInt(12, number).putLong(16, nowNanos);
        pair.send(from, segment, SEGMENT_BYTES);
    }
}
