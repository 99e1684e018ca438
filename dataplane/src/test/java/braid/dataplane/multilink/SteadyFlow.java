package braid.dataplane.multilink;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Packets at a fixed interval from one end of a pair, which carry their number and the time they were sent: UDP, or
/// somebody's ping.
final class SteadyFlow implements SimulatedPair.Source {
    private static final int MIN_BYTES = 28;

    private final SimulatedPair pair;
    private final int id;
    private final int from;
    private final int lengthBytes;
    private final long intervalNanos;
    private final ByteBuffer packet = ByteBuffer.allocate(1500);
    private long dueNanos;
    private int sent;
    private int received;
    private int latest = -1;
    private int outOfOrder;
    private long lastArrivalNanos;
    private long longestGapNanos;
    private long[] delays = new long[1024];

    SteadyFlow(SimulatedPair pair, int id, int from, int lengthBytes, long intervalNanos) {
        this.pair = pair;
        this.id = id;
        this.from = from;
        this.lengthBytes = Math.max(MIN_BYTES, lengthBytes);
        this.intervalNanos = intervalNanos;
        dueNanos = pair.nowNanos();
        lastArrivalNanos = dueNanos;
    }

    void start() {
        dueNanos = pair.nowNanos();
        lastArrivalNanos = dueNanos;
    }

    void stop() {
        dueNanos = Long.MAX_VALUE;
    }

    int sent() {
        return sent;
    }

    int received() {
        return received;
    }

    int outOfOrder() {
        return outOfOrder;
    }

    long receivedOctets() {
        return (long) received * lengthBytes;
    }

    /// Since the last call.
    long takeLongestGapNanos() {
        long longest = longestGapNanos;
        longestGapNanos = 0;
        return longest;
    }

    void forgetDelays() {
        received = 0;
    }

    /// @param share 0.5: the median
    long delayNanos(double share) {
        long[] sorted = Arrays.copyOf(delays, received);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    @Override
    public void act(long nowNanos) {
        packet.putInt(4, id).putInt(8, 3).putInt(12, sent++).putLong(16, nowNanos);
        pair.send(from, packet, lengthBytes);
        dueNanos += intervalNanos;
    }

    @Override
    public void arrived(int end, ByteBuffer bytes, int octets, long nowNanos) {
        if (octets < MIN_BYTES || bytes.getInt(4) != id || bytes.getInt(8) != 3) {
            return;
        }
        int number = bytes.getInt(12);
        outOfOrder += number <= latest ? 1 : 0;
        latest = Math.max(latest, number);
        if (received == delays.length) {
            delays = Arrays.copyOf(delays, 2 * received);
        }
        delays[received++] = nowNanos - bytes.getLong(16);
        longestGapNanos = Math.max(longestGapNanos, nowNanos - lastArrivalNanos);
        lastArrivalNanos = nowNanos;
    }
}
