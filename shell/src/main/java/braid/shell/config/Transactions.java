package braid.shell.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Series of commits that hold only once they are ended as kept, and everything that was recorded since the first of
/// them began. One may end as a part of another, and holds when that one is kept.
///
/// One is taken back by making the configuration anew without it, as a start after a crash does: what others changed
/// stands, and memory and disk tell the same.
final class Transactions {
    private final Set<Long> open = new HashSet<>();
    private final Set<Long> takenBack = new HashSet<>();
    private final Map<Long, Long> keptAs = new HashMap<>();
    private final Map<Long, Long> within = new HashMap<>();
    private final List<JournalRecord.Changed> since = new ArrayList<>();
    private Configuration base = Configuration.EMPTY;

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// @param now what the first of them begins with
    void begin(long transaction, Configuration now) {
        if (open.isEmpty()) {
            base = now;
        }
        open.add(transaction);
    }

    /// What was recorded while one is open, whoever did it.
    void note(JournalRecord.Changed record) {
        if (!open.isEmpty()) {
            since.add(record);
        }
    }

    /// What was recorded while one is open, in or outside of it.
    Stream<Change> changes() {
        return since.stream().flatMap(record -> record.entry().changes().stream());
    }

    /// What was committed as a part of one.
    List<Change> changes(long transaction) {
        return since.stream()
                .filter(record -> belongsTo(transaction, record))
                .flatMap(record -> record.entry().changes().stream())
                .toList();
    }

    /// @param entry the number of its entry in the history
    /// @param whole the transaction it is a part of from now on
    void kept(long transaction, long entry, OptionalLong whole) {
        keptAs.put(transaction, entry);
        whole.ifPresent(number -> within.put(transaction, number));
        ended(transaction);
    }

    /// Its commits are entries of the history each.
    void kept(long transaction) {
        ended(transaction);
    }

    /// What there would be without it.
    ///
    /// @param changes what the other entries of the history did, as they meet it now, by their numbers
    record Without(Configuration configuration, Map<Long, List<Change>> changes) {}

    Without takeBack(long transaction) {
        takenBack.add(transaction);
        Replay replay = new Replay(base);
        Map<Long, List<Change>> changes = new HashMap<>();
        for (JournalRecord.Changed record : since) {
            if (takenBack.stream().noneMatch(gone -> belongsTo(gone, record))) {
                changes.computeIfAbsent(entryOf(record), _ -> new ArrayList<>())
                        .addAll(replay.take(record.entry().changes()));
            }
        }
        ended(transaction);
        return new Without(replay.now(), changes);
    }

    private boolean belongsTo(long transaction, JournalRecord.Changed record) {
        if (record.transaction().isEmpty()) {
            return false;
        }
        long own = record.transaction().getAsLong();
        return own == transaction || within.getOrDefault(own, own) == transaction;
    }

    private long entryOf(JournalRecord.Changed record) {
        long own = record.entry().number();
        return record.transaction().isPresent()
                ? keptAs.getOrDefault(record.transaction().getAsLong(), own)
                : own;
    }

    private void ended(long transaction) {
        open.remove(transaction);
        if (open.isEmpty()) {
            since.clear();
            takenBack.clear();
            keptAs.clear();
            within.clear();
            base = Configuration.EMPTY;
        }
    }
}
