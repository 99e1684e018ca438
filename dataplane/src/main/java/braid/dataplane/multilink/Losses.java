package braid.dataplane.multilink;

import java.util.Arrays;

/// Which of the latest numbers were given up, and whether that was a mistake.
///
/// A sequence number whose bits were flipped can look like a step ahead; everything between is then given up and every
/// fragment that is really sent comes too late. If hardly anything but such fragments arrives until the gap timer has
/// passed since the step, the step was false.
final class Losses {
    private static final int REMEMBERED = 4096;

    /// Rising late numbers without any other arrival that show a step ahead to have been false.
    private static final int LATE_RUN = 3;

    private final long[] lost = new long[REMEMBERED / Long.SIZE];
    /// So many in a row that came in time, and the step was true.
    private static final int CONFIRMED_RUN = 8;

    /// A step is false when so many times more fragments were late since than came in time. One link that is always
    /// behind the gap timer is no reason: the others bring theirs.
    private static final int LATE_SHARE = 4;

    private boolean doubted;
    private long doubtedFrom;
    private long doubtedSinceNanos;
    private int accepted;
    private int acceptedRun;
    private int late;
    private int lateRun;
    private long latestLate;

    /// A fragment came in time.
    void accepted() {
        lateRun = 0;
        accepted++;
        if (++acceptedRun >= CONFIRMED_RUN) {
            doubted = false;
        }
    }

    void delivered(long number) {
        lost[word(number)] &= ~(1L << number);
    }

    /// Numbers from `first` on are about to be given up. None of them was delivered.
    ///
    /// @param suspectNanos when the fragment came that made them look missing
    void doubt(long first, long suspectNanos) {
        if (!doubted) {
            doubted = true;
            doubtedFrom = first;
            doubtedSinceNanos = suspectNanos;
            accepted = 0;
            acceptedRun = 0;
            late = 0;
        }
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
        acceptedRun = 0;
        late++;
        return doubted
                && lateRun >= LATE_RUN
                && late >= LATE_SHARE * accepted
                && number >= doubtedFrom
                && nowNanos - doubtedSinceNanos >= gapNanos;
    }

    /// What is remembered of numbers; a doubt stays.
    void forget() {
        Arrays.fill(lost, 0);
    }

    void trust() {
        doubted = false;
        lateRun = 0;
    }

    private static int word(long number) {
        return (int) (number & REMEMBERED - 1) >>> 6;
    }
}
