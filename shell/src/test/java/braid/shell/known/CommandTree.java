package braid.shell.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The published list of RouterOS's menus, commands and arguments, as its two files have it.
///
/// @param directories the paths of menus
/// @param commands names of arguments, by the command's path
/// @param arguments what is known of an argument's values, by `path argument`
record CommandTree(List<String> directories, SortedMap<String, List<String>> commands, Map<String, Values> arguments) {
    /// @param form help on the form of a value, or empty
    /// @param words completion, separated by blanks; a word with blanks is in quotes
    record Values(String form, String words) {
        static final Values UNKNOWN = new Values("", "");
    }

    /// @param folder of the two files
    static CommandTree read(Path folder) {
        List<String> directories = new ArrayList<>();
        SortedMap<String, List<String>> commands = new TreeMap<>();
        for (String[] row : rows(folder.resolve("commands-7.22.2.tsv"))) {
            if (row[1].equals("cmd")) {
                commands.put(row[0], row.length > 2 && !row[2].isEmpty() ? List.of(row[2].split(" ", -1)) : List.of());
            } else {
                directories.add(row[0]);
            }
        }
        Map<String, Values> arguments = new HashMap<>();
        for (String[] row : rows(folder.resolve("arguments-7.22.2.tsv"))) {
            arguments.put(row[0] + " " + row[1], new Values(row[2], row.length > 3 ? row[3] : ""));
        }
        return new CommandTree(directories, commands, arguments);
    }

    /// Names of the commands of a menu.
    List<String> commandsOf(String menu) {
        String begin = menu.equals("/") ? "/" : menu + "/";
        return commands.tailMap(begin).keySet().stream()
                .takeWhile(path -> path.startsWith(begin))
                .map(path -> path.substring(begin.length()))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    Optional<List<String>> argumentsOf(String menu, String command) {
        return Optional.ofNullable(commands.get(menu.equals("/") ? "/" + command : menu + "/" + command));
    }

    /// What is known of an argument, from the first of the commands that tells anything.
    Values values(String menu, List<String> ofCommands, String argument) {
        return ofCommands.stream()
                .map(command -> arguments.get(menu + "/" + command + " " + argument))
                .filter(values -> values != null && !values.equals(Values.UNKNOWN))
                .findFirst()
                .orElse(Values.UNKNOWN);
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
