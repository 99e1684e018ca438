package braid.shell.config;

import java.time.Instant;
import java.util.List;

/// What one command, or one import, did to the configuration.
///
/// @param number of its record in the journal: no other entry has it
/// @param action what `/system history` calls it: "pppoe-client added"
public record HistoryEntry(long number, String action, String user, Instant at, List<Change> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    HistoryEntry doing(List<Change> others) {
        return new HistoryEntry(number, action, user, at, others);
    }

    boolean touches(Change change) {
        return changes.stream().anyMatch(mine -> mine.menu().equals(change.menu()) && mine.id() == change.id());
    }
}
