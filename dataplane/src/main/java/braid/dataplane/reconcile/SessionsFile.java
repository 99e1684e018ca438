package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The PPPoE sessions whose peers hold them for open, in the state directory, so that after kill -9 the next start can
/// end them with a PADT each; also those whose line was unplugged.
/// Kernel thread only; written at most once a cycle, however many sessions came and went.
final class SessionsFile {
    private final NotedLines open;
    private final List<SessionKey> leftOver;

    SessionsFile(Path stateDir) {
        open = new NotedLines(stateDir.resolve("sessions"));
        leftOver = open.all().stream().flatMap(line -> parse(line).stream()).toList();
    }

    void opened(SessionKey session) {
        open.add(line(session));
    }

    void closed(SessionKey session) {
        open.remove(line(session));
    }

    /// What an earlier run left behind, to be told to the control plane, which ends them; they stay in the file until
    /// their peers were told.
    List<SessionKey> leftOver() {
        return leftOver;
    }

    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        return open.save();
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
