package braid.shell.config;

import java.time.Instant;
import java.util.List;

/// What one command, or one import, did to the configuration.
///
/// @param action what `/system history` calls it: "pppoe-client added"
public record HistoryEntry(String action, String user, Instant at, List<Change> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    boolean touches(Change change) {
        return changes.stream().anyMatch(mine -> mine.menu().equals(change.menu()) && mine.id() == change.id());
    }
}
