package braid.shell.config;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What the files of a state directory say when it is opened.
///
/// @param journalBytes how much of the journal is kept and appended to
/// @param rewrite whether the files are to be written anew, since part of them cannot be used as they are
/// @param changes everything the journal tells of, what was taken back included: their numbers are used up
/// @param findings what was damaged, a sentence each
/// @param unkept damaged files of which no copy could be kept, and why: they stay as they are until one is
record Recovery(
        Configuration configuration,
        Map<String, Long> nextIds,
        long sequence,
        long lastTransaction,
        long journalBytes,
        boolean rewrite,
        List<Change> changes,
        List<String> findings,
        Map<String, IOException> unkept) {
    static final String SNAPSHOT = "snapshot.json";
    static final String JOURNAL = "journal.jsonl";

    /// @param builtIns what is there before anything was changed
    static Recovery of(StateFiles files, BuiltIns builtIns) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, IOException> unkept = new TreeMap<>();
        Snapshot snapshot = snapshot(files, findings, unkept);
        Journal.Contents journal = Journal.read(files.path(JOURNAL));
        if (journal.damage().isPresent()) {
            findings.add("%s: %s; the %d changes before it were taken, the file %s"
                    .formatted(
                            JOURNAL, journal.damage().get(), journal.records().size(), keep(files, JOURNAL, unkept)));
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

    /// An unreadable snapshot cannot be replaced by anything: it is kept, and what the journal has is all there is.
    private static Snapshot snapshot(StateFiles files, List<String> findings, Map<String, IOException> unkept)
            throws IOException {
        if (!Files.exists(files.path(SNAPSHOT))) {
            return Snapshot.EMPTY;
        }
        try {
            return Snapshot.decode(Files.readAllBytes(files.path(SNAPSHOT)));
        } catch (IOException e) {
            findings.add("%s is damaged (%s); it %s, and only the changes since are in force"
                    .formatted(SNAPSHOT, StateFailure.reason(e), keep(files, SNAPSHOT, unkept)));
            return Snapshot.EMPTY;
        }
    }

    /// A disk that is full is no reason not to start.
    private static String keep(StateFiles files, String name, Map<String, IOException> unkept) {
        try {
            return "is kept as " + files.keepDamaged(name);
        } catch (IOException e) {
            unkept.put(name, e);
            return "is left as it is until a copy can be kept (" + StateFailure.reason(e) + ")";
        }
    }
}
