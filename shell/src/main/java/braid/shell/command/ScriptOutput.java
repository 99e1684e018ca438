package braid.shell.command;

import braid.shell.script.Captured;
import braid.shell.script.Context;
import braid.shell.script.Failed;
import braid.shell.script.Interpreter;
import java.util.Optional;

/// What a script prints, as a text.
final class ScriptOutput {
    private ScriptOutput() {}

    /// Runs the script here and now. If it fails, what it has printed until then and the error.
    static String of(String script, Context context) {
        Captured captured = new Captured(context);
        Optional<Failed> failed = context.service(Interpreter.class).fresh().run(script, captured);
        context.checkInterrupted();
        return captured.text()
                + failed.map(failure -> failure.textWithPlace() + "\n").orElse("");
    }
}
