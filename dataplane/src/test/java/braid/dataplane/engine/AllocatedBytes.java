package braid.dataplane.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What the calling thread allocates.
///
/// Work that allocates does so in every round. A few hundred bytes have been seen once, in one cycle, after other
/// tests had run in the same virtual machine; their cause is not known. Therefore the best of several rounds counts.
public final class AllocatedBytes {
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /// The least of the rounds after the warm-up.
    public static long ofOneRound(Runnable round) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            measure(round);
        }
        long least = measure(round);
        for (int i = 1; i < ROUNDS && least > 0; i++) {
            least = Math.min(least, measure(round));
        }
        return least;
    }

    private static long measure(Runnable round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        round.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
