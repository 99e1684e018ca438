package braid.shell.resolve;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds menus, commands and arguments by their names or by an unambiguous prefix; an exact name wins.
final class Words {
    /// What a word of a path is.
    sealed interface Found {
        record OfMenu(Menu menu) implements Found {}

        record OfCommand(Menu menu, Command command) implements Found {}
    }

    private Words() {}

    static String nameOf(Menu menu) {
        return menu.path().substring(menu.path().lastIndexOf('/') + 1);
    }

    static Optional<Found> inMenu(Menu menu, String word) {
        Optional<Found> child = menu.child(word).map(Found.OfMenu::new);
        return child.or(() -> menu.command(word).map(command -> new Found.OfCommand(menu, command)))
                .or(() -> onlyOne(all(menu), word));
    }

    static List<Found> all(Menu menu) {
        List<Found> all = new ArrayList<>();
        menu.children().forEach(child -> all.add(new Found.OfMenu(child)));
        menu.commands().forEach(command -> all.add(new Found.OfCommand(menu, command)));
        return all;
    }

    static String name(Found found) {
        return switch (found) {
            case Found.OfMenu(Menu menu) -> nameOf(menu);
            case Found.OfCommand(Menu _, Command command) -> command.name();
        };
    }

    /// The argument by name, alias or unambiguous prefix.
    static Optional<Argument> argument(Command command, String word) {
        Optional<Argument> exact = exactArgument(command, word);
        if (exact.isPresent()) {
            return exact;
        }
        List<Argument> matches = command.arguments().stream()
                .filter(argument -> argument.name().startsWith(word) && !word.isEmpty())
                .toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
    }

    static Optional<Argument> exactArgument(Command command, String word) {
        for (Argument argument : command.arguments()) {
            if (argument.name().equals(word)) {
                return Optional.of(argument);
            }
        }
        for (Argument argument : command.arguments()) {
            if (argument.aliases().contains(word)) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }

    /// The menu with that path.
    static Menu at(Menu root, String path) {
        Menu menu = root;
        for (String word : path.split("/", -1)) {
            if (!word.isEmpty()) {
                menu = menu.child(word).orElseThrow(() -> new IllegalStateException("no menu " + path));
            }
        }
        return menu;
    }

    static Menu parent(Menu root, Menu menu) {
        return at(root, menu.path().substring(0, Math.max(0, menu.path().lastIndexOf('/'))));
    }

    /// The only one that begins with the word.
    private static Optional<Found> onlyOne(List<Found> all, String word) {
        List<Found> matches = all.stream()
                .filter(candidate -> name(candidate).startsWith(word))
                .toList();
        return matches.size() == 1 ? Optional.of(matches.getFirst()) : Optional.empty();
    }
}
