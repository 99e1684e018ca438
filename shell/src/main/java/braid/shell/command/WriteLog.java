package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.value.Value;
import java.util.List;

/// `/log/info` and its like: a line of the user's own.
record WriteLog(String severity) implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Value message = call.values().get("message");
        if (message == null) {
            throw new CommandFailure(Sentences.missing(List.of("message")));
        }
        context.service(Workspace.class).log(List.of("script", severity), GivenText.of(message));
        return new Value.Nothing();
    }
}
