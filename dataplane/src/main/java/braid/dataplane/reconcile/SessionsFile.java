package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The open PPPoE sessions in the state directory, so that after kill -9 the next start can end them with a PADT each.
/// Kernel thread only; written at most once a cycle, however many sessions came and went.
public final class SessionsFile {
    private final StateFile file;
    private final List<SessionKey> leftOver = new ArrayList<>();
    private final Set<SessionKey> open = new LinkedHashSet<>();
    private boolean dirty;

    public SessionsFile(Path stateDir) {
        file = new StateFile(stateDir.resolve("sessions"));
        file.read().forEach(line -> parse(line).ifPresent(leftOver::add));
    }

    void opened(SessionKey session) {
        dirty |= open.add(session);
    }

    void closed(SessionKey session) {
        dirty |= open.remove(session);
    }

    /// What an earlier run left behind, to be told to the control plane, which ends them.
    public List<SessionKey> leftOver() {
        return List.copyOf(leftOver);
    }

    /// The peers on that interface have been told by now.
    void forgetLeftOver(String linuxName) {
        dirty |= leftOver.removeIf(session -> session.linuxName().equals(linuxName));
    }

    /// @return why it could not be written; the next call tries again
    Optional<String> save() {
        if (!dirty) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        leftOver.forEach(session -> lines.add(line(session)));
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
