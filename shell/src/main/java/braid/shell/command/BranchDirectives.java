package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.Leave;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `:if`, and the ways to leave a loop, a function or a script.
final class BranchDirectives {
    private BranchDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("if", "runs one of two blocks")
                        .value("condition", "true or false")
                        .positional()
                        .block("do", "run when it is true")
                        .block("else", "run when it is false")
                        .does(execution -> execution.run(isTrue(execution) ? "do" : "else", Map.of())),
                Declaration.of("return", "ends a function with a value")
                        .value("value", "what the call gives")
                        .positional()
                        .does(execution -> {
                            throw new Leave.Function(execution.need("value"));
                        }),
                Declaration.of("break", "ends a loop").does(_ -> {
                    throw new Leave.Loop();
                }),
                Declaration.of("continue", "goes on with a loop's next round").does(_ -> {
                    throw new Leave.Round();
                }),
                Declaration.of("exit", "ends the script").does(_ -> {
                    throw new Leave.Script();
                }));
    }

    /// The argument `condition`, which must be a bool.
    static boolean isTrue(Execution execution) {
        return truth(execution.need("condition"));
    }

    static boolean truth(Value value) {
        if (value instanceof Value.Bool(boolean truth)) {
            return truth;
        }
        throw new CommandFailure(Sentences.NOT_BOOLEAN);
    }
}
