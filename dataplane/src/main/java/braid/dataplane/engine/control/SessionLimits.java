package braid.dataplane.engine.control;

import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.EndCause;
import braid.dataplane.time.Deadline;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// When a session has lasted, been silent or carried more than it may. Pure; allocates nothing but for reasons.
final class SessionLimits {
    static final LinkEnd SESSION_TIMEOUT = new LinkEnd(EndCause.SESSION_TIMEOUT, "session timeout");
    static final LinkEnd IDLE_TIMEOUT = new LinkEnd(EndCause.IDLE_TIMEOUT, "idle timeout");
    static final LinkEnd BYTE_LIMIT = LinkEnd.ours("byte limit reached");

    private final OptionalInt sessionSeconds;
    private final OptionalInt idleSeconds;
    private final ByteLimits bytes;
    private boolean running;
    private long startedNanos;
    private long activeNanos;
    private long sent;
    private long received;

    SessionLimits(SessionOptions options, ByteLimits bytes) {
        this.sessionSeconds = options.sessionTimeoutSeconds();
        this.idleSeconds = options.idleTimeoutSeconds();
        this.bytes = bytes;
    }

    /// The session is up; one that comes up again goes on counting.
    void up(long nowNanos) {
        if (!running) {
            running = true;
            startedNanos = nowNanos;
            activeNanos = nowNanos;
        }
    }

    /// @param octetsSent since the session was made
    void carried(long octetsSent, long octetsReceived, long nowNanos) {
        if (octetsSent != sent || octetsReceived != received) {
            activeNanos = nowNanos;
        }
        sent = octetsSent;
        received = octetsReceived;
    }

    /// @return why the session must end
    Optional<LinkEnd> exceeded(long nowNanos) {
        if (!running) {
            return Optional.empty();
        }
        if (tooManyBytes()) {
            return Optional.of(BYTE_LIMIT);
        }
        if (Deadline.due(after(startedNanos, sessionSeconds), nowNanos)) {
            return Optional.of(SESSION_TIMEOUT);
        }
        return Deadline.due(after(activeNanos, idleSeconds), nowNanos) ? Optional.of(IDLE_TIMEOUT) : Optional.empty();
    }

    /// More was carried than may be.
    boolean tooManyBytes() {
        return reached(sent, bytes.toPeer()) || reached(received, bytes.fromPeer());
    }

    private static boolean reached(long carried, OptionalLong limit) {
        return limit.isPresent() && carried >= limit.getAsLong();
    }

    OptionalLong nextDeadlineNanos() {
        if (!running) {
            return OptionalLong.empty();
        }
        if (tooManyBytes()) {
            return OptionalLong.of(activeNanos);
        }
        return Deadline.earlier(after(startedNanos, sessionSeconds), after(activeNanos, idleSeconds));
    }

    private static OptionalLong after(long sinceNanos, OptionalInt seconds) {
        return seconds.isPresent()
                ? OptionalLong.of(sinceNanos + seconds.getAsInt() * Deadline.NANOS_PER_SECOND)
                : OptionalLong.empty();
    }
}
