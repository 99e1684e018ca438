package braid.shell.router;

import braid.shell.command.FileStore;
import braid.shell.command.UnknownLines;
import braid.shell.command.Workspace;
import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.ConfiguredNames;
import braid.shell.config.Draft;
import braid.shell.config.PasswordFile;
import braid.shell.intent.Intent;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Type;
import braid.shell.script.CommandFailure;
import braid.shell.script.Failed;
import braid.shell.script.Globals;
import braid.shell.status.RouterView;
import braid.shell.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// A draft that commands work on as if it were the router. Nobody else sees it before [#keep], but for a
/// command that needs the network as it was configured so far: for that, the draft so far is in force
/// provisionally, until [#keep] or [#takeBack].
final class DraftWorkspace implements Workspace {
    private final Router router;
    private final Purpose purpose;
    private final FileOrigin origin;
    private final Configuration before;
    private final DraftedFiles files;
    private final List<Change> provisional = new ArrayList<>();

    /// What is done when the draft is kept, in order.
    private final List<Runnable> actions = new ArrayList<>();

    private final Globals globals;
    private OptionalLong transaction = OptionalLong.empty();
    private boolean kept;
    private Draft draft;

    /// Who wants the draft, and what for.
    sealed interface Purpose {
        /// To see what would happen: it is never in force.
        record Trial() implements Purpose {}

        /// To make it the configuration.
        ///
        /// @param action for the history
        record Import(String user, String action) implements Purpose {}
    }

    /// @param origin of the file: whether RouterOS's defaults hold
    /// @param globals the variables that it begins with; they are the draft's own until it is kept
    DraftWorkspace(Router router, Purpose purpose, FileOrigin origin, Globals globals) {
        this.router = router;
        this.purpose = purpose;
        this.origin = origin;
        this.draft = router.draft(origin.made());
        this.before = draft.now();
        this.files = new DraftedFiles(router.files(), router::now);
        this.globals = globals.draft();
    }

    /// What it has changed so far, in order; what is in force provisionally included.
    List<Change> changes() {
        List<Change> all = new ArrayList<>(provisional);
        all.addAll(draft.changes());
        return all;
    }

    int changeCount() {
        return provisional.size() + draft.changeCount();
    }

    /// What it has changed since [#changeCount] was `count`, as far as it is not in force yet.
    List<Change> changesFrom(int count) {
        return draft.changesFrom(Math.max(0, count - provisional.size()));
    }

    /// The names of the items as drafted.
    Type.Names names() {
        return new ConfiguredNames(draft.tree(), draft.now());
    }

    Configuration configuration() {
        return draft.now();
    }

    boolean isTrial() {
        return purpose instanceof Purpose.Trial;
    }

    /// Runs a statement; if it fails, the draft is as before. What was in force meanwhile stays in the
    /// draft.
    Optional<Failed> attempt(Supplier<Optional<Failed>> statement) {
        Draft before = draft;
        Configuration configuration = draft.now();
        int count = draft.changeCount();
        int fileCount = files.changeCount();
        int actionCount = actions.size();
        Optional<Failed> failed = statement.get();
        if (failed.isPresent()) {
            files.takeBack(fileCount);
            actions.subList(actionCount, actions.size()).clear();
        }
        if (failed.isPresent() && draft == before) {
            draft.takeBack(configuration, count);
        }
        return failed;
    }

    /// Adds a remark about a line that nobody knows.
    void addUnknown(String text) {
        text.lines()
                .forEach(line -> draft.add(
                        UnknownLines.MENU, Map.of(UnknownLines.TEXT, new Value.Str(line)), OptionalLong.empty()));
    }

    /// The global variables as drafted.
    Globals globals() {
        return globals;
    }

