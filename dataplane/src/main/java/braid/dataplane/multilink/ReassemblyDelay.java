package braid.dataplane.multilink;

/// How long packets waited from the arrival of their first fragment until they were delivered.
public final class ReassemblyDelay {
    private long packets;
    private long sumNanos;
    private long maxNanos;

    void delivered(long waitedNanos) {
        packets++;
        sumNanos += waitedNanos;
        maxNanos = Math.max(maxNanos, waitedNanos);
    }

    public long averageNanos() {
        return packets == 0 ? 0 : sumNanos / packets;
    }

    public long maxNanos() {
        return maxNanos;
    }
}
