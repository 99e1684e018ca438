package braid.dataplane.multilink;

/// Which packets of a queue to drop so that it does not stand: CoDel (RFC 8289 section 5). Pure.
public final class CoDel {
    public static final long TARGET_NANOS = 5_000_000L;

    private static final long INTERVAL_NANOS = 100_000_000L;

    /// A drop so soon after the last time goes on where that ended.
    private static final int RECENT_INTERVALS = 16;

    private boolean above;
    private long aboveUntilNanos;
    private boolean dropping;
    private long dropNextNanos;
    private int count;
    private int lastCount;

    /// To be asked for each packet as it leaves the queue.
    ///
    /// @param waitedNanos in the queue
    /// @param alone whether it is the last one: then nobody gains by its loss
    /// @return whether to drop it
    public boolean drop(long waitedNanos, long targetNanos, boolean alone, long nowNanos) {
        boolean tooLong = standing(waitedNanos, targetNanos, alone, nowNanos);
        if (dropping) {
            if (!tooLong) {
                dropping = false;
            } else if (dropNextNanos - nowNanos <= 0) {
                count++;
                dropNextNanos += interval();
                return true;
            }
            return false;
        }
        if (!tooLong) {
            return false;
        }
        dropping = true;
        int since = count - lastCount;
        count = since > 1 && nowNanos - dropNextNanos < RECENT_INTERVALS * INTERVAL_NANOS ? since : 1;
        lastCount = count;
        dropNextNanos = nowNanos + interval();
        return true;
    }

    private boolean standing(long waitedNanos, long targetNanos, boolean alone, long nowNanos) {
        if (waitedNanos < targetNanos || alone) {
            above = false;
            return false;
        }
        if (!above) {
            above = true;
            aboveUntilNanos = nowNanos + INTERVAL_NANOS;
            return false;
        }
        return aboveUntilNanos - nowNanos <= 0;
    }

    private long interval() {
        return (long) (INTERVAL_NANOS / Math.sqrt(count));
    }
}
