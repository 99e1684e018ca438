package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Sessions of ours that are over and that their peers may still hold: those of an earlier run, those whose interface
/// was gone, and those whose PADT was perhaps lost. Their peers are told, so that they do not send into nothing until
/// their echoes fail. A PADT goes to no session that is not ours. Bounded; the oldest are forgotten.
final class EndedSessions {
    // Chosen by us.
    private static final int MAX_SESSIONS = 1 << 16;
    private static final long REPEAT_NANOS = Deadline.NANOS_PER_SECOND;

    private final ControlContext context;

    /// When the peer was last told; empty: never yet.
    private final Map<SessionKey, OptionalLong> toldNanos = new LinkedHashMap<>();

    EndedSessions(ControlContext context) {
        this.context = context;
    }

    /// The session is over: its peer is told.
    void tell(SessionKey session, long nowNanos) {
        if (context.port(session.linuxName()).isEmpty()) {
            tellLater(session);
            return;
        }
        remember(session, OptionalLong.of(nowNanos));
        context.sendDiscovery(session.linuxName(), session.peer(), DiscoveryPacket.padt(session.sessionId()));
        context.act(new ControlAction.SessionOver(session));
    }

    /// The session is over, and its interface is not there to tell its peer by.
    void tellLater(SessionKey session) {
        remember(session, OptionalLong.empty());
    }

    /// The interface is there again.
    void portUp(String linuxName, long nowNanos) {
        List<SessionKey> untold = toldNanos.keySet().stream()
                .filter(session -> session.linuxName().equals(linuxName))
                .filter(session -> toldNanos.get(session).isEmpty())
                .toList();
        untold.forEach(session -> tell(session, nowNanos));
    }

    /// The peer still sends in such a session.
    void stray(SessionKey session, long nowNanos) {
        OptionalLong told = toldNanos.get(session);
        if (told != null && (told.isEmpty() || nowNanos - told.getAsLong() >= REPEAT_NANOS)) {
            tell(session, nowNanos);
        }
    }

    /// The peer gave its number to a new session, or has ended it itself.
    void forget(SessionKey session) {
        OptionalLong told = toldNanos.remove(session);
        if (told != null && told.isEmpty()) {
            context.act(new ControlAction.SessionOver(session));
        }
    }

    /// The peer has ended a session of ours that was open.
    void endedByPeer(SessionKey session) {
        toldNanos.remove(session);
        context.act(new ControlAction.SessionOver(session));
    }

    private void remember(SessionKey session, OptionalLong when) {
        toldNanos.remove(session);
        toldNanos.put(session, when);
        if (toldNanos.size() > MAX_SESSIONS) {
            forget(toldNanos.keySet().iterator().next());
        }
    }
}
