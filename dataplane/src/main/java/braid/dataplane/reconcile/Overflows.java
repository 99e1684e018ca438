package braid.dataplane.reconcile;

import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.Optional;

/// Says in the log, at most once a second, what the queues between the kernel's worker and the engine have dropped.
/// Kernel thread only.
public final class Overflows {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final KernelQueue requests;
    private final EngineBox answers;
    private long requestsSaid;
    private long answersSaid;
    private long saidNanos;

    public Overflows(KernelQueue requests, EngineBox answers, long nowNanos) {
        this.requests = requests;
        this.answers = answers;
        saidNanos = nowNanos - SECOND_NANOS;
    }

    public Optional<LogEvent> news(long nowNanos) {
        long newRequests = requests.dropped() - requestsSaid;
        long newAnswers = answers.dropped() - answersSaid;
        if ((newRequests == 0 && newAnswers == 0) || nowNanos - saidNanos < SECOND_NANOS) {
            return Optional.empty();
        }
        requestsSaid += newRequests;
        answersSaid += newAnswers;
        saidNanos = nowNanos;
        return Optional.of(new LogEvent(
                List.of("system", "warning"),
                "too busy: " + newRequests + " requests of sessions and " + newAnswers + " answers to them dropped"));
    }
}
