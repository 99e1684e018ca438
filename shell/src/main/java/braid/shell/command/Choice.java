package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.script.CommandFailure;
import braid.shell.script.Execution;
import braid.shell.value.Texts;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// Arguments of the language's commands whose values have a form: words, numbers, times.
final class Choice {
    private Choice() {}

    /// One of the words, or an unambiguous beginning of one.
    static Optional<String> word(Execution execution, String argument, List<String> words) {
        return execution.value(argument).map(given -> read(argument, Types.word(words.toArray(String[]::new)), given));
    }

    /// Some of the words, as a comma list.
    static List<String> words(Execution execution, String argument, List<String> words) {
        return execution
                .value(argument)
                .map(given -> List.of(read(argument, Types.bits(words.toArray(String[]::new)), given)
                        .split(";", -1)))
                .orElse(List.of());
    }

    static long number(Execution execution, String argument, long byDefault, long least, long most) {
        return execution
                .value(argument)
                .map(given -> Long.parseLong(read(argument, Types.number(least, most), given)))
                .orElse(byDefault);
    }

    /// Nanoseconds.
    static long time(Execution execution, String argument, long byDefault) {
        return execution
                .value(argument)
                .map(given -> given instanceof Value.Time(long nanos)
                        ? nanos
                        : Times.interval(Texts.of(given))
                                .map(Value.Time::nanos)
                                .orElseThrow(() -> new CommandFailure(Sentences.invalidTime(argument))))
                .orElse(byDefault);
    }

    static boolean on(Execution execution, String argument) {
        return execution.value(argument).filter(new Value.Bool(true)::equals).isPresent();
    }

    private static String read(String argument, Type type, Value given) {
        return switch (type.read(given, Type.Names.NONE)) {
            case Type.Reading.Accepted(Value value) -> Texts.of(value);
            case Type.Reading.Refused refused -> throw new CommandFailure(refused.about(argument));
        };
    }
}
