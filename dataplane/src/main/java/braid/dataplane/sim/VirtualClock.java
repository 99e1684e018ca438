package braid.dataplane.sim;

/// A clock that stands still until somebody sets it forward.
public final class VirtualClock {
    private long nowNanos;

    public VirtualClock(long startNanos) {
        nowNanos = startNanos;
    }

    public long nowNanos() {
        return nowNanos;
    }

    public void jumpTo(long nanos) {
        if (nanos - nowNanos < 0) {
            throw new IllegalArgumentException("the clock goes back by " + (nowNanos - nanos) + " ns");
        }
        nowNanos = nanos;
    }
}
