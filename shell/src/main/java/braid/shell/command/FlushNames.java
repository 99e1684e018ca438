package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;

/// `/ip/dns/cache flush`.
final class FlushNames implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        context.service(Workspace.class).flushNames();
        return new Value.Nothing();
    }
}
