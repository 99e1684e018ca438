package braid.shell.config;

import java.util.OptionalLong;

/// A line of the journal.
sealed interface JournalRecord {
    /// Counts up by one; a snapshot names the last one it holds.
    long sequence();

    /// Changes that belong together: after a crash all of them hold or none.
    ///
    /// @param transaction provisional until this transaction is ended by [Ended]
    record Changed(long sequence, OptionalLong transaction, HistoryEntry entry) implements JournalRecord {}

    /// @param kept false: its changes were taken back
    record Ended(long sequence, long transaction, boolean kept) implements JournalRecord {}
}
