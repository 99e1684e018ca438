package braid.shell.command;

import braid.shell.script.Captured;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.Optional;

/// What a script prints, as a text.
final class ScriptOutput {
    private ScriptOutput() {}

    /// Runs the script here and now.
    ///
    /// @throws CommandFailure if it fails
    static String of(String script, Context context) {
        Captured captured = new Captured(context);
        Optional<Failed> failed = context.service(Interpreter.class).fresh().run(script, captured);
        context.checkInterrupted();
        if (failed.isPresent()) {
            throw new CommandFailure(failed.get().textWithPlace());
        }
        return captured.text();
    }
}
