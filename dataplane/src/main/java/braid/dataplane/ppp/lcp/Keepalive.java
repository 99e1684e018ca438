package braid.dataplane.ppp.lcp;

import braid.dataplane.time.Deadline;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Whether a link's peer is alive, and how far away (a Braid rule; RFC 1661 section 5.8 gives the packets).
///
/// An echo goes out once an interval, and once a second when nothing at all was heard for an interval; after twice
/// the interval of silence the link is dead. Any frame is a sign of life.
final class Keepalive {
    private static final long HURRY_NANOS = Deadline.NANOS_PER_SECOND;

    // A doubted peer must show life within this, asked so often.
    private static final long DOUBT_NANOS = 1500 * Deadline.NANOS_PER_MILLI;
    private static final long DOUBT_ECHO_NANOS = 400 * Deadline.NANOS_PER_MILLI;

    private final OptionalLong intervalNanos;
    private boolean running;
    private long heardNanos;
    private OptionalLong doubtedSince = OptionalLong.empty();
    private long nextEchoNanos;
    private OptionalInt outstanding = OptionalInt.empty();
    private long sentNanos;
    private OptionalLong smoothedNanos = OptionalLong.empty();

    Keepalive(OptionalInt intervalSeconds) {
        intervalNanos = intervalSeconds.isPresent()
                ? OptionalLong.of(intervalSeconds.getAsInt() * Deadline.NANOS_PER_SECOND)
                : OptionalLong.empty();
    }

    void start(long nowNanos) {
        running = true;
        heardNanos = nowNanos;
        nextEchoNanos = nowNanos;
        outstanding = OptionalInt.empty();
        doubtedSince = OptionalLong.empty();
    }

    void stop() {
        running = false;
    }

    /// Somebody gives reason to think that the peer is gone: it must show life soon.
    void doubt(long nowNanos) {
        if (running && !doubted()) {
            doubtedSince = OptionalLong.of(nowNanos);
            nextEchoNanos = nowNanos;
        }
    }

    private boolean doubted() {
        return doubtedSince.isPresent() && heardNanos - doubtedSince.getAsLong() <= 0;
    }

    /// When the last frame came.
    long heardNanos() {
        return heardNanos;
    }

    /// Allocates nothing.
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    boolean dead(long nowNanos) {
        if (running && doubted() && nowNanos - doubtedSince.getAsLong() >= DOUBT_NANOS) {
            return true;
        }
        return running && intervalNanos.isPresent() && nowNanos - heardNanos >= 2 * intervalNanos.getAsLong();
    }

    boolean echoDue(long nowNanos) {
        if (running && doubted()) {
            return nextEchoNanos - nowNanos <= 0;
        }
        if (!running || intervalNanos.isEmpty()) {
            return false;
        }
        boolean silent = nowNanos - heardNanos >= intervalNanos.getAsLong();
        long last = nextEchoNanos - intervalNanos.getAsLong();
        return nextEchoNanos - nowNanos <= 0 || (silent && nowNanos - last >= HURRY_NANOS);
    }

    void sent(int identifier, long nowNanos) {
        outstanding = OptionalInt.of(identifier);
        sentNanos = nowNanos;
        nextEchoNanos = nowNanos + (doubted() ? DOUBT_ECHO_NANOS : intervalNanos.orElse(HURRY_NANOS));
    }

    void answered(int identifier, long nowNanos) {
        if (outstanding.isEmpty() || outstanding.getAsInt() != identifier) {
            return;
        }
        outstanding = OptionalInt.empty();
        long sample = nowNanos - sentNanos;
        // RFC 6298's smoothing.
        smoothedNanos = OptionalLong.of(
                smoothedNanos.isEmpty()
                        ? sample
                        : smoothedNanos.getAsLong() + (sample - smoothedNanos.getAsLong()) / 8);
    }

    /// Smoothed round trip.
    OptionalLong rttNanos() {
        return smoothedNanos;
    }

    OptionalLong nextDeadlineNanos() {
        if (running && doubted()) {
            return Deadline.earlier(
                    OptionalLong.of(nextEchoNanos), OptionalLong.of(doubtedSince.getAsLong() + DOUBT_NANOS));
        }
        if (!running || intervalNanos.isEmpty()) {
            return OptionalLong.empty();
        }
        long interval = intervalNanos.getAsLong();
        long hurried = Math.max(heardNanos + interval - nextEchoNanos, HURRY_NANOS - interval) + nextEchoNanos;
        OptionalLong echo = Deadline.earlier(OptionalLong.of(nextEchoNanos), OptionalLong.of(hurried));
        return Deadline.earlier(echo, OptionalLong.of(heardNanos + 2 * interval));
    }
}
