package braid.dataplane.engine.control;

import braid.dataplane.status.EndedSession;
import java.util.LinkedHashMap;
import java.util.List;

/// The latest ended session of each user. Bounded; who has been away longest is forgotten. Belongs to one thread.
public final class LastSessions {
    // Chosen by us.
    public static final int MAX_USERS = 1 << 14;

    private final LinkedHashMap<String, EndedSession> byUser = new LinkedHashMap<>();
    private List<EndedSession> all = List.of();
    private boolean changed;

    public void ended(EndedSession session) {
        byUser.remove(session.user());
        byUser.put(session.user(), session);
        if (byUser.size() > MAX_USERS) {
            byUser.pollFirstEntry();
        }
        changed = true;
    }

    /// Who has been away longest comes first. The same list as long as nothing changes.
    public List<EndedSession> all() {
        if (changed) {
            all = List.copyOf(byUser.values());
            changed = false;
        }
        return all;
    }
}
