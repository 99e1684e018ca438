package braid.dataplane.multilink;

/// The rate of a line, learned while it is used, and the pace at which to send so that its queue stays short.
///
/// The modem's queue is not seen, only its effect: each answered marker tells how long it waited and how much had
/// arrived by then. A span in which the line was never without work shows its rate. What arrived in any other span is a
/// lower bound: a sender that had nothing to send says nothing about the line. The pace is a little above the rate
/// while the queue is shorter than a target and below it while it is longer, so a line that became faster, one that
/// became slower and the first ramp are all followed by the same rule.
///
/// Rates are in bits a second of frames with their overhead ([LinkClock#OVERHEAD_BYTES]). Pure.
final class RateLearner {
    static final double START_BITS = 2e6;

    private static final double LEAST_BITS = 64e3;
    private static final double MOST_BITS = 1e11;
    private static final double NANOS_TIMES_BITS = 8e9;
    private static final int FULL_FRAME_BYTES = 1518;
    private static final long MILLI = 1_000_000L;

    private static final long SPAN_NANOS = 60 * MILLI;
    private static final long UNKNOWN_SPAN_NANOS = 30 * MILLI;
    private static final int SPAN_JITTERS = 20;
    private static final int SPAN_FRAMES = 4;

    // A way that became longer looks like a queue, and who sends next to nothing would take what he sends for the rate.
    // A rate that is so much lower than the one before is believed if several frames were lost, or so much waited.
    private static final double MUCH_LOWER = 0.5;
    private static final double WAITING_BITS = 8.0 * 2 * FULL_FRAME_BYTES;
    private static final int SEVERAL_FRAMES = 3;
    private static final double KEPT_UP = 0.97;

    private static final long LEAST_TARGET_NANOS = 5 * MILLI;
    private static final long MOST_JITTER_TARGET_NANOS = 30 * MILLI;
    private static final int TARGET_JITTERS = 5;
    private static final double TARGET_FRAMES = 1.5;
    private static final double THRESHOLD = 0.6;
    private static final long LEAST_THRESHOLD_NANOS = 2 * MILLI;
    private static final long PAUSE_SLACK_NANOS = 2 * MILLI;

    // What a limited span must show beside, before the first one counts.
    private static final double CLEARLY_BEHIND = 0.9;
    private static final long CLEAR_QUEUE_NANOS = 15 * MILLI;

    private static final double GAIN = 0.25;
    private static final double UNKNOWN_GAIN = 1.0;

    /// Over a longer round trip the first ramp is slower: by the time an answer tells of a queue it has grown on.
    private static final double RAMP_ROUND_TRIP_NANOS = 50 * MILLI;
    private static final double DRAIN_NANOS = 100 * MILLI;
    private static final double MOST_DRAIN = 0.5;

    // Now and then a link is paced so low that its queue empties and the way itself can be measured.
    private static final long DIP_EVERY_NANOS = 5_000 * MILLI;
    private static final long DIP_NANOS = 40 * MILLI;
    private static final double DIP = 0.7;

    private final QueueGauge gauge = new QueueGauge();
    private double rateBits = START_BITS;
    private double paceBits = 2 * START_BITS;
    private boolean known;
    private boolean inSpan;
    private long spanSentNanos;
    private long spanArrivedNanos;
    private double spanSentBits;
    private double spanArrivedBits;
    private long spanSentFrames;
    private long spanArrivedFrames;
    private long spanLeastQueueNanos;
    private long spanMostQueueNanos;
    private long spanPauseNanos;
    private boolean dipped;
    private long dipNanos;

    /// A marker was answered.
    ///
    /// @param sentNanos when it left, by our clock
    /// @param arrivedNanos when it arrived, by the peer's; where only the echo is known, when that arrived, by ours
    /// @param sentBits of frames on the link until the marker, by our count
    /// @param arrivedBits until the marker, by the peer's count or else ours
    /// @param pauseNanos the longest pause between frames since the answered marker before
    /// @param roundTripNanos smoothed
    void answered(
            long sentNanos,
            long arrivedNanos,
            double sentBits,
            double arrivedBits,
            long sentFrames,
            long arrivedFrames,
            long pauseNanos,
            long roundTripNanos,
            long nowNanos) {
        gauge.see(arrivedNanos - sentNanos, known ? frameNanos() / 2 : 0, nowNanos);
        if (inSpan) {
            spanLeastQueueNanos = Math.min(spanLeastQueueNanos, gauge.queueNanos());
            spanMostQueueNanos = Math.max(spanMostQueueNanos, gauge.queueNanos());
            spanPauseNanos = Math.max(spanPauseNanos, pauseNanos);
            long wanted = known ? Math.max(SPAN_NANOS, SPAN_JITTERS * gauge.jitterNanos()) : UNKNOWN_SPAN_NANOS;
            if (arrivedNanos - spanArrivedNanos >= wanted && arrivedFrames - spanArrivedFrames >= SPAN_FRAMES) {
                judge(sentNanos, arrivedNanos, sentBits, arrivedBits, sentFrames, arrivedFrames);
                inSpan = false;
            }
        }
        if (!inSpan) {
            inSpan = true;
            spanSentNanos = sentNanos;
            spanArrivedNanos = arrivedNanos;
            spanSentBits = sentBits;
            spanArrivedBits = arrivedBits;
            spanSentFrames = sentFrames;
            spanArrivedFrames = arrivedFrames;
            spanLeastQueueNanos = gauge.queueNanos();
            spanMostQueueNanos = gauge.queueNanos();
            spanPauseNanos = 0;
        }
        pace(roundTripNanos, nowNanos);
    }

