package braid.shell.script;

import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands of the language, merged into the tree of menus.
public final class Library {
    private final Menu root;
    private final Map<String, Directive> directives = new LinkedHashMap<>();

    /// @param root the router's menus
    public Library(Menu root, List<Directive> directives) {
        directives.forEach(directive ->
                this.directives.put(key(directive.menu(), directive.command().name()), directive));
        this.root = new Extended(root, directives);
    }

    /// The tree with the language's commands in it.
    public Menu root() {
        return root;
    }

    /// The language's command, unless a menu carries out one of that name itself.
    Optional<Directive> directive(Menu menu, Command command) {
        return Optional.ofNullable(directives.get(key(menu.path(), command.name())))
                .filter(directive -> directive.command().equals(command));
    }

    /// The menu of `root`'s tree that has the path of `menu`.
    static Menu inTree(Menu root, Menu menu) {
        Menu found = root;
        for (String word : menu.path().split("/", -1)) {
            if (!word.isEmpty()) {
                found = found.child(word).orElse(menu);
            }
        }
        return found;
    }

    private static String key(String menu, String command) {
        return menu + " " + command;
    }

    /// A menu with the directives of its path, and with the menus that only directives need.
    private record Extended(Menu menu, List<Directive> directives) implements Menu {
        @Override
        public String path() {
            return menu.path();
        }

        @Override
        public String help() {
            return menu.help();
        }

        @Override
        public List<Menu> children() {
            List<Menu> children = new ArrayList<>();
            menu.children().forEach(child -> children.add(new Extended(child, directives)));
            if (path().equals("/")) {
                directives.stream()
                        .map(Directive::menu)
                        .filter(path -> !path.equals("/"))
                        .distinct()
                        .filter(path -> menu.child(path.substring(1)).isEmpty())
                        .forEach(path -> children.add(new Extended(new Empty(path), directives)));
            }
            return children;
        }

        @Override
        public List<Command> commands() {
            List<Command> own = directives.stream()
                    .filter(directive -> directive.menu().equals(path()))
                    .map(Directive::command)
                    .filter(command -> menu.command(command.name())
                            .filter(Command::carriedOut)
                            .isEmpty())
                    .toList();
            return own.isEmpty()
                    ? menu.commands()
                    : Stream.concat(
                                    menu.commands().stream()
                                            .filter(command -> own.stream()
                                                    .noneMatch(other ->
                                                            other.name().equals(command.name()))),
                                    own.stream())
                            .toList();
        }
    }

    private record Empty(String path) implements Menu {
        @Override
        public String help() {
            return "";
        }

        @Override
        public List<Menu> children() {
            return List.of();
        }

        @Override
        public List<Command> commands() {
            return List.of();
        }
    }
}
