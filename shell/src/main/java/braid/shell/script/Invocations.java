package braid.shell.script;

import braid.shell.resolve.Call;
import braid.shell.resolve.Code;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A resolved call to the invocation that a configuration command gets.
final class Invocations {
    private final Interpreter.Run run;
    private final Scope scope;

    Invocations(Interpreter.Run run, Scope scope) {
        this.run = run;
        this.scope = scope;
    }

    Invocation of(Call.Run call) {
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, Invocation.Code> blocks = new LinkedHashMap<>();
        Optional<Invocation.Condition> where = Optional.empty();
        Evaluator evaluator = new Evaluator(run, scope, Optional.empty());
        for (var entry : call.given().entrySet()) {
            switch (entry.getValue()) {
                case Given.Expression(Node node) -> values.put(entry.getKey(), evaluator.value(node));
                case Given.Block(Code code, boolean _) ->
                    blocks.put(entry.getKey(), (_, variables) -> block(code, variables));
                case Given.Condition(Node node) -> where = Optional.of(condition(node));
                case Given.Targets(List<Given.Target> targets) ->
                    values.put(entry.getKey(), new Value.Str(targets.getFirst().name()));
            }
        }
        return new Invocation(
                call.menu(),
                call.command(),
                values,
                call.unset(),
                blocks,
                where,
                Optional.ofNullable(call.given().get("numbers")).flatMap(given -> Selected.by(given, evaluator)),
                call.at().line());
    }

    private Value block(Code code, Map<String, Value> variables) {
        Scope inside = scope.block();
        variables.forEach(inside::declare);
        return run.value(code, inside);
    }

    private Invocation.Condition condition(Node node) {
        return new Invocation.Condition() {
            @Override
            public boolean test(Invocation.Row row, Context context) {
                return new Evaluator(run, scope, Optional.of(row)).holds(node);
            }

            @Override
            public Map<String, Value> required(Predicate<String> isProperty) {
                return Required.of(node, new Evaluator(run, scope, Optional.empty()), isProperty);
            }
        };
    }
}
