package braid.dataplane.engine.control;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// RouterOS's names of servers' sessions: `<pppoe-USER>`, and with the lowest free number when the user has one
/// already. This is the only place where such a name is made; everybody else is told it.
final class SessionLabels {
    private final Map<String, BitSet> indices = new HashMap<>();

    /// By name, since the user `a-1` may have taken what would be the second name of the user `a`.
    private final Map<String, Owned> owned = new HashMap<>();

    private record Owned(String user, int index) {}

    /// @return a name that nobody has until it is given back
    String take(String user) {
        BitSet used = indices.computeIfAbsent(user, _ -> new BitSet());
        int index = used.nextClearBit(0);
        while (owned.containsKey(label(user, index))) {
            index = used.nextClearBit(index + 1);
        }
        used.set(index);
        String label = label(user, index);
        owned.put(label, new Owned(user, index));
        return label;
    }

    /// What was not taken is ignored.
    void free(String label) {
        Owned gone = owned.remove(label);
        if (gone != null) {
            indices.computeIfPresent(gone.user(), (_, used) -> {
                used.clear(gone.index());
                return used.isEmpty() ? null : used;
            });
        }
    }

    private static String label(String user, int index) {
        return index == 0 ? "<pppoe-" + user + ">" : "<pppoe-" + user + "-" + index + ">";
    }
}
