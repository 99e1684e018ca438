package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The PPPoE sessions whose peers hold them for open, in the state directory, so that after kill -9 the next start can
/// end them with a PADT each; also those whose line was unplugged.
/// Kernel thread only; written at most once a cycle, however many sessions came and went.
final class SessionsFile {
    private final StateFile file;
    private final Set<SessionKey> open = new LinkedHashSet<>();
    private final List<SessionKey> leftOver;
    private boolean dirty;

    SessionsFile(Path stateDir) {
        file = new StateFile(stateDir.resolve("sessions"));
        file.read().forEach(line -> parse(line).ifPresent(open::add));
        leftOver = List.copyOf(open);
    }

    void opened(SessionKey session) {
        dirty |= open.add(session);
    }

    void closed(SessionKey session) {
        dirty |= open.remove(session);
    }

    /// What an earlier run left behind, to be told to the control plane, which ends them; they stay in the file until
    /// their peers were told.
    List<SessionKey> leftOver() {
        return leftOver;
    }

    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        if (!dirty) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        open.forEach(session -> lines.add(line(session)));
        Optional<String> failure = file.write(lines);
        dirty = failure.isPresent();
        return failure;
    }

    private static String line(SessionKey session) {
        return session.linuxName() + " " + session.peer() + " " + session.sessionId();
    }

    private static Optional<SessionKey> parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        try {
            int id = Integer.parseInt(words[2]);
            return MacAddress.parse(words[1]).map(peer -> new SessionKey(words[0], peer, id));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a torn or edited line: its session ends by the peer's own keepalive
        }
    }
}
