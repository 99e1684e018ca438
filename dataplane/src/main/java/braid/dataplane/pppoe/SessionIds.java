package braid.dataplane.pppoe;

import braid.dataplane.time.Deadline;
import braid.dataplane.wire.PppoeView;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.OptionalInt;

/// The session ids of one interface, 1 to 65534 in turn. A freed one rests for a minute, so that late frames of the old
/// session do not reach a new one.
final class SessionIds {
    private static final long REST_NANOS = 60 * Deadline.NANOS_PER_SECOND;

    private record Freed(int id, long atNanos) {}

    private final BitSet taken = new BitSet(PppoeView.MAX_SESSION_ID + 1);
    private final ArrayDeque<Freed> resting = new ArrayDeque<>();
    private int last;

    OptionalInt take(long nowNanos) {
        while (!resting.isEmpty() && nowNanos - resting.getFirst().atNanos() >= REST_NANOS) {
            taken.clear(resting.removeFirst().id());
        }
        int next = taken.nextClearBit(last + 1);
        if (next > PppoeView.MAX_SESSION_ID) {
            next = taken.nextClearBit(1);
        }
        if (next > PppoeView.MAX_SESSION_ID) {
            return OptionalInt.empty();
        }
        taken.set(next);
        last = next;
        return OptionalInt.of(next);
    }

    void free(int id, long nowNanos) {
        resting.addLast(new Freed(id, nowNanos));
    }
}
