package braid.shell.command;

import braid.shell.config.KeptScripts;
import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import braid.shell.script.Invocation;
import braid.shell.script.Jobs;
import braid.shell.script.ScriptSession;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.Optional;

/// `/system/script run`: a kept script, here and now. What it prints is the session's output; variables are its own.
final class RunScript implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        for (Row row : site.items(call, "number")) {
            run(row, site, context);
        }
        return new Value.Nothing();
    }

    private static void run(Row row, Site site, Context context) {
        String name = GivenText.of(row.values().get("name"));
        String source = KeptScripts.source(site.view()
                .configuration()
                .item(row.owner(), row.id())
                .orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM)));
        Interpreter interpreter = context.service(Interpreter.class);
        try (Jobs.Entry entry = context.service(Jobs.class).enter(new Jobs.Script(row.id(), name), context.user())) {
            ScriptSession session = new ScriptSession(context, interpreter.root(), name, entry);
            Optional<Failed> failed = interpreter.fresh().run(source, session);
            session.checkInterrupted();
            if (failed.isPresent()) {
                throw new CommandFailure(failed.get().textWithPlace());
            }
        }
    }
}
