package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The open PPPoE sessions in the state directory, so that after kill -9 the next start can end them with a PADT each.
/// Kernel thread only; written at most once a cycle, however many sessions came and went.
public final class SessionsFile {
    /// @param peer where the PADT goes
    /// @param sessionId 1 to 65535
    public record Session(String linuxName, MacAddress peer, int sessionId) {
        private String line() {
            return linuxName + " " + peer + " " + sessionId;
        }

        private static Optional<Session> parse(String line) {
            String[] words = line.split(" ", -1);
            if (words.length != 3) {
                return Optional.empty();
            }
            try {
                long mac = Long.parseLong(words[1].replace(":", ""), 16);
                return Optional.of(new Session(words[0], new MacAddress(mac), Integer.parseInt(words[2])));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // a torn or edited line: its session ends by the peer's own keepalive
            }
        }
    }

    private final StateFile file;
    private final List<Session> leftOver = new ArrayList<>();
    private final Set<Session> open = new LinkedHashSet<>();
    private boolean dirty;

    public SessionsFile(Path stateDir) {
        file = new StateFile(stateDir.resolve("sessions"));
        file.read().forEach(line -> Session.parse(line).ifPresent(leftOver::add));
    }

    void opened(Session session) {
        dirty |= open.add(session);
    }

    void closed(Session session) {
        dirty |= open.remove(session);
    }

    /// What an earlier run left behind, to be told to the control plane, which ends them.
    public List<Session> leftOver() {
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
        leftOver.forEach(session -> lines.add(session.line()));
        open.forEach(session -> lines.add(session.line()));
        Optional<String> failure = file.write(lines);
        dirty = failure.isPresent();
        return failure;
    }
}
