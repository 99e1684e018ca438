package braid.shell.script;

import braid.shell.resolve.Call;
import braid.shell.resolve.Code;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.resolve.Variables;
import braid.shell.schema.Sentences;
import braid.shell.value.Arithmetic;
import braid.shell.value.Bounds;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One directive at work in one scope.
final class DirectiveRun implements Execution {
    private final Interpreter.Run run;
    private final Call.Run call;
    private final Scope scope;

    DirectiveRun(Interpreter.Run run, Call.Run call, Scope scope) {
        this.run = run;
        this.call = call;
        this.scope = scope;
    }

    @Override
    public Context context() {
        return run.context();
    }

    @Override
    public boolean has(String argument) {
        return call.given().containsKey(argument);
    }

    @Override
    public Optional<Value> value(String argument) {
        return call.given().get(argument) instanceof Given.Expression(Node node)
                ? Optional.of(evaluator().value(node))
                : Optional.empty();
    }

    @Override
    public Value need(String argument) {
        return value(argument).orElseThrow(() -> new CommandFailure(Sentences.missing(List.of(argument))));
    }

    @Override
    public Value run(String argument, Map<String, Value> variables) {
        if (!(call.given().get(argument) instanceof Given.Block(Code code, boolean _))) {
            return new Value.Nothing();
        }
        // A loop without a statement in it must end on Ctrl-C too.
        context().checkInterrupted();
        Scope inside = scope.block();
        variables.forEach(inside::declare);
        return run.value(code, inside);
    }

    @Override
    public Optional<Value> function(String argument) {
        return call.given().get(argument) instanceof Given.Block(Code code, boolean _)
                ? Optional.of(new Value.Code(new Function(new Node.Substitution(code), Function.Origin.BLOCK), false))
                : Optional.empty();
    }

    @Override
    public List<Given.Target> targets(String argument) {
        return call.given().get(argument) instanceof Given.Targets(List<Given.Target> targets) ? targets : List.of();
    }

    @Override
    public void declare(Given.Target target, Optional<Value> value) {
        if (target.kind() != Variables.Kind.GLOBAL) {
            scope.declare(target.name(), value.orElse(new Value.Nothing()));
        } else if (value.isPresent()) {
            scope.globals().set(target.name(), value.get());
        } else if (scope.globals().get(target.name()).isEmpty()) {
            scope.globals().set(target.name(), new Value.Nothing());
        }
    }

    @Override
    public void assign(Given.Target target, Optional<Value> value) {
        if (target.keys().isEmpty()) {
            value.ifPresentOrElse(
                    given -> scope.set(target.name(), target.kind(), given),
                    () -> scope.remove(target.name(), target.kind()));
            return;
        }
        List<Value> keys = target.keys().stream().map(evaluator()::value).toList();
        Value whole = scope.get(target.name(), target.kind());
        scope.set(target.name(), target.kind(), with(whole, keys, value));
    }

    @Override
    public Map<String, Value> globals() {
        return scope.globals().all();
    }

    @Override
    public Value parse(String text) {
        return run.parse(text);
    }

    /// `container` with the element at the end of `keys` replaced, or taken away.
    private static Value with(Value container, List<Value> keys, Optional<Value> value) {
        if (keys.isEmpty()) {
            return value.orElse(new Value.Nothing());
        }
        Value.Array array = container instanceof Value.Array given ? given : Value.Array.of(List.of());
        List<Value> elements = new ArrayList<>(array.elements());
        Map<String, Value> keyed = new TreeMap<>(array.keyed());
        Value key = keys.getFirst();
        Value inside = with(Arithmetic.element(array, key), keys.subList(1, keys.size()), value);
        boolean removed = keys.size() == 1 && value.isEmpty();
        if (key instanceof Value.Num(long index) && index >= 0 && index <= elements.size()) {
            if (index == elements.size()) {
                elements.add(inside);
            } else {
                elements.set((int) index, inside);
            }
        } else if (removed) {
            keyed.remove(Texts.of(key));
        } else {
            keyed.put(Texts.of(key), inside);
        }
        return Bounds.checked(new Value.Array(elements, keyed));
    }

    private Evaluator evaluator() {
        return new Evaluator(run, scope, Optional.empty());
    }
}
