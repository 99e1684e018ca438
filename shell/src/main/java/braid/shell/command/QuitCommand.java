package braid.shell.command;

import braid.shell.schema.Command;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.SafeMode;
import braid.shell.script.SessionControl;
import braid.shell.value.Value;
import java.util.List;

/// `/quit`: ends the console, never the router; what was changed in safe mode is kept.
public final class QuitCommand implements CommandBody {
    public static final Command COMMAND = new Command("quit", "Quit console", List.of(), List.of());

    @Override
    public Value run(Invocation call, Context context) {
        context.service(Workspace.class).act(() -> {
            context.service(SafeMode.class).release(context.service(SafeMode.Owner.class));
            context.service(SessionControl.class).quit();
        });
        return new Value.Nothing();
    }
}
