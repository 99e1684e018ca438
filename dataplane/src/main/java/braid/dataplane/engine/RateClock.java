package braid.dataplane.engine;

import braid.dataplane.network.RateLimit;
import java.util.Arrays;

/// When the next packet of a limited direction may go: a token bucket that holds what 100 ms of its rate bring, as
/// RouterOS's queues do by default. The rate is that of the burst while the mean of the last seconds, kept in sixteen
/// parts as RouterOS keeps it, is below the threshold. Pure; allocates nothing once it is made.
final class RateClock {
    static final long BUCKET_NANOS = 100_000_000L;

    private static final int PARTS = 16;
    private static final double BIT_NANOS = 8e9;

    private final double limitOctetNanos;
    private final double burstOctetNanos;
    private final boolean bursts;
    private final long partNanos;
    private final double thresholdOctets;
    private final long[] parts = new long[PARTS];
    private int part;
    private long sumOctets;
    private long partSinceNanos;
    private boolean bursting;
    private boolean started;

    /// Until when what was sent so far would have taken at the rate.
    private long paidNanos;

    /// @param rate limits
    RateClock(RateLimit.Rate rate) {
        limitOctetNanos = BIT_NANOS / rate.bitsPerSecond();
        bursts = rate.bursts();
        burstOctetNanos = bursts ? BIT_NANOS / rate.burstBitsPerSecond() : limitOctetNanos;
        partNanos = rate.burstSeconds() * 1_000_000_000L / PARTS;
        thresholdOctets = rate.thresholdBitsPerSecond() / 8.0 * rate.burstSeconds();
        bursting = bursts && thresholdOctets > 0;
    }

    boolean open(long nowNanos) {
        return !started || paidNanos - nowNanos <= 0;
    }

    /// When it opens; meaningful once something was sent.
    long opensNanos() {
        return paidNanos;
    }

    /// A packet goes; it may make the bucket owe what it lacks.
    void sent(int octets, long nowNanos) {
        if (!started) {
            started = true;
            partSinceNanos = nowNanos;
            paidNanos = nowNanos - BUCKET_NANOS;
        }
        if (bursts) {
            turn(nowNanos);
            parts[part] += octets;
            sumOctets += octets;
        }
        if (nowNanos - BUCKET_NANOS - paidNanos > 0) {
            paidNanos = nowNanos - BUCKET_NANOS;
        }
        paidNanos += (long) (octets * octetNanos());
    }

    /// What an octet takes now.
    double octetNanos() {
        return bursting ? burstOctetNanos : limitOctetNanos;
    }

    private void turn(long nowNanos) {
        if (nowNanos - partSinceNanos < partNanos) {
            return;
        }
        if (nowNanos - partSinceNanos >= PARTS * partNanos) {
            Arrays.fill(parts, 0);
            sumOctets = 0;
            partSinceNanos = nowNanos;
        }
        while (nowNanos - partSinceNanos >= partNanos) {
            part = (part + 1) % PARTS;
            sumOctets -= parts[part];
            parts[part] = 0;
            partSinceNanos += partNanos;
        }
        bursting = sumOctets < thresholdOctets;
    }
}
