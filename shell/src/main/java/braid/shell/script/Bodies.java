package braid.shell.script;

import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.Optional;

/// Where the interpreter finds the work of a command; supplied by whoever assembles the router.
@FunctionalInterface
public interface Bodies {
    /// Empty for a command that is only declared; calling it is `failure: not supported`.
    Optional<CommandBody> of(Menu menu, Command command);
}
