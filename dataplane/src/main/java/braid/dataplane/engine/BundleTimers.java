package braid.dataplane.engine;

import java.util.Arrays;

/// Which bundle wants to be advanced next, among thousands: a heap by the time it is due. Allocates only when it grows.
///
/// A bundle's time may lie earlier than it needs, never later: what has become later since is found when it is due.
final class BundleTimers {
    private static final int FIRST_SLOTS = 16;

    /// Advances a bundle.
    interface Advance {
        /// @return when it wants to be advanced next; [Long#MAX_VALUE] when never
        long advance(BundleState bundle);
    }

    private BundleState[] heap = new BundleState[FIRST_SLOTS];
    private int count;

    /// Makes sure that the bundle is advanced at that time.
    ///
    /// @param dueNanos [Long#MAX_VALUE] when it wants nothing
    void expect(BundleState bundle, long dueNanos) {
        if (dueNanos == Long.MAX_VALUE) {
            return;
        }
        if (bundle.timerSlot() < 0) {
            if (count == heap.length) {
                heap = Arrays.copyOf(heap, count * 2);
            }
            bundle.due(dueNanos);
            place(bundle, count++);
            rise(bundle.timerSlot());
        } else if (dueNanos - bundle.dueNanos() < 0) {
            bundle.due(dueNanos);
            rise(bundle.timerSlot());
        }
    }

    void remove(BundleState bundle) {
        int slot = bundle.timerSlot();
        if (slot < 0) {
            return;
        }
        bundle.timerSlot(-1);
        BundleState last = heap[--count];
        if (slot < count) {
            place(last, slot);
            rise(slot);
            sink(last.timerSlot());
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Of the next one; meaningful unless empty.
    long nextNanos() {
        return heap[0].dueNanos();
    }

    /// Advances those whose time has come, each once.
    ///
    /// @param againNanos the earliest time at which one may be due again, later than `nowNanos`
    void run(long nowNanos, long againNanos, Advance advance) {
        while (count > 0 && heap[0].dueNanos() - nowNanos <= 0) {
            BundleState bundle = heap[0];
            remove(bundle);
            long due = advance.advance(bundle);
            if (due != Long.MAX_VALUE) {
                expect(bundle, due - againNanos < 0 ? againNanos : due);
            }
        }
    }

    private void rise(int from) {
        int slot = from;
        while (slot > 0 && earlier(slot, (slot - 1) / 2)) {
            swap(slot, (slot - 1) / 2);
            slot = (slot - 1) / 2;
        }
    }

    private void sink(int from) {
        int slot = from;
        int child = 2 * slot + 1;
        while (child < count) {
            if (child + 1 < count && earlier(child + 1, child)) {
                child++;
            }
            if (!earlier(child, slot)) {
                return;
            }
            swap(slot, child);
            slot = child;
            child = 2 * slot + 1;
        }
    }

    private boolean earlier(int a, int b) {
        return heap[a].dueNanos() - heap[b].dueNanos() < 0;
    }

    private void swap(int a, int b) {
        BundleState other = heap[a];
        place(heap[b], a);
        place(other, b);
    }

    private void place(BundleState bundle, int slot) {
        heap[slot] = bundle;
        bundle.timerSlot(slot);
    }
}
