package braid.shell.config;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// The configuration and its memory on disk. One thread owns it and calls everything but [#now], [#draft],
/// [#history], [#isSafeMode] and [#passwords], which any thread may call.
///
/// A change is in the journal file when [#edit] returns, and on the disk after the next [#sync].
public final class Store implements AutoCloseable {
    private static final long COMPACT_AT_BYTES = 4L << 20;

    private final MenuTree tree;
    private final BuiltIns builtIns;
    private final StateFiles files;
    private final InstantSource clock;
    private final Ids ids = new Ids();
    private final List<String> findings;
    private final PasswordFile passwords;
    private final Journal journal;
    private final Transactions transactions = new Transactions();
    private volatile Configuration now;
    private volatile History history = History.EMPTY;
    private volatile Optional<SafeMode> safeMode = Optional.empty();
    private long sequence;
    private long lastTransaction;
    private long compactAtBytes = COMPACT_AT_BYTES;
    /// A damaged journal is to be kept before it is emptied.
    private boolean unkept;
    /// What was recovered is to be written as a whole, since part of the files cannot be used as they are.
    private boolean recovered;

    private Store(MenuTree tree, StateFiles files, InstantSource clock) throws IOException {
        this.tree = tree;
        this.files = files;
        this.clock = clock;
        this.builtIns = new BuiltIns(tree);
        Recovery recovery = Recovery.of(files, builtIns);
        this.now = recovery.configuration();
        this.sequence = recovery.sequence();
        this.lastTransaction = recovery.lastTransaction();
        this.passwords = PasswordFile.open(files);
        this.findings = Stream.concat(recovery.findings().stream(), passwords.finding().stream())
                .toList();
        this.unkept = recovery.unkept().isPresent();
        this.recovered = recovery.rewrite();
        recovery.nextIds().forEach((space, next) -> ids.used(space, next - 1));
        now.items().values().forEach(items -> items.forEach(item -> noteId(item.menu(), item.id())));
        recovery.changes().forEach(change -> noteId(change.menu(), change.id()));
        this.journal = Journal.open(files, Recovery.JOURNAL, recovery.journalBytes(), recovery.unkept());
    }

    /// Opens the state directory, which nobody else may use until [#close].
    ///
    /// @throws StateFailure in a sentence for the user
    public static Store open(Path directory, MenuTree tree, InstantSource clock) {
        return open(directory, tree, clock, FileChannel::force);
    }

    static Store open(Path directory, MenuTree tree, InstantSource clock, StateFiles.Disk disk) {
        StateFiles files = StateFiles.lock(directory, disk);
        try {
            return new Store(tree, files, clock);
        } catch (IOException e) {
            files.close();
            throw new StateFailure("cannot use the state directory " + directory + ": " + StateFailure.reason(e));
        }
    }

    public MenuTree tree() {
        return tree;
    }

    /// The configuration as the last change left it.
    public Configuration now() {
        return now;
    }

    public History history() {
        return history;
    }

    /// What was found damaged when the directory was opened, a sentence each.
    public List<String> findings() {
        return findings;
    }

    /// The passwords of users, which are no part of the configuration. Any thread may use it.
    public PasswordFile passwords() {
        return passwords;
    }

    /// A copy to try changes on, committed as a whole by [#commit] or forgotten.
    public Draft draft() {
        return draft(MadeByNaming.PORTS);
    }

    /// The same for a file.
    public Draft draft(MadeByNaming made) {
        return new Draft(tree, ids, now, made);
    }

    /// Runs `edit` on a draft and makes the result the configuration. What it throws leaves everything as
    /// it was.
    public <T> T edit(String user, String action, Function<Draft, T> edit) {
        Draft draft = draft();
        T result = edit.apply(draft);
        commit(user, action, draft);
        return result;
    }

    /// Makes a draft's changes all at once.
    ///
    /// @throws Configuration.Conflict if somebody changed what the draft changes
    public void commit(String user, String action, Draft draft) {
        if (!draft.changes().isEmpty()) {
            makeRoom();
            HistoryEntry entry = new HistoryEntry(sequence + 1, action, user, clock.instant(), draft.changes());
            record(floating(), entry, draft);
            history = history.done(entry);
        }
    }

    /// Makes changes that nobody asked for and nobody can undo: the machine has other ports than before.
    public void adopt(Draft draft) {
        if (!draft.changes().isEmpty()) {
            record(
                    OptionalLong.empty(),
                    new HistoryEntry(sequence + 1, "ports found", "system", clock.instant(), draft.changes()),
                    draft);
        }
    }

