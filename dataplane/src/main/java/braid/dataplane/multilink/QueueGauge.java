package braid.dataplane.multilink;

/// How long frames wait in a line, told by how much longer than at best they were under way.
///
/// The two clocks need not agree: what counts is how far the difference between arrival and departure is above its
/// least value of the last 6 to 12 seconds. So much later that clocks have drifted apart is forgotten.
final class QueueGauge {
    private static final long BUCKET_NANOS = 6_000_000_000L;

    private boolean any;
    private long bucketSinceNanos;
    private long least;
    private long leastBefore;
    private boolean anyBefore;
    private long queueNanos;
    private long queueBeforeNanos;
    private long jitterNanos;

    /// @param differenceNanos arrival by one clock less departure by another or the same
    /// @param grainNanos differences between queues that tell nothing: half a frame
    void see(long differenceNanos, long grainNanos, long nowNanos) {
        if (any && nowNanos - bucketSinceNanos >= 2 * BUCKET_NANOS) {
            clear();
        }
        if (!any) {
            any = true;
            bucketSinceNanos = nowNanos;
            least = differenceNanos;
            queueNanos = 0;
        } else if (nowNanos - bucketSinceNanos >= BUCKET_NANOS) {
            leastBefore = least;
            anyBefore = true;
            least = differenceNanos;
            bucketSinceNanos = nowNanos;
        }
        least = Math.min(least, differenceNanos);
        queueBeforeNanos = queueNanos;
        queueNanos = differenceNanos - baseNanos();
        long change = Math.max(0, Math.abs(queueNanos - queueBeforeNanos) - grainNanos);
        jitterNanos += (change - jitterNanos) / 16;
    }

    void clear() {
        any = false;
        anyBefore = false;
        queueNanos = 0;
        queueBeforeNanos = 0;
        jitterNanos = 0;
    }

    boolean any() {
        return any;
    }

    /// The least difference: the way itself, beside what the clocks differ by.
    long baseNanos() {
        return anyBefore ? Math.min(least, leastBefore) : least;
    }

    long queueNanos() {
        return queueNanos;
    }

    /// The smaller of the last two, so that one late answer is no queue.
    long steadyQueueNanos() {
        return Math.min(queueNanos, queueBeforeNanos);
    }

    long jitterNanos() {
        return jitterNanos;
    }
}
