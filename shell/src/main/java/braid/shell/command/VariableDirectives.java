package braid.shell.command;

import braid.shell.resolve.Given;
import braid.shell.schema.Argument.Use;
import braid.shell.script.Directive;
import braid.shell.script.Execution;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// `:local`, `:global`, `:set`: declaring and assigning variables and functions.
final class VariableDirectives {
    private VariableDirectives() {}

    static List<Directive> all() {
        return List.of(
                declaration("local", "declares a variable of this block", Use.LOCAL),
                declaration("global", "declares a variable of this user", Use.GLOBAL),
                naming("set", "gives a variable a value", Use.ASSIGNED).does(VariableDirectives::assign));
    }

    private static Directive declaration(String name, String help, Use use) {
        return naming(name, help, use).does(VariableDirectives::declare);
    }

    private static Declaration naming(String name, String help, Use use) {
        return Declaration.of(name, help)
                .variable("name", use, "name of the variable")
                .positional()
                .value("value", "its value")
                .positional()
                .block("do", "body of a function");
    }

    private static Value declare(Execution execution) {
        for (Given.Target target : execution.targets("name")) {
            execution.declare(target, given(execution));
        }
        return new Value.Nothing();
    }

    private static Value assign(Execution execution) {
        for (Given.Target target : execution.targets("name")) {
            execution.assign(target, given(execution));
        }
        return new Value.Nothing();
    }

    private static Optional<Value> given(Execution execution) {
        return execution.value("value").or(() -> execution.function("do"));
    }
}