    /// Who changed last what `conflict` is about.
    public Optional<String> changedBy(Configuration.Conflict conflict) {
        return history.undoable().reversed().stream()
                .filter(entry -> entry.touches(conflict.change()))
                .map(HistoryEntry::user)
                .findFirst();
    }

    /// Takes back the latest change; what others did to the same items since stands.
    ///
    /// @return its action; empty when there is none
    public Optional<String> undo(String user) {
        return history.lastDone().map(entry -> {
            record(
                    floating(),
                    new HistoryEntry(sequence + 1, "undo: " + entry.action(), user, clock.instant(), inverse(entry)));
            history = history.undone();
            return entry.action();
        });
    }

    /// Does again what was undone last.
    public Optional<String> redo(String user) {
        return history.lastUndone().map(entry -> {
            HistoryEntry again = new HistoryEntry(
                    sequence + 1, "redo: " + entry.action(), user, clock.instant(), adapted(entry.changes()));
            record(floating(), again);
            history = history.redone();
            return entry.action();
        });
    }

    /// Begins a series of commits that holds only once it is ended as kept; a crash before that takes it
    /// back.
    public long begin() {
        long transaction = ++lastTransaction;
        transactions.begin(transaction, now);
        return transaction;
    }

    /// Commits a draft as a part of a transaction.
    public void commit(long transaction, String user, String action, Draft draft) {
        if (!draft.changes().isEmpty()) {
            record(
                    OptionalLong.of(transaction),
                    new HistoryEntry(sequence + 1, action, user, clock.instant(), draft.changes()),
                    draft);
        }
    }

    /// Ends a transaction: it becomes one entry of the history.
    ///
    /// @throws StateFailure if that cannot be written: it is still open
    public void keep(long transaction, String user, String action) {
        makeRoom();
        List<Change> changes = transactions.changes(transaction);
        end(transaction, true, floating());
        transactions.kept(transaction, sequence, floating());
        if (!changes.isEmpty()) {
            history = history.done(new HistoryEntry(sequence, action, user, clock.instant(), changes));
        }
    }

    /// Ends a transaction as if it had never been; what others changed meanwhile stands.
    public void takeBack(long transaction) {
        takeBack(transaction, history);
    }

    /// @param entries what can be undone then
    private void takeBack(long transaction, History entries) {
        Transactions.Without without = transactions.takeBack(transaction);
        now = without.configuration();
        history = entries.adapted(without.changes());
        try {
            end(transaction, false, OptionalLong.empty());
        } catch (StateFailure unwritten) {
            return; // a start takes back what nobody has ended
        }
    }

    private void end(long transaction, boolean kept, OptionalLong within) {
        append(new JournalRecord.Ended(sequence + 1, transaction, kept, within));
        sequence++;
    }

    /// Safe mode: whatever is changed while it lasts, by whomever, is one transaction.
    ///
    /// @param before what could be undone when it began
    private record SafeMode(long transaction, History before) {}

    /// From now on changes hold only once they are kept by [#releaseSafeMode]; [#unrollSafeMode], a crash
    /// or the end of the router takes them back. Ports that are found are kept as they are found.
    ///
    /// @param user who has it, for the history
    /// @throws IllegalStateException if it is on
    public void takeSafeMode(String user) {
        if (isSafeMode()) {
            throw new IllegalStateException("safe mode is on");
        }
        safeMode = Optional.of(new SafeMode(begin(), history));
        history = history.with(Optional.of(new History.SafeMode(user, sequence + 1)));
    }

    /// Whether safe mode is on. It ends by itself, and keeps what was changed, when the history is full of
    /// its changes.
    public boolean isSafeMode() {
        return safeMode.isPresent();
    }

    /// Keeps what was changed in safe mode, which ends; nothing when it is off.
    ///
    /// @throws StateFailure if that cannot be written: it is still on
    public void releaseSafeMode() {
        safeMode.ifPresent(mode -> {
            end(mode.transaction(), true, OptionalLong.empty());
            transactions.kept(mode.transaction());
            history = history.with(Optional.empty());
            safeMode = Optional.empty();
        });
    }

