package braid.dataplane.time;

import java.util.OptionalLong;

/// Arithmetic of deadlines on a clock whose readings may wrap: always by difference. Empty means never.
public final class Deadline {
    public static final long NANOS_PER_SECOND = 1_000_000_000L;
    public static final long NANOS_PER_MILLI = 1_000_000L;

    private Deadline() {}

    public static boolean due(OptionalLong deadlineNanos, long nowNanos) {
        return deadlineNanos.isPresent() && deadlineNanos.getAsLong() - nowNanos <= 0;
    }

    public static OptionalLong earlier(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.getAsLong() - b.getAsLong() <= 0 ? a : b;
    }

    public static OptionalLong inSeconds(long nowNanos, long seconds) {
        return OptionalLong.of(nowNanos + seconds * NANOS_PER_SECOND);
    }

    public static OptionalLong inMillis(long nowNanos, long millis) {
        return OptionalLong.of(nowNanos + millis * NANOS_PER_MILLI);
    }
}
