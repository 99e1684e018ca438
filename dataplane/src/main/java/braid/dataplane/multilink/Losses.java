package braid.dataplane.multilink;

import java.util.Arrays;

/// Which of the latest numbers were given up, and whether that was a mistake.
///
/// A sequence number whose bits were flipped can look like a step ahead; everything between is then given up and every
/// fragment that is really sent comes too late. If nothing but such fragments arrives, the step was false.
final class Losses {
    private static final int REMEMBERED = 4096;

    /// Rising late numbers without any other arrival that show a step ahead to have been false.
    private static final int LATE_RUN = 3;

    private final long[] lost = new long[REMEMBERED / Long.SIZE];
    private boolean anyGap;
    private long gapStart;
    private boolean acceptedSinceGap = true;
    private long lastAcceptedNanos;
    private int lateRun;
    private long latestLate;

    void accepted(long nowNanos) {
        acceptedSinceGap = true;
        lastAcceptedNanos = nowNanos;
        lateRun = 0;
    }

    void delivered(long number) {
        lost[word(number)] &= ~(1L << number);
    }

    /// Numbers from `first` on are about to be given up, one run or several until something is accepted again.
    void begin(long first) {
        if (acceptedSinceGap) {
            gapStart = first;
            acceptedSinceGap = false;
        }
        anyGap = true;
    }

    void lost(long first, long end) {
        if (end - first >= REMEMBERED) {
            Arrays.fill(lost, -1L);
            return;
        }
        for (long number = first; number < end; number++) {
            lost[word(number)] |= 1L << number;
        }
    }

    boolean wasLost(long number) {
        return (lost[word(number)] & 1L << number) != 0;
    }

    /// To be asked once for each number that comes too late.
    boolean mistaken(long number, long nowNanos, long gapNanos) {
        lateRun = lateRun > 0 && number > latestLate ? lateRun + 1 : 1;
        latestLate = number;
        return anyGap
                && !acceptedSinceGap
                && lateRun >= LATE_RUN
                && number >= gapStart
                && nowNanos - lastAcceptedNanos >= gapNanos;
    }

    void clear() {
        Arrays.fill(lost, 0);
        anyGap = false;
        acceptedSinceGap = true;
        lateRun = 0;
    }

    private static int word(long number) {
        return (int) (number & REMEMBERED - 1) >>> 6;
    }
}