    /// Takes back what was changed in safe mode, which ends; nothing when it is off.
    public void unrollSafeMode() {
        safeMode.ifPresent(mode -> {
            safeMode = Optional.empty();
            takeBack(mode.transaction(), mode.before());
        });
    }

    private OptionalLong floating() {
        return safeMode.map(mode -> OptionalLong.of(mode.transaction())).orElse(OptionalLong.empty());
    }

    /// What the history cannot hold cannot be unrolled.
    private void makeRoom() {
        if (history.isFullOfFloating()) {
            releaseSafeMode();
        }
    }

    /// Whether undoing, redoing or taking back could set something on an item again, or make another one
    /// name it.
    public boolean mayReturnTo(String menu, long id) {
        return Stream.of(
                        changes(history),
                        safeMode.stream().flatMap(mode -> changes(mode.before())),
                        transactions.changes())
                .flatMap(changes -> changes)
                .anyMatch(change -> change.concerns(menu, id));
    }

    private static Stream<Change> changes(History history) {
        return Stream.concat(history.undoable().stream(), history.redoable().stream())
                .flatMap(entry -> entry.changes().stream());
    }

    /// Everything so far is on the disk when this returns. What a disk could not write is written anew as a
    /// whole.
    ///
    /// @throws StateFailure until that succeeds
    public void sync() {
        try {
            journal.sync();
        } catch (IOException e) {
            if (!transactions.isEmpty()) {
                throw StateFailure.syncing(e);
            }
            rewrite();
        }
    }

    private void rewrite() {
        try {
            compact();
        } catch (IOException e) {
            throw StateFailure.syncing(e);
        }
    }

    /// Writes anew what was recovered from files that cannot be used as they are, and makes the journal
    /// short again when it has grown long. What goes wrong loses nothing; the former is tried again by each
    /// call, the latter when the journal has grown as much once more.
    ///
    /// @throws StateFailure if that cannot be written
    public void tidy() {
        if (recovered && transactions.isEmpty()) {
            try {
                compact();
            } catch (IOException e) {
                throw new StateFailure("cannot write the configuration anew: " + StateFailure.reason(e)
                        + "; nothing is lost, and it is tried again");
            }
        }
        if (journal.length() > compactAtBytes && transactions.isEmpty()) {
            compactAtBytes = journal.length() + COMPACT_AT_BYTES;
            try {
                compact();
                compactAtBytes = COMPACT_AT_BYTES;
            } catch (IOException e) {
                throw new StateFailure("cannot make the journal of the configuration shorter: " + StateFailure.reason(e)
                        + "; nothing is lost");
            }
        }
    }

    private void record(OptionalLong transaction, HistoryEntry entry) {
        Configuration after = now;
        for (Change change : entry.changes()) {
            after = after.after(change);
        }
        record(transaction, entry, after);
    }

    /// What a draft made of the configuration it began with is the outcome when nobody changed that
    /// meanwhile.
    private void record(OptionalLong transaction, HistoryEntry entry, Draft draft) {
        if (draft.base().isSame(now)) {
            record(transaction, entry, draft.now());
        } else {
            record(transaction, entry);
        }
    }

    private void record(OptionalLong transaction, HistoryEntry entry, Configuration after) {
        JournalRecord.Changed record = new JournalRecord.Changed(sequence + 1, transaction, entry);
        append(record);
        sequence++;
        now = after;
        transactions.note(record);
    }

    private void append(JournalRecord record) {
        try {
            journal.append(record);
        } catch (IOException e) {
            throw StateFailure.writing(e);
        }
    }

    private List<Change> inverse(HistoryEntry entry) {
        return adapted(entry.changes().reversed().stream().map(Change::inverse).toList());
    }

    private List<Change> adapted(List<Change> changes) {
        return new Replay(now).take(changes);
    }

    /// The journal is emptied only after the snapshot that holds it is on the disk; in between, its records
    /// are known by their numbers.
    private void compact() throws IOException {
        if (unkept) {
            files.keepDamaged(Recovery.JOURNAL);
            unkept = false;
        }
        files.replace(Recovery.SNAPSHOT, new Snapshot(sequence, ids.next(), now).encode());
        journal.clear();
        recovered = false;
    }

    private void noteId(String menu, long id) {
        if (!builtIns.isLasting(menu, id)) {
            ids.used(tree.declaration(menu).map(MenuDeclaration::idSpace).orElse(menu), id);
        }
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw StateFailure.writing(e);
        } finally {
            files.close();
        }
    }
}
