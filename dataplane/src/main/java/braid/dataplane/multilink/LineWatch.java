package braid.dataplane.multilink;

import java.util.OptionalLong;

/// Watches one line by the markers sent into it: how fast it is, how long its queue, and whether it is there at all.
///
/// A line is trusted until an answer is later than the slowest of late by what a queue may have grown meanwhile;
/// while it is not, the others are given what there is to send, and the next answer makes up for it. A line may be
/// used at all (`txUsable` of the design) until markers go unanswered for a time that no queue explains; it is usable
/// again when one is answered, and only then. It is then thought to be as empty as a new one and half as fast as it
/// was.
final class LineWatch {
    private static final long MILLI = 1_000_000L;

    /// Between markers: while the bundle carries data, when it has just stopped, and while the line is away.
    private static final long BUSY_MARKER_NANOS = 20 * MILLI;
    private static final long IDLE_MARKER_NANOS = 100 * MILLI;
    private static final long AWAY_MARKER_NANOS = 200 * MILLI;
    private static final long BUSY_NANOS = 100 * MILLI;

    /// A link that joins tells by so many how far away it is, before there is data: a receiver waits for a link that
    /// it knows.
    private static final int FIRST_MARKERS = 5;

    /// A bundle that has sent nothing for so long is left in peace.
    private static final long REST_NANOS = 10_000 * MILLI;

    // Answers so late, beside the longest round trip of late, are a reason to prefer other lines.
    private static final int LATE_MARKERS = 2;
    private static final long LATE_NANOS = 30 * MILLI;

    // Silence of so many markers and so long, beside the longest round trip of late, is a line that is away.
    private static final int SILENT_MARKERS = 4;
    private static final long SILENT_NANOS = 160 * MILLI;

    /// A peer that has answered none of so many markers answers none at all.
    private static final int DEAF_MARKERS = 50;

    private static final long ROUND_TRIP_BUCKET_NANOS = 1_000 * MILLI;

    private final Markers markers = new Markers();
    private final RateLearner learner = new RateLearner();
    private final LinkClock clock;
    private final Flight flight;
    private final boolean fixedRate;
    private boolean usable = true;
    private boolean late;
    private long markerNanos;
    private boolean answeredOnce;
    private boolean byEchoOnly;
    private int latestAnswered;
    private int latestLearned;
    private long roundTripNanos;
    private long largestRoundTripNanos;
    private long largestRoundTripBeforeNanos;
    private long bucketSinceNanos;
    private long framesMissing;
    private boolean told;
    private long toldBits;

    LineWatch(LinkClock clock, Flight flight, LineTerms terms) {
        this.clock = clock;
        this.flight = flight;
        this.fixedRate = terms.transmitBitsPerSecond().isPresent();
        if (fixedRate) {
            double bits = terms.transmitBitsPerSecond().getAsLong();
            clock.rate(bits, bits);
        } else {
            terms.expectedBitsPerSecond().ifPresent(learner::suggest);
            clock.rate(learner.rateBits(), learner.paceBits());
        }
    }

    /// The link joins a bundle.
    void start(long nowNanos) {
        markerNanos = nowNanos;
    }

    boolean usable() {
        return usable;
    }

    /// Whether it is usable, and its answers come when they should.
    boolean trusted() {
        return usable && !late;
    }

    /// The rate is configured: nothing is learned.
    boolean fixedRate() {
        return fixedRate;
    }

    /// The rate as far as it was learned; empty if it is configured or nobody knows yet.
    OptionalLong learnedBitsPerSecond() {
        return fixedRate || told || !learner.known()
                ? OptionalLong.empty()
                : OptionalLong.of((long) learner.rateBits());
    }

    boolean learnsByEchoOnly() {
        return byEchoOnly && !fixedRate && !told;
    }

    boolean ramping() {
        return !fixedRate && !told && !learner.known();
    }

    /// Smoothed; empty before the first answer.
    OptionalLong roundTripNanos() {
        return answeredOnce ? OptionalLong.of(roundTripNanos) : OptionalLong.empty();
    }

    /// What the way itself takes, by clocks that are the same for all links of the bundle.
    QueueGauge gauge() {
        return learner.gauge();
    }

    /// When the next marker is due; [Long#MAX_VALUE] while the bundle rests.
    ///
    /// @param anyData whether the bundle has had data to send, and if so when last
    long markerDueNanos(boolean anyData, long dataNanos, long nowNanos) {
        if (!usable) {
            return markerNanos + AWAY_MARKER_NANOS;
        }
        if (!anyData || nowNanos - dataNanos >= REST_NANOS) {
            return markers.next() <= FIRST_MARKERS ? markerNanos + IDLE_MARKER_NANOS : Long.MAX_VALUE;
        }
        return markerNanos + (nowNanos - dataNanos < BUSY_NANOS ? BUSY_MARKER_NANOS : IDLE_MARKER_NANOS);
    }

    int nextMarker() {
        return markers.next();
    }

