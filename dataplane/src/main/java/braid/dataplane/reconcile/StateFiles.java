package braid.dataplane.reconcile;

import braid.dataplane.status.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the kernel's worker notes in the state directory, written when it changes. A disk that is full stops nothing:
/// it is said once, and tried again each second. Kernel thread only.
final class StateFiles {
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private final SessionsFile sessions;
    private final AppliedFile applied;
    private final Consumer<LogEvent> log;
    private long nextTryNanos;
    private boolean unsaved;

    StateFiles(SessionsFile sessions, AppliedFile applied, Consumer<LogEvent> log) {
        this.sessions = sessions;
        this.applied = applied;
        this.log = log;
    }

    void save(long nowNanos) {
        if (unsaved && nextTryNanos - nowNanos > 0) {
            return;
        }
        Optional<String> failure = saveAll();
        if (failure.isPresent()) {
            nextTryNanos = nowNanos + AGAIN_NANOS;
            if (!unsaved) {
                log.accept(new LogEvent(
                        List.of("system", "error"),
                        "cannot note open sessions and addresses of ours: " + failure.get()));
            }
        }
        unsaved = failure.isPresent();
    }

    /// @return why one of them could not be written
    Optional<String> saveAll() {
        Optional<String> sessionsFailure = sessions.save();
        Optional<String> appliedFailure = applied.save();
        return sessionsFailure.or(() -> appliedFailure);
    }
}
