package braid.dataplane.pppoe;

import braid.dataplane.time.Deadline;
import braid.dataplane.wire.PppoeView;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// The session ids of one interface, 1 to 65534 in turn. A freed one rests for a minute, so that late
/// frames of the old session do not reach a new one: they outlive whatever happens to the interface.
public final class SessionIds {
    private static final long REST_NANOS = 60 * Deadline.NANOS_PER_SECOND;

    private record Freed(int id, long atNanos) {}

    private final BitSet taken = new BitSet(PppoeView.MAX_SESSION_ID + 1);
    private final ArrayDeque<Freed> resting = new ArrayDeque<>();
    private int last;

    /// @param first given, 1 to 65534; one that is drawn by lot keeps away from those of an earlier run
    public SessionIds(int first) {
        last = first - 1;
    }

    /// @param elsewhere ids that cannot be given, though none of them was given here
    OptionalInt take(IntPredicate elsewhere, long nowNanos) {
        while (!resting.isEmpty() && nowNanos - resting.getFirst().atNanos() >= REST_NANOS) {
            taken.clear(resting.removeFirst().id());
        }
        int next = free(last + 1, elsewhere);
        if (next > PppoeView.MAX_SESSION_ID) {
            next = free(1, elsewhere);
        }
        if (next > PppoeView.MAX_SESSION_ID) {
            return OptionalInt.empty();
        }
        taken.set(next);
        last = next;
        return OptionalInt.of(next);
    }

    private int free(int from, IntPredicate elsewhere) {
        int id = taken.nextClearBit(from);
        while (id <= PppoeView.MAX_SESSION_ID && elsewhere.test(id)) {
            id = taken.nextClearBit(id + 1);
        }
        return id;
    }

    void free(int id, long nowNanos) {
        resting.addLast(new Freed(id, nowNanos));
    }
}
