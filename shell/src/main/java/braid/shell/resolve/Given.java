package braid.shell.resolve;

import java.util.List;

/// What was given for an argument.
public sealed interface Given {
    /// Evaluated when the command runs.
    record Expression(Node node) implements Given {}

    /// Statements, run by the command.
    ///
    /// @param function whether the body sees only its own variables and parameters
    record Block(Code code, boolean function) implements Given {}

    /// A condition over items.
    record Condition(Node node) implements Given {}

    /// Variables that are declared or assigned.
    record Targets(List<Target> targets) implements Given {
        public Targets {
            targets = List.copyOf(targets);
        }
    }

    /// A variable, or an element inside it.
    ///
    /// @param keys the way to the element; empty for the variable itself
    record Target(String name, Variables.Kind kind, List<Node> keys) {
        public Target {
            keys = List.copyOf(keys);
        }
    }
}
