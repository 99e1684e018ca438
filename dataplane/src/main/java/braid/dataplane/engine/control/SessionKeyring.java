package braid.dataplane.engine.control;

import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.status.Role;
import java.util.ArrayList;
import java.util.List;

/// The keys that the links of a bundle brought. Those of the first link count (RFC 3079); but where two links come
/// up in the same moment each end may take another one for the first, and then neither can read the other.
///
/// Then the end that dialled takes the next link's keys at once, and the one that answered only when that did not help,
/// so that they do not go on missing each other.
final class SessionKeyring {
    // Chosen by us: links that were up together at the start.
    private static final int MAX_KEYS = 8;

    private final Role role;
    private final List<SessionKeys> keys = new ArrayList<>();
    private int inUse;
    private int doubts;

    SessionKeyring(Role role) {
        this.role = role;
    }

    void add(SessionKeys more) {
        if (keys.size() < MAX_KEYS) {
            keys.add(more);
        }
    }

    SessionKeys current() {
        return keys.get(inUse);
    }

    /// Nothing could be read with these.
    void doubt() {
        doubts++;
        boolean turn = switch (role) {
            case CLIENT -> true;
            case SERVER -> doubts % 2 == 0;
        };
        if (turn) {
            inUse = (inUse + 1) % keys.size();
        }
    }
}