    private void judge(
            long sentNanos,
            long arrivedNanos,
            double sentBits,
            double arrivedBits,
            long sentFrames,
            long arrivedFrames) {
        double arrivedRate = (arrivedBits - spanArrivedBits) * 1e9 / (arrivedNanos - spanArrivedNanos);
        double sentRate = (sentBits - spanSentBits) * 1e9 / Math.max(1, sentNanos - spanSentNanos);
        long lostFrames = sentFrames - spanSentFrames - (arrivedFrames - spanArrivedFrames);
        boolean lost = lostFrames > 0;
        long threshold = thresholdNanos();
        boolean filled = spanLeastQueueNanos >= threshold && spanPauseNanos <= spanLeastQueueNanos + PAUSE_SLACK_NANOS;
        boolean behind = arrivedRate < KEPT_UP * sentRate && gauge.queueNanos() >= threshold;
        boolean overflowed = lost && spanMostQueueNanos > threshold;
        boolean limited = filled || behind || overflowed;
        if (limited && !known) {
            limited = arrivedRate < CLEARLY_BEHIND * sentRate || lost || gauge.queueNanos() > CLEAR_QUEUE_NANOS;
        }
        if (limited && arrivedRate < MUCH_LOWER * rateBits) {
            limited = lostFrames >= SEVERAL_FRAMES || arrivedRate * gauge.queueNanos() / 1e9 >= WAITING_BITS;
        }
        if (limited) {
            rateBits = arrivedRate;
            known = true;
        } else {
            rateBits = Math.max(rateBits, arrivedRate);
        }
        rateBits = Math.clamp(rateBits, LEAST_BITS, MOST_BITS);
    }

    private double gain(long roundTripNanos) {
        return known ? GAIN : UNKNOWN_GAIN * Math.min(1, RAMP_ROUND_TRIP_NANOS / Math.max(1, roundTripNanos));
    }

    private void pace(long roundTripNanos, long nowNanos) {
        double target = targetNanos();
        double queue = gauge.steadyQueueNanos();
        double factor = queue < target
                ? 1 + gain(roundTripNanos) * (1 - queue / target)
                : 1 - Math.min(MOST_DRAIN, (queue - target) / DRAIN_NANOS);
        if (!dipped || nowNanos - dipNanos >= DIP_EVERY_NANOS) {
            dipped = true;
            dipNanos = nowNanos;
        }
        boolean dipping = known && nowNanos - dipNanos < DIP_NANOS + 2 * target;
        paceBits = rateBits * (dipping ? Math.min(factor, DIP) : factor);
    }

    /// Arrivals are by another clock from now on.
    void anotherClock() {
        inSpan = false;
        gauge.clear();
    }

    /// The line was away: what was learned before is a guess from now on.
    void forget() {
        known = false;
        inSpan = false;
        rateBits = Math.max(LEAST_BITS, rateBits / 2);
        paceBits = rateBits * (1 + UNKNOWN_GAIN);
        gauge.clear();
    }

    /// Somebody who should know says what the line carries; learning goes on from there.
    void suggest(double bitsPerSecond) {
        rateBits = Math.clamp(bitsPerSecond, LEAST_BITS, MOST_BITS);
        paceBits = rateBits;
        known = true;
        inSpan = false;
    }

    /// Whether the line has ever been seen at its limit.
    boolean known() {
        return known;
    }

    double rateBits() {
        return rateBits;
    }

    double paceBits() {
        return paceBits;
    }

    QueueGauge gauge() {
        return gauge;
    }

    /// The queue that is wanted in the line.
    long targetNanos() {
        long jitter = Math.min(MOST_JITTER_TARGET_NANOS, TARGET_JITTERS * gauge.jitterNanos());
        return Math.max(Math.max(LEAST_TARGET_NANOS, jitter), (long) (TARGET_FRAMES * frameNanos()));
    }

    /// With a queue of at least this the line is at work.
    private long thresholdNanos() {
        long share = (long) (THRESHOLD * targetNanos());
        boolean unsteady = TARGET_JITTERS * gauge.jitterNanos() > LEAST_TARGET_NANOS;
        return unsteady ? share : Math.min(share, Math.max(LEAST_THRESHOLD_NANOS, frameNanos()));
    }

    private long frameNanos() {
        return (long) (FULL_FRAME_BYTES * NANOS_TIMES_BITS / rateBits);
    }
}
