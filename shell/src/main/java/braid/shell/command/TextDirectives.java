package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.value.Comparison;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// `:len`, `:pick`, `:find`, `:range`: parts of texts and arrays.
final class TextDirectives {
    private static final long LONGEST_RANGE = 1_000_000;

    private TextDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("len", "counts bytes or elements")
                        .value("value", "a text or an array")
                        .positional()
                        .does(execution -> new Value.Num(length(execution.need("value")))),
                Declaration.of("pick", "takes a part of a text or of an array")
                        .value("counter", "the text or the array")
                        .positional()
                        .value("begin", "where the part begins, counted from 0")
                        .positional()
                        .value("end", "where it ends, not included")
                        .positional()
                        .does(TextDirectives::pick),
                Declaration.of("find", "finds a part in a text or an element in an array")
                        .value("in", "the text or the array")
                        .positional()
                        .value("key", "what is looked for")
                        .positional()
                        .value("from", "the search begins behind this place")
                        .positional()
                        .does(TextDirectives::find),
                Declaration.of("range", "the numbers from one to another")
                        .value("from", "first number")
                        .positional()
                        .value("to", "last number")
                        .positional()
                        .does(TextDirectives::range));
    }

    private static long length(Value value) {
        return value instanceof Value.Array array
                ? array.size()
                : Texts.of(value).length();
    }

    private static Value pick(Execution execution) {
        Value from = execution.need("counter");
        int size = (int) (from instanceof Value.Array array ? array.elements().size() : length(from));
        long begin = number(execution.value("begin")).orElse(0L);
        long end = number(execution.value("end")).orElse(begin + 1);
        int first = Math.clamp(begin, 0, size);
        int last = Math.clamp(end, first, size);
        if (from instanceof Value.Array array) {
            if (!execution.has("end")) {
                return first < size ? array.elements().get(first) : new Value.Nothing();
            }
            return new Value.Array(array.elements().subList(first, last), Map.of());
        }
        return new Value.Str(Texts.of(from).substring(first, last));
    }

    private static Value find(Execution execution) {
        Value in = execution.need("in");
        Value key = execution.need("key");
        int from = Math.clamp(number(execution.value("from")).orElse(-1L), -1, Integer.MAX_VALUE - 1) + 1;
        if (in instanceof Value.Array array) {
            for (int i = from; i < array.elements().size(); i++) {
                if (Comparison.equal(array.elements().get(i), key)) {
                    return new Value.Num(i);
                }
            }
            return array.keyed().entrySet().stream()
                    .filter(entry -> Comparison.equal(entry.getValue(), key))
                    .findFirst()
                    .<Value>map(entry -> new Value.Str(entry.getKey()))
                    .orElse(new Value.Nil());
        }
        int found = Texts.of(in).indexOf(Texts.of(key), from);
        return found < 0 ? new Value.Nil() : new Value.Num(found);
    }

    private static Value range(Execution execution) {
        long from = number(execution.value("from")).orElse(0L);
        long to = number(execution.value("to")).orElse(0L);
        if (to > from && (to - from < 0 || to - from >= LONGEST_RANGE)) {
            throw new CommandFailure(Sentences.invalid("to"));
        }
        return Value.Array.of(
                LongStream.rangeClosed(from, to).mapToObj(Value.Num::new).toList());
    }

    private static Optional<Long> number(Optional<Value> value) {
        return value.map(Conversions::toNumber)
                .filter(Value.Num.class::isInstance)
                .map(number -> ((Value.Num) number).value());
    }
}
