package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.Optional;

/// `undo` and `redo`.
record Revert(boolean undo) implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Workspace workspace = context.service(Workspace.class);
        Optional<String> action = undo ? workspace.undo(context.user()) : workspace.redo(context.user());
        if (action.isEmpty()) {
            throw new CommandFailure(undo ? "failure: nothing to undo" : "failure: nothing to redo");
        }
        return new Value.Nothing();
    }
}