    /// A marker left.
    ///
    /// @param octets of PPP payloads sent on the link until now, the marker included; frames likewise
    /// @param backlogNanos what was thought to wait in the line before it
    void markerLeft(long octets, long frames, long pauseNanos, long backlogNanos, long nowNanos) {
        markers.sent(nowNanos, octets, frames, pauseNanos, backlogNanos);
        markerNanos = nowNanos;
    }

    void heldUp(long sentNanos) {
        markers.heldUp(sentNanos);
    }

    /// Only the echo of a marker came back: it tells the round trip, and that all before it arrived.
    void echoed(int marker, long arrivedNanos, long nowNanos) {
        if (markers.answer(marker)) {
            byEchoOnly = true;
            answered(
                    marker,
                    arrivedNanos,
                    markers.octets(marker),
                    markers.frames(marker),
                    markers.frames(marker),
                    nowNanos);
        }
    }

    /// From now on arrivals are by the peer's clock; what was measured by ours does not compare.
    void byItsClock() {
        byEchoOnly = false;
        learner.anotherClock();
    }

    /// The peer reports what had come when a marker arrived.
    ///
    /// @return frames found missing since the report before
    long reported(int marker, long arrivedNanos, long octets, long frames, long nowNanos) {
        if (!markers.answer(marker)) {
            return 0;
        }
        long missing = markers.frames(marker) - frames;
        long lost = latestAnswered == 0 ? 0 : Math.max(0, missing - framesMissing);
        framesMissing = missing;
        answered(marker, arrivedNanos, octets, frames, markers.frames(marker), nowNanos);
        return lost;
    }

    private void answered(int marker, long arrivedNanos, long octets, long frames, long sentFrames, long nowNanos) {
        roundTrip(nowNanos - markers.sentNanos(marker), nowNanos);
        late = false;
        if (!usable) {
            usable = true;
            learner.forget();
            clock.emptied(nowNanos);
        } else if (!markers.wasHeldUp(marker)) {
            learner.answered(
                    markers.sentNanos(marker),
                    arrivedNanos,
                    bits(markers.octets(marker), sentFrames),
                    bits(octets, frames),
                    sentFrames,
                    frames,
                    markers.longestPauseNanos(latestLearned, marker),
                    roundTripNanos,
                    nowNanos);
            long more = (learner.gauge().queueNanos() - markers.backlogNanos(marker)) / 2;
            clock.correct(more, nowNanos);
            flight.later(more);
            latestLearned = marker;
        }
        latestAnswered = marker;
        if (!fixedRate && !told) {
            clock.rate(learner.rateBits(), learner.paceBits());
        }
    }

    /// The peer was told by its configuration what the line brings it; nothing is learned then.
    void told(long bitsPerSecond) {
        if (!fixedRate && bitsPerSecond > 0 && bitsPerSecond != toldBits) {
            told = true;
            toldBits = bitsPerSecond;
            clock.rate((double) bitsPerSecond, (double) bitsPerSecond);
        }
    }

    private void roundTrip(long nanos, long nowNanos) {
        if (nowNanos - bucketSinceNanos >= ROUND_TRIP_BUCKET_NANOS) {
            largestRoundTripBeforeNanos = largestRoundTripNanos;
            largestRoundTripNanos = 0;
            bucketSinceNanos = nowNanos;
        }
        largestRoundTripNanos = Math.max(largestRoundTripNanos, nanos);
        // RFC 6298's smoothing.
        roundTripNanos = answeredOnce ? roundTripNanos + (nanos - roundTripNanos) / 8 : nanos;
        answeredOnce = true;
    }

    /// Looks for answers that are late.
    ///
    /// @return whether the line was trusted until just now
    boolean doubt(long nowNanos) {
        long due = doubtDueNanos();
        if (due == Long.MAX_VALUE || due - nowNanos > 0) {
            return false;
        }
        late = true;
        return true;
    }

    /// When the line is trusted no longer if nothing is answered; [Long#MAX_VALUE] if it is not, or nobody knows.
    long doubtDueNanos() {
        return trusted() && markers.anyAnswered() && markers.outstanding() >= LATE_MARKERS
                ? markers.outstandingSinceNanos() + slowestRoundTripNanos() + LATE_NANOS
                : Long.MAX_VALUE;
    }

    private long slowestRoundTripNanos() {
        return Math.max(roundTripNanos, Math.max(largestRoundTripNanos, largestRoundTripBeforeNanos));
    }

    /// How much longer than the slowest round trip of late the first outstanding marker is under way.
    private long overdueNanos(long nowNanos) {
        return nowNanos - markers.outstandingSinceNanos() - slowestRoundTripNanos();
    }

    /// Looks for silence.
    ///
    /// @return whether the line was found to be away just now
    boolean silent(long nowNanos) {
        if (!markers.anyAnswered()) {
            if (markers.outstanding() >= DEAF_MARKERS && !fixedRate) {
                clock.unknown();
            }
            return false;
        }
        if (!usable || markers.outstanding() < SILENT_MARKERS || overdueNanos(nowNanos) < SILENT_NANOS) {
            return false;
        }
        usable = false;
        return true;
    }

    private static double bits(long octets, long frames) {
        return 8.0 * (octets + LinkClock.OVERHEAD_BYTES * frames);
    }
}
