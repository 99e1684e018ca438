package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;

/// `/system/shutdown`: ends the router, and with it every session and console.
final class Shutdown implements CommandBody {
    private static final long FOREVER = Long.MAX_VALUE;

    @Override
    public Value run(Invocation call, Context context) {
        if (context.interactive() && !confirmed(context)) {
            context.out().line("action cancelled");
            return new Value.Nothing();
        }
        context.service(Workspace.class).shutdown();
        context.out().line("router will shut down shortly");
        return new Value.Nothing();
    }

    private static boolean confirmed(Context context) {
        context.out().raw("Shutdown, yes? [y/N]: ");
        int key = context.readKey(FOREVER);
        context.checkInterrupted();
        context.out().line(key == 'y' || key == 'Y' ? "y" : "");
        return key == 'y' || key == 'Y';
    }
}
