package braid.shell.command;

import braid.shell.resolve.Given;
import braid.shell.schema.Argument.Use;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.script.Leave;
import braid.shell.value.Arithmetic;
import braid.shell.value.Comparison;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// `:for`, `:foreach`, `:while`, `:do`.
final class LoopDirectives {
    private LoopDirectives() {}

    static List<Directive> all() {
        return List.of(
                Declaration.of("for", "counts from one value to another")
                        .variable("counter", Use.COUNTER, "name of the counting variable")
                        .positional()
                        .value("from", "first value")
                        .value("to", "last value")
                        .value("step", "difference between two values")
                        .block("do", "run with each value")
                        .block("on-error", "run when a round fails")
                        .does(execution -> catching(execution, LoopDirectives::count)),
                Declaration.of("foreach", "takes the elements of an array one after the other")
                        .variable("counter", Use.COUNTER, "name of the variable, or of two for key and value")
                        .positional()
                        .value("in", "the array")
                        .block("do", "run with each element")
                        .block("on-error", "run when a round fails")
                        .does(execution -> catching(execution, LoopDirectives::each)),
                Declaration.of("while", "runs a block as long as a condition is true")
                        .value("condition", "evaluated before each round")
                        .positional()
                        .block("do", "run in each round")
                        .does(execution ->
                                loop(() -> BranchDirectives.isTrue(execution), () -> execution.run("do", Map.of()))),
                Declaration.of("do", "runs a block, once or as long as a condition is true")
                        .block("command", "the block")
                        .positional()
                        .value("while", "evaluated after each round")
                        .value("if", "evaluated before")
                        .block("on-error", "run when the block fails")
                        .does(LoopDirectives::run));
    }

    private static Value count(Execution execution) {
        Value from = execution.need("from");
        Value to = execution.need("to");
        boolean down = Comparison.compare(from, to, "more") > 0;
        Value step = execution.value("step").orElse(new Value.Num(down ? -1 : 1));
        if (!(step instanceof Value.Num(long size)) || size == 0) {
            throw new CommandFailure(Sentences.invalid("step"));
        }
        String name = execution.targets("counter").getFirst().name();
        Value[] counter = {from};
        boolean[] over = {!isWithin(from, to, size)};
        return loop(() -> !over[0], () -> {
            Value now = counter[0];
            counter[0] = Arithmetic.add(now, step);
            over[0] = !isWithin(counter[0], to, size) || isWithin(counter[0], now, size);
            execution.run("do", Map.of(name, now));
        });
    }

    /// Whether steps of that size lead from one value to the other, or it is the same.
    private static boolean isWithin(Value value, Value to, long size) {
        int order = Comparison.compare(value, to, "more");
        return size > 0 ? order <= 0 : order >= 0;
    }

    private static Value each(Execution execution) {
        List<Given.Target> names = execution.targets("counter");
        Value in = execution.need("in");
        if (in instanceof Value.Nothing || in instanceof Value.Nil) {
            return new Value.Nothing();
        }
        if (!(in instanceof Value.Array array)) {
            return scalar(execution, names, in);
        }
        var keys = new ArrayList<Value>();
        var values = new ArrayList<Value>();
        for (Value element : array.elements()) {
            keys.add(new Value.Num(keys.size()));
            values.add(element);
        }
        array.keyed().forEach((key, value) -> {
            keys.add(new Value.Str(key));
            values.add(value);
        });
        int[] next = {0};
        return loop(() -> next[0] < values.size(), () -> {
            int now = next[0]++;
            execution.run(
                    "do",
                    names.size() > 1
                            ? Map.of(
                                    names.get(0).name(), keys.get(now),
                                    names.get(1).name(), values.get(now))
                            : Map.of(names.get(0).name(), values.get(now)));
        });
    }

    /// What is no array is taken once; of two variables the first gets it (measured on 7.23).
    private static Value scalar(Execution execution, List<Given.Target> names, Value value) {
        Map<String, Value> variables = new HashMap<>();
        names.forEach(name -> variables.put(name.name(), new Value.Nil()));
        variables.put(names.getFirst().name(), value);
        boolean[] done = {false};
        return loop(() -> !done[0], () -> {
            done[0] = true;
            execution.run("do", variables);
        });
    }

    private static Value run(Execution execution) {
        if (execution.has("if") && !truth(execution, "if")) {
            return new Value.Nothing();
        }
        return catching(execution, LoopDirectives::rounds);
    }

    /// The loop, and `on-error` when it fails.
    private static Value catching(Execution execution, Directive.Work loop) {
        return execution.has("on-error")
                ? ErrorDirectives.guarded(
                        execution, () -> loop.run(execution), _ -> execution.run("on-error", Map.of()))
                : loop.run(execution);
    }

    private static Value rounds(Execution execution) {
        if (!execution.has("while")) {
            return execution.run("command", Map.of());
        }
        boolean[] first = {true};
        return loop(
                () -> {
                    boolean again = first[0] || truth(execution, "while");
                    first[0] = false;
                    return again;
                },
                () -> execution.run("command", Map.of()));
    }

    private static boolean truth(Execution execution, String argument) {
        return BranchDirectives.truth(execution.need(argument));
    }

    private static Value loop(BooleanSupplier again, Runnable round) {
        try {
            while (again.getAsBoolean()) {
                endingEarly(round);
            }
        } catch (Leave.Loop e) {
            return new Value.Nothing();
        }
        return new Value.Nothing();
    }

    /// One round, which `:continue` may end.
    private static void endingEarly(Runnable round) {
        try {
            round.run();
        } catch (Leave.Round e) {
            // The next round begins.
        }
    }
}
