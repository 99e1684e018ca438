package braid.dataplane.engine.control;

import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sessions that an earlier run left open: their peers are told, so that they do not hold them for ever. A PADT goes to
/// no other session that is not ours.
final class EarlierSessions {
    private static final long REPEAT_NANOS = Deadline.NANOS_PER_SECOND;

    private final ControlContext context;
    private final Map<SessionKey, Long> repeatAfterNanos = new HashMap<>();
    private final List<SessionKey> sessions;

    EarlierSessions(ControlContext context, List<SessionKey> sessions) {
        this.context = context;
        this.sessions = List.copyOf(sessions);
    }

    /// The interface is there again.
    void end(String linuxName) {
        sessions.stream()
                .filter(session -> session.linuxName().equals(linuxName))
                .forEach(this::padt);
    }

    /// The peer still sends in such a session.
    void stray(SessionKey session, long nowNanos) {
        Long after = repeatAfterNanos.get(session);
        if (sessions.contains(session) && (after == null || after - nowNanos <= 0)) {
            repeatAfterNanos.put(session, nowNanos + REPEAT_NANOS);
            padt(session);
        }
    }

    private void padt(SessionKey session) {
        context.sendDiscovery(session.linuxName(), session.peer(), DiscoveryPacket.padt(session.sessionId()));
    }
}
