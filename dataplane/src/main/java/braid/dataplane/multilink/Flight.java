package braid.dataplane.multilink;

/// What is on its way on one link: which numbers, and when each should arrive. What the link is found to have in its
/// queue, more or less than was thought, moves all of them.
final class Flight {
    /// A power of two, and more than any receiver that is spared holds.
    private static final int KEPT = 256;

    private final int[] sequences = new int[KEPT];
    private final long[] arrivals = new long[KEPT];
    private long shiftNanos;
    private int first;
    private int end;

    /// @param arrivesNanos not before what was sent before it
    void sent(int sequence, long arrivesNanos) {
        if (end - first == KEPT) {
            first++;
        }
        sequences[end & KEPT - 1] = sequence;
        arrivals[end & KEPT - 1] = arrivesNanos - shiftNanos;
        end++;
    }

    /// All of it comes so much later; earlier if negative.
    void later(long nanos) {
        shiftNanos += nanos;
    }

    /// Of what is still under way at a time, the first one sent: its place, to be asked for with [#sequence] and
    /// [#arrivesNanos]; negative if there is none.
    int firstAfter(long nanos) {
        if (first == end || arrivesNanos(end - 1) - nanos <= 0) {
            return -1;
        }
        int low = first;
        int high = end - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivesNanos(middle) - nanos > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low & KEPT - 1;
    }

    int sequence(int place) {
        return sequences[place];
    }

    long arrivesNanos(int place) {
        return arrivals[place & KEPT - 1] + shiftNanos;
    }
}
