package braid.shell.config;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the files of a state directory say when it is opened.
///
/// @param journalBytes how much of the journal is kept and appended to
/// @param rewrite whether the files are to be written anew, since part of them cannot be used as they are
/// @param changes everything the journal tells of, what was taken back included: their numbers are used up
/// @param findings what was damaged, a sentence each
/// @param unkept why no copy of a damaged journal could be kept: it stays as it is until one is
record Recovery(
        Configuration configuration,
        Map<String, Long> nextIds,
        long sequence,
        long lastTransaction,
        long journalBytes,
        boolean rewrite,
        List<Change> changes,
        List<String> findings,
        Optional<IOException> unkept) {
    static final String SNAPSHOT = "snapshot.json";
    static final String JOURNAL = "journal.jsonl";

    /// @param builtIns what is there before anything was changed
    /// @throws IOException if the snapshot is damaged: nothing can take its place, and a router that begins
    ///     without it would take its firewall away
    static Recovery of(StateFiles files, BuiltIns builtIns) throws IOException {
        List<String> findings = new ArrayList<>();
        Optional<IOException> unkept = Optional.empty();
        Snapshot snapshot = snapshot(files);
        Journal.Contents journal = Journal.read(files.path(JOURNAL));
        if (journal.damage().isPresent()) {
            Kept kept = keep(files);
            findings.add("%s: %s; the %d changes before it were taken, the file %s"
                    .formatted(
                            JOURNAL, journal.damage().get(), journal.records().size(), kept.how()));
            unkept = kept.failure();
        }
        Endings endings = Endings.of(journal.records());
        long lastTransaction = 0;
        Replay replay = new Replay(builtIns.in(snapshot.configuration(), snapshot.nextIds()));
        long sequence = snapshot.sequence();
        boolean unfinished = false;
        List<Change> changes = new ArrayList<>();
        for (JournalRecord record : journal.records()) {
            if (record instanceof JournalRecord.Changed changed) {
                changes.addAll(changed.entry().changes());
                if (changed.transaction().isPresent()) {
                    long transaction = changed.transaction().getAsLong();
                    lastTransaction = Math.max(lastTransaction, transaction);
                    unfinished |= !endings.isEnded(transaction);
                }
            }
            if (record.sequence() > sequence) {
                sequence = record.sequence();
                replay.take(holding(record, endings));
            }
        }
        return new Recovery(
                replay.now(),
                snapshot.nextIds(),
                sequence,
                lastTransaction,
                journal.goodBytes(),
                unfinished || !findings.isEmpty(),
                changes,
                List.copyOf(findings),
                unkept);
    }

    private static List<Change> holding(JournalRecord record, Endings endings) {
        return switch (record) {
            case JournalRecord.Ended _ -> List.of();
            case JournalRecord.Changed(long _, OptionalLong transaction, HistoryEntry entry) ->
                transaction.isEmpty() || endings.isKept(transaction.getAsLong()) ? entry.changes() : List.of();
        };
    }

    private static Snapshot snapshot(StateFiles files) throws IOException {
        if (!Files.exists(files.path(SNAPSHOT))) {
            return Snapshot.EMPTY;
        }
        byte[] bytes = Files.readAllBytes(files.path(SNAPSHOT));
        try {
            return Snapshot.decode(bytes);
        } catch (Snapshot.Damaged damaged) {
            throw new IOException(
                    SNAPSHOT + " is damaged " + damaged.getMessage() + "; put back a copy of it, or move it and "
                            + JOURNAL + " away to begin with an empty configuration",
                    damaged);
        }
    }

    /// What became of a damaged journal.
    ///
    /// @param how for a sentence
    private record Kept(String how, Optional<IOException> failure) {}

    /// A disk that is full is no reason not to start.
    private static Kept keep(StateFiles files) {
        try {
            return new Kept("is kept as " + files.keepDamaged(JOURNAL), Optional.empty());
        } catch (IOException e) {
            return new Kept(
                    "is left as it is until a copy can be kept (" + StateFailure.reason(e) + ")", Optional.of(e));
        }
    }
}
