package braid.dataplane.engine.control;

import braid.dataplane.ppp.ControlCode;
import braid.dataplane.pppoe.AccessConcentrator;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Tries whether packets above 1492 octets really pass, with Echo-Requests of full size (RFC 4638 section 4): the
/// answer to any of them will do, and without one it falls back to 1492.
final class LargeEcho {
    private static final int TRIES = 3;
    private static final long EACH_NANOS = Deadline.NANOS_PER_SECOND / 2;

    private final int wantedBytes;
    private final Set<Integer> sent = new HashSet<>();
    private int tries;
    private OptionalLong next;
    private boolean answered;

    static boolean needed(int mtuBytes) {
        return mtuBytes > AccessConcentrator.PLAIN_MAX_PAYLOAD;
    }

    LargeEcho(int wantedBytes, long nowNanos) {
        this.wantedBytes = wantedBytes;
        this.next = OptionalLong.of(nowNanos);
    }

    boolean finished() {
        return next.isEmpty();
    }

    int provenBytes() {
        return answered ? wantedBytes : AccessConcentrator.PLAIN_MAX_PAYLOAD;
    }

    /// @return whether this is an awaited reply
    boolean received(ControlPacket packet) {
        // The peer may cut the reply to our MRU; that there is one says that the request arrived.
        boolean reply = !finished() && packet.code() == ControlCode.ECHO_REPLY && sent.contains(packet.identifier());
        if (reply) {
            answered = true;
            next = OptionalLong.empty();
        }
        return reply;
    }

    /// @return how long an Echo-Request must be sent now
    OptionalInt advance(long nowNanos) {
        if (!Deadline.due(next, nowNanos)) {
            return OptionalInt.empty();
        }
        if (tries == TRIES) {
            next = OptionalLong.empty();
            return OptionalInt.empty();
        }
        tries++;
        next = OptionalLong.of(nowNanos + EACH_NANOS);
        return OptionalInt.of(wantedBytes);
    }

    void sent(int echoIdentifier) {
        sent.add(echoIdentifier);
    }

    OptionalLong nextDeadlineNanos() {
        return next;
    }
}
