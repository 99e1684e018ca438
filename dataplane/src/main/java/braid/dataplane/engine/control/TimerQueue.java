package braid.dataplane.engine.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Which machine wants to be advanced next, among thousands.
final class TimerQueue {
    interface Timed {
        OptionalLong nextDeadlineNanos();

        void advance(long nowNanos);
    }

    /// @param order of entry, so that equal deadlines come in a defined order
    private record Entry(long deadlineNanos, long order, Timed timed) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.signum(deadlineNanos - other.deadlineNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final TreeSet<Entry> queue = new TreeSet<>();
    private final Map<Timed, Entry> entries = new HashMap<>();
    private long order;

    /// Asks `timed` anew when it wants to be advanced; to be called after everything that may change it.
    void update(Timed timed) {
        OptionalLong deadline = timed.nextDeadlineNanos();
        Entry before = entries.get(timed);
        if (before != null && deadline.isPresent() && before.deadlineNanos() == deadline.getAsLong()) {
            return;
        }
        remove(timed);
        if (deadline.isPresent()) {
            Entry entry = new Entry(deadline.getAsLong(), order++, timed);
            entries.put(timed, entry);
            queue.add(entry);
        }
    }

    void remove(Timed timed) {
        Entry entry = entries.remove(timed);
        if (entry != null) {
            queue.remove(entry);
        }
    }

    /// Takes the earliest one out if its time has come.
    Optional<Timed> due(long nowNanos) {
        if (queue.isEmpty() || queue.first().deadlineNanos() - nowNanos > 0) {
            return Optional.empty();
        }
        Entry first = queue.pollFirst();
        entries.remove(first.timed());
        return Optional.of(first.timed());
    }

    OptionalLong next() {
        return queue.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(queue.first().deadlineNanos());
    }
}
