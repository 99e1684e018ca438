package braid.dataplane.reconcile;

import braid.dataplane.engine.control.EarlierRun;
import braid.dataplane.time.Deadline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What the kernel's worker notes in the state directory, written when it changes. A disk that is full stops nothing:
/// it is said once, and tried again each second. Made anywhere; then of the kernel thread only.
public final class StateFiles {
    private final SessionsFile sessions;
    private final AppliedFile applied;
    private final LastSessionsFile lastSessions;
    private OptionalLong tryAgainNanos = OptionalLong.empty();
    private OptionalLong lastSessionsNanos = OptionalLong.empty();

    /// @param nanosOrigin when the monotonic clock would have shown 0, by the wall clock of now
    public StateFiles(Path stateDir, Supplier<Instant> nanosOrigin) {
        sessions = new SessionsFile(stateDir);
        applied = AppliedFile.in(stateDir);
        lastSessions = new LastSessionsFile(stateDir, nanosOrigin);
    }

    /// As it was when the files were opened.
    public EarlierRun earlier() {
        return new EarlierRun(sessions.leftOver(), lastSessions.earlier());
    }

    SessionsFile sessions() {
        return sessions;
    }

    AppliedFile applied() {
        return applied;
    }

    LastSessionsFile lastSessions() {
        return lastSessions;
    }

    /// @return why something cannot be written, when that is news
    Optional<String> save(long nowNanos) {
        if (tryAgainNanos.isPresent() && !Deadline.due(tryAgainNanos, nowNanos)) {
            return Optional.empty();
        }
        Optional<String> failure = first(List.of(sessions.save(), applied.save(), saveLastSessions(nowNanos)));
        boolean news = tryAgainNanos.isEmpty();
        tryAgainNanos = failure.isPresent() ? Deadline.inSeconds(nowNanos, 1) : OptionalLong.empty();
        return news ? failure : Optional.empty();
    }

    /// Whatever is not written yet.
    ///
    /// @return why something cannot be written
    Optional<String> saveAll() {
        return first(List.of(sessions.save(), applied.save(), lastSessions.save()));
    }

    /// Gathered for a second, since it is a line for each user there ever was.
    private Optional<String> saveLastSessions(long nowNanos) {
        if (lastSessionsNanos.isEmpty() && lastSessions.changed()) {
            lastSessionsNanos = Deadline.inSeconds(nowNanos, 1);
        }
        if (!Deadline.due(lastSessionsNanos, nowNanos)) {
            return Optional.empty();
        }
        lastSessionsNanos = OptionalLong.empty();
        return lastSessions.save();
    }

    private static Optional<String> first(List<Optional<String>> failures) {
        return failures.stream().flatMap(Optional::stream).findFirst();
    }
}
