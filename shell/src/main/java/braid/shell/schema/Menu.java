package braid.shell.schema;

import java.util.List;
import java.util.Optional;

/// A menu as it is declared once: completion, help, validation, print, export and defaults read this.
public interface Menu {
    /// `/interface/pppoe-client`; `/` for the root.
    String path();

    String help();

    /// Words of the menus directly below, in order.
    List<Menu> children();

    /// Every command that can be given in this menu, generic ones (add, set, print) included, with their
    /// arguments.
    List<Command> commands();

    /// What a condition about the menu's items may name beside what `add` and `set` take: properties that
    /// are only read, and flags.
    default List<Argument> conditions() {
        return List.of();
    }

    default Optional<Menu> child(String word) {
        return children().stream()
                .filter(menu ->
                        menu.path().substring(menu.path().lastIndexOf('/') + 1).equals(word))
                .findFirst();
    }

    default Optional<Command> command(String name) {
        for (Command command : commands()) {
            if (command.name().equals(name)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
