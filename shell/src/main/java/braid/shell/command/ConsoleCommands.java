package braid.shell.command;

import braid.shell.menu.ToolMenu;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.script.CommandBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The root menu's commands that are about the console and the machine, not about the configuration.
public final class ConsoleCommands {
    private static final Map<String, CommandBody> BODIES = Map.of(
            QuitCommand.COMMAND.name(), new QuitCommand(),
            PingCommand.COMMAND.name(), new PingCommand(),
            PasswordCommand.COMMAND.name(), new PasswordCommand(),
            LockCommand.COMMAND.name(), new LockCommand());

    /// Some of them RouterOS has twice.
    private static final Set<String> MENUS = Set.of("/", ToolMenu.PATH);

    private ConsoleCommands() {}

    /// Declarations for the root menu.
    public static List<Command> ofRoot() {
        return List.of(LockCommand.COMMAND, PasswordCommand.COMMAND, PingCommand.COMMAND, QuitCommand.COMMAND);
    }

    /// The body of a command of the root menu, or of its twin in `/tool`; empty when it is somebody else's.
    public static Optional<CommandBody> body(Menu menu, Command command) {
        return MENUS.contains(menu.path()) ? Optional.ofNullable(BODIES.get(command.name())) : Optional.empty();
    }
}
