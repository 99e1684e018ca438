package braid.shell.script;

import braid.shell.schema.Argument;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands of the language, merged into the tree of menus.
public final class Library {
    /// Of the menus that are the language's.
    private static final Map<String, String> HELP =
            Map.of("/environment", "Global variables", "/terminal", "The screen that a script runs on");

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

    /// A menu with the directives of its path, and with the menus that only directives need. What is in it
    /// is found at the first question; two threads that ask at once find the same.
    private static final class Extended implements Menu {
        private final Menu menu;
        private final List<Directive> directives;
        private volatile Optional<Map<String, Menu>> children = Optional.empty();
        private volatile List<Command> commands = List.of();

        Extended(Menu menu, List<Directive> directives) {
            this.menu = menu;
            this.directives = directives;
        }

        @Override
        public String path() {
            return menu.path();
        }

        @Override
        public String help() {
            return menu.help().isEmpty() ? HELP.getOrDefault(path(), "") : menu.help();
        }

        @Override
        public List<Argument> conditions() {
            return menu.conditions();
        }

        @Override
        public List<Menu> children() {
            return List.copyOf(byWord().values());
        }

        @Override
        public Optional<Menu> child(String word) {
            return Optional.ofNullable(byWord().get(word));
        }

        @Override
        public List<Command> commands() {
            if (commands.isEmpty()) {
                commands = allCommands();
            }
            return commands;
        }

        private Map<String, Menu> byWord() {
            if (children.isEmpty()) {
                Map<String, Menu> found = new LinkedHashMap<>();
                menu.children().forEach(child -> found.put(lastWord(child.path()), new Extended(child, directives)));
                if (path().equals("/")) {
                    directives.stream()
                            .map(Directive::menu)
                            .filter(path -> !path.equals("/"))
                            .forEach(path -> found.computeIfAbsent(
                                    lastWord(path), _ -> new Extended(new Empty(path), directives)));
                }
                children = Optional.of(Collections.unmodifiableMap(found));
            }
            return children.get();
        }

        private List<Command> allCommands() {
            List<Command> own = directives.stream()
                    .filter(directive -> directive.menu().equals(path()))
                    .map(Directive::command)
                    .filter(command -> menu.command(command.name())
                            .filter(Command::carriedOut)
                            .isEmpty())
                    .toList();
            Stream<Command> others = menu.commands().stream()
                    .filter(command ->
                            own.stream().noneMatch(other -> other.name().equals(command.name())));
            return Stream.concat(others, own.stream()).toList();
        }

        private static String lastWord(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
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
