package braid.shell.router;

import braid.shell.command.ConfigurationCommands;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.script.CommandBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All commands that work on a router, and their bodies.
public final class RouterCommands {
    private static final CommandBody IMPORT = new ImportCommand(ImportCommand::ofFolder);

    private RouterCommands() {}

    /// Declarations for the root menu.
    public static List<Command> ofRoot() {
        return Stream.concat(ConfigurationCommands.ofRoot().stream(), Stream.of(ImportCommand.COMMAND))
                .toList();
    }

    /// The body of a command of a menu; empty when it is somebody else's.
    public static Optional<CommandBody> body(Menu menu, Command command) {
        return menu.path().equals("/") && command.name().equals(ImportCommand.COMMAND.name())
                ? Optional.of(IMPORT)
                : ConfigurationCommands.body(menu, command);
    }
}
