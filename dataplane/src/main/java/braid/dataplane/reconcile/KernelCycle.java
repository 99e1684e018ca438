package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One turn of the thread `kernel`: the worker's duty, and then whatever the engine had no room for, whether the kernel
/// answered or not. Kernel thread only.
public final class KernelCycle {
    private static final long RETRY_NANOS = 1_000_000_000L;
    /// While an engine has no room for its commands.
    private static final long CROWDED_NANOS = 1_000_000L;

    private final KernelWorker worker;
    private final EngineBox box;
    private final Overflows overflows;
    private final Consumer<LogEvent> log;

    /// Why the kernel did not answer the last time.
    private Optional<String> failing = Optional.empty();

    public KernelCycle(KernelWorker worker, EngineBox box, Overflows overflows, Consumer<LogEvent> log) {
        this.worker = worker;
        this.box = box;
        this.overflows = overflows;
        this.log = log;
    }

    /// @return for how long there is nothing to do unless something comes; not positive: call again at once
    public long run(long nowNanos) {
        long rest = work(nowNanos);
        boolean crowded = box.flush();
        overflows.news(nowNanos).ifPresent(log);
        return crowded ? Math.min(rest, CROWDED_NANOS) : rest;
    }

    private long work(long nowNanos) {
        try {
            boolean idle = worker.doWork(nowNanos) == 0;
            failing = Optional.empty();
            return idle ? worker.nextDeadlineNanos() - nowNanos : 0;
        } catch (KernelException e) {
            if (!failing.equals(Optional.of(e.getMessage()))) {
                failing = Optional.of(e.getMessage());
                log.accept(new LogEvent(List.of("system", "error"), "the kernel does not answer: " + e.getMessage()));
            }
            return RETRY_NANOS;
        }
    }
}
