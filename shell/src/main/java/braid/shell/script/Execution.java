package braid.shell.script;

import braid.shell.resolve.Given;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A directive at work: its arguments, and the variables of the place it stands in.
public interface Execution {
    Context context();

    boolean has(String argument);

    /// The argument's value, evaluated anew at each call; empty when it was not given.
    Optional<Value> value(String argument);

    /// The argument's value.
    ///
    /// @throws CommandFailure "missing value(s) of argument(s) ..." when it was not given
    Value need(String argument);

    /// Runs the block given for the argument in a scope of its own; nothing when it was not given.
    ///
    /// @param variables what the block finds declared
    Value run(String argument, Map<String, Value> variables);

    /// The block given for the argument as a value that can be called; empty when it was not given.
    Optional<Value> function(String argument);

    List<Given.Target> targets(String argument);

    /// Makes a variable in this scope, or makes a global one known here. Without a value a global keeps what it has.
    void declare(Given.Target target, Optional<Value> value);

    /// Gives a variable (or an element of it) a value; without one it is removed.
    void assign(Given.Target target, Optional<Value> value);

    /// The user's global variables, by name.
    Map<String, Value> globals();

    /// Code of a text, to be called as a function. A text that is wrong gives code that fails.
    Value parse(String text);
}
