package braid.shell.router;

import braid.shell.command.Workspace;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.intent.Intent;
import braid.shell.schema.MenuTree;
import braid.shell.script.CommandFailure;
import braid.shell.status.RouterView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A draft that commands work on as if it were the router: nobody else sees it.
final class DraftWorkspace implements Workspace {
    private final Router router;
    private final Draft draft;
    private final boolean foreign;
    private long judged = -1;
    private Intent intent = Intent.of(Configuration.EMPTY, List.of());
    private int edits;
    private int stored;

    /// @param foreign whether RouterOS's defaults hold
    DraftWorkspace(Router router, boolean foreign) {
        this.router = router;
        this.draft = router.draft();
        this.foreign = foreign;
    }

    Draft draft() {
        return draft;
    }

    /// Commands that changed something, or would have.
    int edits() {
        return edits;
    }

    /// Those of them that ask for something that is only kept.
    int stored() {
        return stored;
    }

    /// What the draft asks for; worked out anew only when the draft has changed.
    Intent intent() {
        if (judged != draft.revision()) {
            judged = draft.revision();
            intent = Intent.of(draft.now(), router.links());
        }
        return intent;
    }

    @Override
    public MenuTree tree() {
        return draft.tree();
    }

    @Override
    public RouterView view() {
        return router.view(draft.now(), intent());
    }

    @Override
    public <T> T edit(String user, String action, Function<Draft, T> edit) {
        T result = draft.attempt(edit);
        edits++;
        return result;
    }

    @Override
    public void settle() {}

    @Override
    public Optional<String> undo(String user) {
        throw new CommandFailure("failure: cannot undo during an import");
    }

    @Override
    public Optional<String> redo(String user) {
        throw new CommandFailure("failure: cannot redo during an import");
    }

    @Override
    public boolean foreignDefaults() {
        return foreign;
    }

    @Override
    public boolean noteStored(String remark) {
        stored++;
        return false;
    }

    /// Changes of the draft are logged as one import.
    @Override
    public void log(List<String> topics, String message) {
        if (topics.contains("script")) {
            router.log(topics, message);
        }
    }

    @Override
    public void disconnect(int bundle) {
        router.disconnect(bundle);
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
    public Path files() {
        return router.files();
    }
}
