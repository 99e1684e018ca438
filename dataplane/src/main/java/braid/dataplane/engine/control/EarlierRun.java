package braid.dataplane.engine.control;

import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import java.util.List;

/// What an earlier run of this router left.
///
/// @param open sessions that it could not end
/// @param ended the latest session of each user that is over; who has been away longest comes first
public record EarlierRun(List<SessionKey> open, List<EndedSession> ended) {
    public static final EarlierRun NONE = new EarlierRun(List.of(), List.of());

    public EarlierRun {
        open = List.copyOf(open);
        ended = List.copyOf(ended);
    }
}
