package braid.shell.script;

import braid.shell.resolve.Variables;
import braid.shell.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of one running block, with those around it.
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Value> parameters;
    private final Map<String, Value> values = new HashMap<>();
    private final Globals globals;

    private Scope(Optional<Scope> outer, Map<String, Value> parameters, Globals globals) {
        this.outer = outer;
        this.parameters = parameters;
        this.globals = globals;
    }

    static Scope of(Globals globals, Map<String, Value> parameters) {
        return new Scope(Optional.empty(), Map.copyOf(parameters), globals);
    }

    Scope block() {
        return new Scope(Optional.of(this), parameters, globals);
    }

    void declare(String name, Value value) {
        values.put(name, value);
    }

    /// A parameter wins over a global variable of its name.
    Value get(String name, Variables.Kind kind) {
        if (kind == Variables.Kind.GLOBAL) {
            return Optional.ofNullable(parameters.get(name))
                    .or(() -> globals.get(name))
                    .orElse(new Value.Nothing());
        }
        return holder(name)
                .map(scope -> scope.values.get(name))
                .or(() -> Optional.ofNullable(parameters.get(name)))
                .orElse(new Value.Nothing());
    }

    void set(String name, Variables.Kind kind, Value value) {
        if (kind == Variables.Kind.GLOBAL) {
            globals.set(name, value);
        } else {
            holder(name).orElse(this).values.put(name, value);
        }
    }

    void remove(String name, Variables.Kind kind) {
        if (kind == Variables.Kind.GLOBAL) {
            globals.remove(name);
        } else {
            holder(name).orElse(this).values.put(name, new Value.Nothing());
        }
    }

    Globals globals() {
        return globals;
    }

    private Optional<Scope> holder(String name) {
        Optional<Scope> scope = Optional.of(this);
        while (scope.isPresent() && !scope.get().values.containsKey(name)) {
            scope = scope.get().outer;
        }
        return scope;
    }
}
