package braid.dataplane.engine.control;

import braid.dataplane.network.SessionName;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What sessions of servers are called: by the name that is kept for their user, else `<pppoe-USER>`, and with the
/// lowest free number when the user has one already. This is the only place where such a name is made; everybody else
/// is told it.
final class SessionLabels {
    /// Names that are kept, by user.
    private final Map<String, Map<String, SessionName>> kept = new HashMap<>();

    private final Map<String, String> keptNames = new HashMap<>();
    private final Map<String, BitSet> indices = new HashMap<>();

    /// By label, since the user `a-1` may have taken what would be the second name of the user `a`.
    private final Map<String, Owned> owned = new HashMap<>();

    /// What those whose kept names were changed last are called now, by what they were called before.
    private final Map<String, String> renamings = new HashMap<>();

    /// Keys of kept names that are in use.
    private final Set<String> keysInUse = new HashSet<>();

    private sealed interface Owned {
        record Numbered(String user, int index) implements Owned {}

        record Kept(String key) implements Owned {}
    }

    /// Names that are taken stay so until they are given back.
    void keep(List<SessionName> names) {
        kept.clear();
        keptNames.clear();
        for (SessionName name : names) {
            kept.computeIfAbsent(name.user(), _ -> new LinkedHashMap<>()).put(name.key(), name);
            keptNames.put(name.key(), name.name());
        }
        rename();
    }

    /// Those that get other names let go of theirs all together, since they may have changed names with each other.
    private void rename() {
        renamings.clear();
        Map<String, String> moving = new LinkedHashMap<>();
        owned.forEach((label, owner) -> {
            if (owner instanceof Owned.Kept(String key)
                    && !keptNames.getOrDefault(key, label).equals(label)) {
                moving.put(label, key);
            }
        });
        while (moving.values().removeIf(key -> takenFrom(keptNames.get(key), moving))) {
            // Whoever stays keeps its name, and so may make another stay.
        }
        moving.keySet().forEach(owned::remove);
        moving.forEach((label, key) -> {
            renamings.put(label, keptNames.get(key));
            own(keptNames.get(key), key);
        });
    }

    private boolean takenFrom(String name, Map<String, String> moving) {
        return owned.containsKey(name) && !moving.containsKey(name);
    }

    /// @param service of the server that the user came in by
    /// @return a name that nobody has until it is given back
    String take(String user, String service) {
        Optional<SessionName> own = kept.getOrDefault(user, Map.of()).values().stream()
                .filter(name -> name.service().isEmpty() || name.service().equals(service))
                .filter(name -> !keysInUse.contains(name.key()) && !owned.containsKey(name.name()))
                .findFirst();
        if (own.isPresent()) {
            own(own.get().name(), own.get().key());
            return own.get().name();
        }
        BitSet used = indices.computeIfAbsent(user, _ -> new BitSet());
        int index = used.nextClearBit(0);
        while (owned.containsKey(label(user, index))) {
            index = used.nextClearBit(index + 1);
        }
        used.set(index);
        String label = label(user, index);
        owned.put(label, new Owned.Numbered(user, index));
        return label;
    }

    /// Whether the label was kept for its user and is kept no longer.
    boolean withdrawn(String label) {
        return owned.get(label) instanceof Owned.Kept(String key) && !keptNames.containsKey(key);
    }

    /// What a session is to be called from now on, if the name that is kept for it was changed by the last [#keep].
    ///
    /// @param label what it was called before
    Optional<String> renamed(String label) {
        return Optional.ofNullable(renamings.get(label));
    }

    /// What was not taken is ignored.
    void free(String label) {
        switch (owned.remove(label)) {
            case null -> {}
            case Owned.Kept(String key) -> keysInUse.remove(key);
            case Owned.Numbered(String user, int index) ->
                indices.computeIfPresent(user, (_, used) -> {
                    used.clear(index);
                    return used.isEmpty() ? null : used;
                });
        }
    }

    private void own(String label, String key) {
        owned.put(label, new Owned.Kept(key));
        keysInUse.add(key);
    }

    private static String label(String user, int index) {
        return index == 0 ? "<pppoe-" + user + ">" : "<pppoe-" + user + "-" + index + ">";
    }
}
