package braid.shell.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be undone and redone, oldest first; immutable. Forgotten when the router ends, as RouterOS does.
///
/// @param safeMode which entries are safe mode's; empty while it is off
public record History(List<HistoryEntry> undoable, List<HistoryEntry> redoable, Optional<SafeMode> safeMode) {
    static final History EMPTY = new History(List.of(), List.of(), Optional.empty());
    private static final int LIMIT = 100;

    /// Safe mode's entries are undone when the session dies that has it.
    ///
    /// @param user who has it
    /// @param from the number of its first entry
    public record SafeMode(String user, long from) {}

    public History {
        undoable = List.copyOf(undoable);
        redoable = List.copyOf(redoable);
    }

    /// A new change; what was undone before can no longer be redone.
    History done(HistoryEntry entry) {
        return new History(with(undoable, entry), List.of(), safeMode);
    }

    History with(Optional<SafeMode> mode) {
        return new History(undoable, redoable, mode);
    }

    /// Whether it is one of safe mode's entries.
    public boolean isFloating(HistoryEntry entry) {
        return safeMode.filter(mode -> entry.number() >= mode.from()).isPresent();
    }

    /// Whether one more entry pushes out one of safe mode's.
    boolean isFullOfFloating() {
        return undoable.size() >= LIMIT && isFloating(undoable.getFirst());
    }

    History undone() {
        return new History(withoutLast(undoable), with(redoable, undoable.getLast()), safeMode);
    }

    History redone() {
        return new History(with(undoable, redoable.getLast()), withoutLast(redoable), safeMode);
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
        return new History(adapted(undoable, changes), adapted(redoable, changes), safeMode);
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
