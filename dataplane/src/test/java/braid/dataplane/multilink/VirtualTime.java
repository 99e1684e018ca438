package braid.dataplane.multilink;

/// A simulation in which time passes from one event to the next.
abstract class VirtualTime {
    private long nowNanos;

    VirtualTime(long beginNanos) {
        nowNanos = beginNanos;
    }

    final long nowNanos() {
        return nowNanos;
    }

    /// Whatever is due meanwhile happens, each at its time.
    final void runFor(long nanos) {
        long until = nowNanos + nanos;
        for (long due = nextEventNanos(); due <= until; due = nextEventNanos()) {
            nowNanos = Math.max(nowNanos, due);
            happen();
        }
        nowNanos = until;
    }

    /// [Long#MAX_VALUE] when never.
    abstract long nextEventNanos();

    /// Everything that is due now.
    abstract void happen();
}
