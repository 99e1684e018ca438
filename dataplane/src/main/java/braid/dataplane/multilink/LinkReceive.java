package braid.dataplane.multilink;

/// How far one link has come in the sequence, and how regularly something arrives on it.
final class LinkReceive {
    /// RFC 1990's L: the number up to which nothing can arrive on this link any more.
    long lastNumber;

    /// The highest number that a fragment had here: below [#lastNumber] where a marker told more.
    long lastBrought;

    /// The number of the latest fragment, which on a sane link is the same.
    long latestNumber;

    /// Whether the link counts in M.
    boolean counted;

    /// Whether anything came since it joined.
    boolean heard;

    /// Whether the latest number was too far ahead to be believed, and which it was; see [FarAhead].
    boolean jumped;

    long jumpedTo;

    /// The frame of the pool that holds its fragment, header and all; negative if none does.
    int jumpedFrame = -1;

    int jumpedBytes;

    /// How far this link was found to be from one number to its next: far, beside a link that carries much more.
    long usualStep;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /// A mean moves by this part of the difference, and is kept in units so much smaller than a number.
    private static final int MEAN_SHIFT = 3;

    private static final int MEAN_UNIT = 1 << 8;
    private static final long MAX_MEAN_STEP = 1 << 12;

    /// How far one number is from the one before it, on average; 0 before there were two.
    private long meanStep;

    private long lastArrivalNanos;

    /// Whether others have delivered since anything came here, and since when.
    private boolean overtaken;

    private long waitedSinceNanos;
    private long bucketSinceNanos;
    private long largestPauseNanos;
    private long largestPauseBeforeNanos;

    void join(long lastNumber, long nowNanos) {
        this.lastNumber = lastNumber;
        latestNumber = lastNumber;
        lastBrought = lastNumber;
        counted = true;
        heard = false;
        jumped = false;
        usualStep = 0;
        meanStep = 0;
        overtaken = false;
        lastArrivalNanos = nowNanos;
        bucketSinceNanos = nowNanos;
        largestPauseNanos = 0;
        largestPauseBeforeNanos = 0;
    }

    /// A number came that is so much higher than the highest before it on this link.
    void stepped(long step) {
        long scaled = Math.min(step, MAX_MEAN_STEP) * MEAN_UNIT;
        meanStep = meanStep == 0 ? scaled : meanStep + ((scaled - meanStep) >> MEAN_SHIFT);
    }

    /// How far one number is from the one before it on this link, in a unit that is the same for all links.
    ///
    /// @param assumed while too little has come to tell
    long meanStep(int assumed) {
        return meanStep == 0 ? (long) assumed * MEAN_UNIT : Math.max(meanStep, MEAN_UNIT);
    }

    void arrived(long nowNanos) {
        long pause = nowNanos - lastArrivalNanos;
        if (nowNanos - bucketSinceNanos >= SECOND_NANOS) {
            largestPauseBeforeNanos = largestPauseNanos;
            largestPauseNanos = 0;
            bucketSinceNanos = nowNanos;
        }
        if (pause < SECOND_NANOS) {
            largestPauseNanos = Math.max(largestPauseNanos, pause);
        }
        lastArrivalNanos = nowNanos;
        overtaken = false;
    }

    /// Something arrived on a link of the bundle.
    void overtakenBy(LinkReceive other, long nowNanos) {
        if (other != this && !overtaken) {
            overtaken = true;
            waitedSinceNanos = nowNanos;
        }
    }

    /// Its silence begins anew.
    void rest(long nowNanos) {
        overtaken = false;
        waitedSinceNanos = nowNanos;
    }

    /// Whether the bundle has reason to expect something on this link: others deliver. In a bundle that is idle no
    /// link is late, one that has just joined neither.
    boolean waitedFor() {
        return overtaken;
    }

    /// How long it is waited for already.
    long waitedNanos(long nowNanos) {
        return nowNanos - waitedSinceNanos;
    }

    /// The largest pause between two arrivals in the last one to two seconds.
    long largestPauseNanos() {
        return Math.max(largestPauseNanos, largestPauseBeforeNanos);
    }
}