    /// Makes everything since the start the configuration, as one entry of the history. It holds from the
    /// moment at which all of it is on the disk; before that, [#takeBack] takes it back. Changes of files
    /// are carried out just before that moment, everything else after it.
    ///
    /// @return what could not be done of what is no change of the configuration
    /// @throws CommandFailure if the disk refuses one of the files
    /// @throws Configuration.Conflict if somebody changed the same meanwhile
    List<String> keep(Purpose.Import purpose) {
        if (changeCount() > 0) {
            long begun = begun();
            router.commit(begun, purpose.user(), purpose.action(), draft);
            router.sync();
            files.carryOut();
            router.keep(begun, purpose.user(), purpose.action());
            transaction = OptionalLong.empty();
            kept = true;
        } else {
            files.carryOut();
        }
        router.settle();
        List<String> failures = new ArrayList<>();
        globals.keep().forEach(name -> failures.add("value too large: no room for variable " + name));
        failures.addAll(failuresOf(actions));
        return failures;
    }

    private static List<String> failuresOf(List<Runnable> actions) {
        List<String> failures = new ArrayList<>();
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (CommandFailure failure) {
                failures.add(failure.getMessage());
            }
        }
        actions.clear();
        return failures;
    }

    /// What a failure leaves behind, in words.
    String leftBehind() {
        if (kept) {
            return "its changes hold";
        }
        return switch (files.carriedOut()) {
            case 0 -> "nothing was changed";
            case 1 -> "the first of its changes of files holds, nothing else was changed";
            default -> "the first " + files.carriedOut() + " of its changes of files hold, nothing else was changed";
        };
    }

    private long begun() {
        if (transaction.isEmpty()) {
            transaction = OptionalLong.of(router.begin());
        }
        return transaction.getAsLong();
    }

    /// Undoes what is in force provisionally, on Linux too. Does nothing after [#keep].
    void takeBack() {
        if (transaction.isPresent()) {
            long begun = transaction.getAsLong();
            transaction = OptionalLong.empty();
            router.takeBack(begun);
            router.settle();
        }
    }

    /// What the draft asks for.
    Intent intent() {
        return router.asked(draft.now());
    }

    /// What was asked for when it began.
    Intent intentBefore() {
        return router.asked(before);
    }

    @Override
    public MenuTree tree() {
        return draft.tree();
    }

    @Override
    public RouterView view() {
        Configuration now = draft.now();
        return router.view(now, () -> router.asked(now), files);
    }

    @Override
    public <T> T edit(String user, String action, Function<Draft, T> edit) {
        return draft.attempt(edit);
    }

    @Override
    public void settle() {
        switch (purpose) {
            case Purpose.Trial() -> {}
            case Purpose.Import(String user, String action) -> {
                if (!draft.changes().isEmpty()) {
                    try {
                        router.commit(begun(), user, action, draft);
                    } catch (Configuration.Conflict conflict) {
                        throw new CommandFailure(router.changedMeanwhile(conflict));
                    }
                    provisional.addAll(draft.changes());
                    draft = router.draft(origin.made());
                }
                router.settle();
            }
        }
    }

    @Override
    public Optional<String> undo(String user) {
        throw new CommandFailure("failure: cannot undo during an import");
    }

    @Override
    public Optional<String> redo(String user) {
        throw new CommandFailure("failure: cannot redo during an import");
    }

    @Override
    public PasswordFile passwords() {
        throw new CommandFailure("failure: cannot use passwords during an import");
    }

    @Override
    public boolean foreignDefaults() {
        return origin.isRouterOs();
    }

    @Override
    public boolean immediate() {
        return false;
    }

    @Override
    public boolean noteStored(String remark) {
        return false;
    }

    /// Changes of the draft are logged as one import; what scripts say, as they say it.
    @Override
    public void log(List<String> topics, String message) {
        if (!isTrial() && topics.contains("script")) {
            router.log(topics, message);
        }
    }

    @Override
    public void act(Runnable action) {
        if (!isTrial()) {
            actions.add(action);
        }
    }

    @Override
    public void resetCounters(Collection<String> keys) {
        act(() -> router.resetCounters(keys));
    }

    @Override
    public void flushNames() {
        act(router::flushNames);
    }

    @Override
    public void disconnect(int bundle) {
        act(() -> router.disconnect(bundle));
    }

    @Override
    public void shutdown() {
        throw new CommandFailure("failure: cannot shut down during an import");
    }

    @Override
    public Instant now() {
        return router.now();
    }

    @Override
    public FileStore files() {
        return files;
    }
}
