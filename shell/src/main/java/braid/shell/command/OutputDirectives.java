package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.LogWriter;
import braid.shell.script.Pause;
import braid.shell.value.Literals;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;

/// `:put`, `:log` and `:delay`: what a script shows and how long it waits.
final class OutputDirectives {
    private OutputDirectives() {}

    static List<Directive> all() {
        List<Directive> all = new ArrayList<>();
        all.add(Declaration.of("put", "prints a value")
                .value("message", "the value")
                .positional()
                .does(OutputDirectives::put));
        all.add(Declaration.of("delay", "waits")
                .plain("delay-time", "how long, in seconds unless a unit is given")
                .positional()
                .does(OutputDirectives::delay));
        for (String topic : List.of("debug", "error", "info", "warning")) {
            all.add(Declaration.in("/log", topic, "writes a line into the log")
                    .plain("message", "the line")
                    .positional()
                    .does(execution -> log(execution, topic)));
        }
        return all;
    }

    private static Value put(Execution execution) {
        Value message = execution.need("message");
        String text = message instanceof Value.Code(Value.Body body, boolean _) ? body.text() : Texts.of(message);
        execution.context().out().line(text);
        return new Value.Str(text);
    }

    private static Value log(Execution execution, String topic) {
        String message = Texts.of(execution.need("message"));
        execution.context().service(LogWriter.class).write(List.of("script", topic), message);
        return new Value.Nothing();
    }

    private static Value delay(Execution execution) {
        Value given = execution.need("delay-time");
        Value time = given instanceof Value.Str(String text) ? Literals.of(text) : given;
        long nanos = switch (time) {
            case Value.Num(long seconds) -> Math.multiplyExact(Math.clamp(seconds, 0, 1_000_000_000), 1_000_000_000L);
            case Value.Time(long interval) -> interval;
            default -> throw new CommandFailure(Sentences.invalidTime("delay-time"));
        };
        execution.context().service(Pause.class).pause(nanos);
        return new Value.Nothing();
    }
}
