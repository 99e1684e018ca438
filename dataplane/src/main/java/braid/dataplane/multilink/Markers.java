package braid.dataplane.multilink;

/// The markers sent on a link and not answered yet: when each left, and what had been sent until then.
final class Markers {
    /// A power of two: at one each 20 ms more than a second of them.
    static final int KEPT = 64;

    private final long[] sentNanos = new long[KEPT];
    private final long[] octets = new long[KEPT];
    private final long[] frames = new long[KEPT];
    private final long[] pauses = new long[KEPT];
    private final long[] backlogs = new long[KEPT];
    private final boolean[] heldUp = new boolean[KEPT];
    private int next = 1;
    private int latestAnswered;
    private boolean anyAnswered;

    /// The number of the next marker.
    int next() {
        return next;
    }

    /// The next marker leaves now.
    ///
    /// @param octetsSent on the link, the marker's own included; frames likewise
    /// @param pauseNanos the longest time without a frame since the marker before
    /// @param backlogNanos what is thought to wait in the line
    void sent(long nowNanos, long octetsSent, long framesSent, long pauseNanos, long backlogNanos) {
        int slot = slot(next);
        sentNanos[slot] = nowNanos;
        octets[slot] = octetsSent;
        frames[slot] = framesSent;
        pauses[slot] = pauseNanos;
        backlogs[slot] = backlogNanos;
        heldUp[slot] = false;
        next++;
    }

    /// @return false if the marker was answered before, or a later one was, or it was never sent or is forgotten
    boolean answer(int marker) {
        if (marker - next >= 0 || next - marker > KEPT || marker - latestAnswered <= 0) {
            return false;
        }
        latestAnswered = marker;
        anyAnswered = true;
        return true;
    }

    /// The marker of that moment, if there is one, left noticeably later: what it measures is not the line.
    void heldUp(long ofNanos) {
        int slot = slot(next - 1);
        heldUp[slot] |= sentNanos[slot] == ofNanos;
    }

    boolean wasHeldUp(int marker) {
        return heldUp[slot(marker)];
    }

    boolean anyAnswered() {
        return anyAnswered;
    }

    /// Sent after the latest one that was answered.
    int outstanding() {
        return next - 1 - latestAnswered;
    }

    /// When the first outstanding one left; meaningful while there is one, and as far as they are kept.
    long outstandingSinceNanos() {
        return sentNanos[slot(Math.max(latestAnswered + 1, next - KEPT))];
    }

    long sentNanos(int marker) {
        return sentNanos[slot(marker)];
    }

    long octets(int marker) {
        return octets[slot(marker)];
    }

    long frames(int marker) {
        return frames[slot(marker)];
    }

    /// The longest pause in front of one of the markers after `from` up to `to`.
    long longestPauseNanos(int from, int to) {
        long longest = 0;
        for (int marker = Math.max(from + 1, next - KEPT); marker - to <= 0; marker++) {
            longest = Math.max(longest, pauses[slot(marker)]);
        }
        return longest;
    }

    long backlogNanos(int marker) {
        return backlogs[slot(marker)];
    }

    private static int slot(int marker) {
        return marker & KEPT - 1;
    }
}
