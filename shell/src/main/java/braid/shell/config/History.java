package braid.shell.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be undone and redone, oldest first; immutable. Forgotten when the router ends, as RouterOS does.
public record History(List<HistoryEntry> undoable, List<HistoryEntry> redoable) {
    static final History EMPTY = new History(List.of(), List.of());
    private static final int LIMIT = 100;

    public History {
        undoable = List.copyOf(undoable);
        redoable = List.copyOf(redoable);
    }

    /// A new change; what was undone before can no longer be redone.
    History done(HistoryEntry entry) {
        return new History(with(undoable, entry), List.of());
    }

    History undone() {
        return new History(withoutLast(undoable), with(redoable, undoable.getLast()));
    }

    History redone() {
        return new History(with(undoable, redoable.getLast()), withoutLast(redoable));
    }

    Optional<HistoryEntry> lastDone() {
        return undoable.isEmpty() ? Optional.empty() : Optional.of(undoable.getLast());
    }

    Optional<HistoryEntry> lastUndone() {
        return redoable.isEmpty() ? Optional.empty() : Optional.of(redoable.getLast());
    }

    /// The same entries after something before them was taken back.
    ///
    /// @param changes what they did, by their numbers; others are as they were, and what did nothing is forgotten
    History adapted(Map<Long, List<Change>> changes) {
        return new History(adapted(undoable, changes), adapted(redoable, changes));
    }

    private static List<HistoryEntry> adapted(List<HistoryEntry> entries, Map<Long, List<Change>> changes) {
        return entries.stream()
                .map(entry -> entry.doing(changes.getOrDefault(entry.number(), entry.changes())))
                .filter(entry -> !entry.changes().isEmpty())
                .toList();
    }

    private static List<HistoryEntry> with(List<HistoryEntry> entries, HistoryEntry entry) {
        List<HistoryEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return more.size() > LIMIT ? more.subList(more.size() - LIMIT, more.size()) : more;
    }

    private static List<HistoryEntry> withoutLast(List<HistoryEntry> entries) {
        return entries.subList(0, entries.size() - 1);
    }
}
