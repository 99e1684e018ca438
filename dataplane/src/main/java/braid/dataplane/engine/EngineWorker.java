package braid.dataplane.engine;

import java.util.concurrent.TimeUnit;

/// Runs a loop on a thread of its own until it has finished.
///
/// When there is nothing to do it rests a little, so that frames gather (half the system calls, no processor time
/// while idle, at most a tenth of a millisecond of delay); after some rests in vain it waits for the kernel.
public final class EngineWorker implements Runnable {
    private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final int RESTS = 30;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int TOKENS = 64;

    private final EngineLoop loop;
    private final IdlePort idle;
    private final int[] tokens = new int[TOKENS];

    public EngineWorker(EngineLoop loop, IdlePort idle) {
        this.loop = loop;
        this.idle = idle;
    }

    @Override
    public void run() {
        int rests = 0;
        while (!loop.finished()) {
            long now = System.nanoTime();
            int work = loop.doWork(now);
            loop.cycled(System.nanoTime());
            if (work > 0) {
                rests = 0;
            } else if (rests < RESTS) {
                rests++;
                idle.rest(REST_NANOS);
            } else {
                rests = 0;
                await(now);
            }
        }
    }

    private void await(long nowNanos) {
        long due = loop.nextDeadlineNanos(nowNanos);
        long left = due == Long.MAX_VALUE ? LONGEST_WAIT_NANOS : Math.min(LONGEST_WAIT_NANOS, due - nowNanos);
        if (left > 0) {
            // What can be read is found by the next cycle itself.
            idle.await(left, tokens);
        }
    }
}
