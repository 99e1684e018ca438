package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;

/// `/ip/dns/cache flush`.
final class FlushNames implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Workspace workspace = context.service(Workspace.class);
        workspace.settle();
        workspace.flushNames();
        return new Value.Nothing();
    }
}
