package braid.dataplane.multilink;

/// How far one link has come in the sequence, and how regularly something arrives on it.
final class LinkReceive {
    /// RFC 1990's L: the number up to which nothing can arrive on this link any more.
    long lastNumber;

    /// The number of the latest fragment, which on a sane link is the same.
    long latestNumber;

    /// Whether the link counts in M.
    boolean counted;

    /// Whether anything came since it joined.
    boolean heard;

    /// A number too far ahead, believed when the next one on this link is near it.
    boolean jumped;

    long jumpedTo;

    /// How far this link was found to be from one number to its next: far, beside a link that carries much more.
    long usualStep;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private boolean markedOnce;
    private int framesMissing;
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
        counted = true;
        heard = false;
        jumped = false;
        usualStep = 0;
        overtaken = false;
        lastArrivalNanos = nowNanos;
        bucketSinceNanos = nowNanos;
        largestPauseNanos = 0;
        largestPauseBeforeNanos = 0;
    }

    /// Frames found missing since the marker before.
    ///
    /// @param sent frames that the peer says it has sent on the link, modulo 2^32
    /// @param counted what has come
    long lost(int sent, Counters<LinkCounter> counted) {
        int missing = sent - (int) counted.get(LinkCounter.FRAMES_RECEIVED);
        int lost = markedOnce ? Math.max(0, missing - framesMissing) : 0;
        markedOnce = true;
        framesMissing = missing;
        return lost;
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
        heard = true;
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
