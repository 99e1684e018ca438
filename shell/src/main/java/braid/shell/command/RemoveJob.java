package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.script.Jobs;
import braid.shell.status.Row;
import braid.shell.value.Value;

/// `/system/script/job remove`: a running script ends at its next statement, and is gone at once.
final class RemoveJob implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        for (Row row : Site.of(call, context).items(call, "numbers")) {
            context.service(Jobs.class).stop(row.id());
        }
        return new Value.Nothing();
    }
}
