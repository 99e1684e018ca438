package braid.dataplane.reconcile;

import braid.dataplane.engine.control.LastSessions;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How the latest session of each user ended, in the state directory: a line has the moment, the cause, the caller and
/// the user's name, escaped as in a URL. Moments are kept by the wall clock, since the monotonic one is another after a
/// restart. Kernel thread only.
final class LastSessionsFile {
    private final StateFile file;
    private final Supplier<Instant> nanosOrigin;
    private final LastSessions last = new LastSessions();
    private final List<EndedSession> earlier;
    private boolean dirty;

    /// @param nanosOrigin when the monotonic clock would have shown 0, by the wall clock of now
    LastSessionsFile(Path stateDir, Supplier<Instant> nanosOrigin) {
        file = new StateFile(stateDir.resolve("last-sessions"));
        this.nanosOrigin = nanosOrigin;
        Instant origin = nanosOrigin.get();
        file.read().forEach(line -> parse(line, origin).ifPresent(last::ended));
        earlier = last.all();
    }

    /// Those of earlier runs.
    List<EndedSession> earlier() {
        return earlier;
    }

    void ended(EndedSession session) {
        last.ended(session);
        dirty = true;
    }

    /// Whether there is something to write.
    boolean changed() {
        return dirty;
    }

    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        if (!dirty) {
            return Optional.empty();
        }
        Instant origin = nanosOrigin.get();
        List<String> lines = new ArrayList<>();
        last.all().forEach(session -> lines.add(line(session, origin)));
        Optional<String> failure = file.write(lines);
        dirty = failure.isPresent();
        return failure;
    }

    private static String line(EndedSession session, Instant origin) {
        return origin.plusNanos(session.endedNanos()) + " " + session.cause() + " " + session.callerId() + " "
                + URLEncoder.encode(session.user(), StandardCharsets.UTF_8);
    }

    private static Optional<EndedSession> parse(String line, Instant origin) {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            return Optional.empty();
        }
        try {
            long endedNanos = Duration.between(origin, Instant.parse(words[0])).toNanos();
            EndCause cause = EndCause.valueOf(words[1]);
            String user = URLDecoder.decode(words[3], StandardCharsets.UTF_8);
            return MacAddress.parse(words[2]).map(caller -> new EndedSession(user, caller, endedNanos, cause));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty(); // a torn or edited line: this user's last session is not known
        }
    }
}
