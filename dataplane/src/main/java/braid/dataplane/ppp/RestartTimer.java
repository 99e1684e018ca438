package braid.dataplane.ppp;

import braid.dataplane.time.Deadline;
import java.util.OptionalLong;

/// The restart timer and the restart counter of one automaton (RFC 1661 section 4.6): when a request of ours is sent
/// again, and how often.
final class RestartTimer {
    // RFC 1661 section 4.6.
    static final int MAX_CONFIGURE = 10;
    static final int MAX_TERMINATE = 2;

    // Chosen by us: the timer begins short, as PPPoE's round trip is, and doubles to the document's 3 s.
    static final long FIRST_NANOS = Deadline.NANOS_PER_SECOND;
    static final long LAST_NANOS = 3 * Deadline.NANOS_PER_SECOND;

    private int left;
    private int unanswered;
    private long periodNanos = FIRST_NANOS;
    private OptionalLong deadline = OptionalLong.empty();

    OptionalLong deadlineNanos() {
        return deadline;
    }

    /// Requests in a row that timed out.
    int unanswered() {
        return unanswered;
    }

    /// Whether a request may still be sent.
    boolean left() {
        return left > 0;
    }

    /// Initialize-Restart-Count.
    ///
    /// @param terminating for Terminate-Requests
    void initialise(boolean terminating) {
        left = terminating ? MAX_TERMINATE : MAX_CONFIGURE;
        periodNanos = FIRST_NANOS;
    }

    /// Zero-Restart-Count: the peer gets one period to finish.
    void zero(long nowNanos) {
        left = 0;
        periodNanos = FIRST_NANOS;
        run(nowNanos);
    }

    /// A request goes out.
    void sent(long nowNanos) {
        left--;
        run(nowNanos);
    }

    /// The peer answered, whatever it said.
    void answered() {
        unanswered = 0;
    }

    /// @return whether the time is up; then it stands still until something is sent
    boolean fires(long nowNanos) {
        if (!Deadline.due(deadline, nowNanos)) {
            return false;
        }
        deadline = OptionalLong.empty();
        if (left > 0) {
            unanswered++;
        }
        return true;
    }

    void stop() {
        deadline = OptionalLong.empty();
    }

    private void run(long nowNanos) {
        deadline = OptionalLong.of(nowNanos + periodNanos);
        periodNanos = Math.min(2 * periodNanos, LAST_NANOS);
    }
}
