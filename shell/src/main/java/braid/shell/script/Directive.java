package braid.shell.script;

import braid.shell.schema.Command;
import braid.shell.value.Value;

/// A command of the language itself (`:put`, `:foreach`), with its work.
///
/// @param menu path of the menu it stands in: `/`, or `/log` for `:log info`
public record Directive(String menu, Command command, Work work) {
    /// The work of a directive. Unlike a [CommandBody] it sees the variables of the place it stands in.
    @FunctionalInterface
    public interface Work {
        Value run(Execution execution);
    }
}
