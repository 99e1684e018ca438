package braid.shell.schema;

import java.util.List;

/// A command as the console knows it: its words, not its work.
///
/// @param positional names of arguments that may be given without their name, in order
/// @param carriedOut false: RouterOS has it, and here it fails
public record Command(String name, String help, List<Argument> arguments, List<String> positional, boolean carriedOut) {
    public Command {
        arguments = List.copyOf(arguments);
        positional = List.copyOf(positional);
    }

    public Command(String name, String help, List<Argument> arguments, List<String> positional) {
        this(name, help, arguments, positional, true);
    }
}
