package braid.shell.command;

import braid.shell.script.CommandFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Names of files as commands give them, one char a byte: of what is inside the router's own folder and of nothing
/// else. A name that begins at the root, or leads upwards by `..`, is none.
public final class FileNames {
    private FileNames() {}

    /// The one form of a name: no empty parts, no `.`.
    ///
    /// @throws CommandFailure if it is no name
    public static String checked(String given) {
        List<String> parts = Arrays.stream(given.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.isEmpty() || parts.contains("..") || given.startsWith("/") || given.indexOf('\0') >= 0) {
            throw bad();
        }
        return String.join("/", parts);
    }

    static CommandFailure bad() {
        return new CommandFailure("failure: bad file name");
    }

    /// The folders above a checked name, the outermost first.
    static List<String> above(String name) {
        return IntStream.range(0, name.length())
                .filter(at -> name.charAt(at) == '/')
                .mapToObj(at -> name.substring(0, at))
                .toList();
    }
}
