package braid.dataplane.engine.control;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// RouterOS's names of servers' sessions: `<pppoe-USER>`, and with the lowest free number when the user has one already.
final class SessionLabels {
    /// @param index 0 for the first of a user
    record SessionLabel(String user, int index) {
        @Override
        public String toString() {
            return index == 0 ? "<pppoe-" + user + ">" : "<pppoe-" + user + "-" + index + ">";
        }
    }

    private final Map<String, BitSet> taken = new HashMap<>();

    SessionLabel take(String user) {
        BitSet indices = taken.computeIfAbsent(user, _ -> new BitSet());
        int index = indices.nextClearBit(0);
        indices.set(index);
        return new SessionLabel(user, index);
    }

    void free(SessionLabel label) {
        taken.computeIfPresent(label.user(), (_, indices) -> {
            indices.clear(label.index());
            return indices.isEmpty() ? null : indices;
        });
    }
}
