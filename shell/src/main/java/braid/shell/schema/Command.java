package braid.shell.schema;

import java.util.List;

/// A command as the console knows it: its words, not its work.
///
/// @param positional names of arguments that may be given without their name, in order
public record Command(String name, String help, List<Argument> arguments, List<String> positional) {
    public Command {
        arguments = List.copyOf(arguments);
        positional = List.copyOf(positional);
    }
}
