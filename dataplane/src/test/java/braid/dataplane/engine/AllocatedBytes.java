package braid.dataplane.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What the calling thread allocates in one round of work, once everything was run often enough to be loaded, linked
/// and compiled.
public final class AllocatedBytes {
    private static final int WARM_UP_ROUNDS = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /// The round after the warm-up; no other counts.
    public static long ofOneRound(Runnable round) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            measure(round);
        }
        return measure(round);
    }

    private static long measure(Runnable round) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        round.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
