package braid.shell.command;

import braid.shell.schema.Argument.Use;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.Failed;
import braid.shell.script.ScriptFailure;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// `:error` and `:onerror`: raising and catching failures.
final class ErrorDirectives {
    private ErrorDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("error", "stops the script with a message")
                        .value("message", "what is printed")
                        .positional()
                        .does(execution -> {
                            throw new CommandFailure(Texts.of(execution.need("message")));
                        }),
                Declaration.of("onerror", "runs a block and, if it fails, another")
                        .variable("error", Use.IN_BLOCKS, "name of the variable with the message")
                        .positional()
                        .block("in", "the block that may fail")
                        .positional()
                        .block("do", "run after a failure")
                        .does(ErrorDirectives::onError));
    }

    private static Value onError(Execution execution) {
        String name = execution.targets("error").stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Sentences.missing(List.of("error"))))
                .name();
        return guarded(
                execution,
                () -> {
                    execution.run("in", Map.of());
                    return new Value.Bool(false);
                },
                failed -> {
                    execution.run("do", Map.of(name, new Value.Str(failed.textWithPlace())));
                    return new Value.Bool(true);
                });
    }

    /// Does `work`, and `otherwise` with the failure if it fails. Ctrl-C is not caught.
    static <T> T guarded(Execution execution, Supplier<T> work, Function<Failed, T> otherwise) {
        try {
            return work.get();
        } catch (ScriptFailure e) {
            if (e.interrupted()) {
                throw e;
            }
            execution.context().checkInterrupted();
            return otherwise.apply(e.failed());
        }
    }
}
