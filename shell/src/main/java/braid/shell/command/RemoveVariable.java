package braid.shell.command;

import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Interpreter;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.status.ScriptRows;
import braid.shell.value.Value;

/// `/system/script/environment remove`: a global variable is forgotten.
final class RemoveVariable implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        for (Row row : site.items(call, "numbers")) {
            ScriptRows.variable(site.view(), row.id())
                    .ifPresent(
                            name -> context.service(Interpreter.class).globals().remove(name));
        }
        return new Value.Nothing();
    }
}
