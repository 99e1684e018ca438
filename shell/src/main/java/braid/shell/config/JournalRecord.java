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
    /// @param within the transaction it has become a part of: what is kept holds only when that one is kept as well
    record Ended(long sequence, long transaction, boolean kept, OptionalLong within) implements JournalRecord {}
}
