package braid.shell.schema;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All menus as one tree: those that are declared, and behind them those that are only known. Menus that
/// nobody declares (`/ip`) are directories. What is known is read menu by menu, when it is asked for. Any
/// thread may ask.
public final class MenuTree {
    private final Map<String, MenuDeclaration> declared = new LinkedHashMap<>();
    private final KnownMenus known;
    private final Map<String, Set<String>> below = new HashMap<>();
    private final Map<String, MenuDeclaration> declarations = new ConcurrentHashMap<>();
    private final Map<String, DeclaredMenu> menus = new ConcurrentHashMap<>();

    /// @param rootCommands commands of the root menu besides `export`
    public MenuTree(List<MenuDeclaration> declared, List<Command> rootCommands) {
        this(declared, rootCommands, KnownMenus.NONE);
    }

    /// @param rootCommands commands of the root menu besides `export`
    public MenuTree(List<MenuDeclaration> declared, List<Command> rootCommands, KnownMenus known) {
        this.known = known;
        declared.forEach(this::declare);
        this.declared.put(
                "/",
                MenuDeclaration.directory("/")
                        .commands(rootCommands.toArray(Command[]::new))
                        .build());
        Set<String> paths = new TreeSet<>(known.paths());
        paths.addAll(this.declared.keySet());
        paths.remove("/");
        for (String path : paths) {
            link(path);
        }
    }

    /// @throws IllegalArgumentException if it is declared already: one of the two would be forgotten in
    /// silence
    private void declare(MenuDeclaration declaration) {
        if (declared.put(declaration.path(), declaration) != null) {
            throw new IllegalArgumentException("two declarations of " + declaration.path());
        }
    }

    /// Notes a menu, and the directories above it, in the one above.
    private void link(String path) {
        String above = parent(path);
        if (below.computeIfAbsent(above, _ -> new TreeSet<>()).add(path) && !above.equals("/")) {
            link(above);
        }
    }

    public Menu root() {
        return menu("/");
    }

    /// The menu at a canonical path.
    public Optional<Menu> at(String path) {
        return exists(path) ? Optional.of(menu(path)) : Optional.empty();
    }

    public Optional<MenuDeclaration> declaration(String path) {
        MenuDeclaration found = declarations.get(path);
        if (found != null) {
            return Optional.of(found);
        }
        return exists(path) ? Optional.of(declarations.computeIfAbsent(path, this::read)) : Optional.empty();
    }

    /// The menus that Braid declares itself, in the order they were declared.
    public List<MenuDeclaration> declared() {
        return declared.keySet().stream()
                .map(path -> declaration(path).orElseThrow())
                .toList();
    }

    /// The items that are always there, by menu.
    public Map<String, List<MenuDeclaration.BuiltIn>> builtIns() {
        Map<String, List<MenuDeclaration.BuiltIn>> all = new LinkedHashMap<>();
        declared.values().forEach(menu -> all.put(menu.path(), menu.builtIns()));
        known.builtIns().forEach(all::putIfAbsent);
        return all;
    }

    /// Names and aliases of the properties that hold secrets, in whatever menu.
    public Set<String> secretNames() {
        Set<String> names = new LinkedHashSet<>(known.secretNames());
        for (MenuDeclaration menu : declared.values()) {
            for (Property property : menu.properties()) {
                if (property.is(Property.Trait.SECRET)) {
                    names.add(property.name());
                    names.addAll(property.aliases());
                }
            }
        }
        return Collections.unmodifiableSet(names);
    }

    private boolean exists(String path) {
        return path.equals("/") || below.getOrDefault(parent(path), Set.of()).contains(path);
    }

    private MenuDeclaration read(String path) {
        MenuDeclaration own = declared.get(path);
        return own != null
                ? known.completed(own)
                : known.menu(path)
                        .orElseGet(() -> MenuDeclaration.directory(path).build());
    }

    private DeclaredMenu menu(String path) {
        DeclaredMenu found = menus.get(path);
        if (found == null) {
            found = new DeclaredMenu(path);
            menus.put(path, found);
        }
        return found;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /// A menu of the tree; its commands and the menus below are found at the first question. Two threads
    /// that ask at once find the same.
    private final class DeclaredMenu implements Menu {
        private final String path;
        private volatile Optional<List<Menu>> children = Optional.empty();
        private volatile List<Command> commands = List.of();

        DeclaredMenu(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public String help() {
            return declaration(path).orElseThrow().help();
        }

        @Override
        public List<Menu> children() {
            if (children.isEmpty()) {
                children = Optional.of(below.getOrDefault(path, Set.of()).stream()
                        .map(child -> (Menu) menu(child))
                        .toList());
            }
            return children.get();
        }

        @Override
        public Optional<Menu> child(String word) {
            return at(path.equals("/") ? "/" + word : path + "/" + word);
        }

        @Override
        public List<Command> commands() {
            if (commands.isEmpty()) {
                commands = GenericCommands.of(declaration(path).orElseThrow());
            }
            return commands;
        }

        @Override
        public List<Argument> conditions() {
            MenuDeclaration declaration = declaration(path).orElseThrow();
            return Stream.concat(
                            declaration.properties().stream().map(Property::asArgument),
                            declaration.flags().stream()
                                    .map(flag -> Argument.of(
                                            flag.name(), new Argument.Kind.Switch(), "Whether it is " + flag.name())))
                    .toList();
        }
    }
}
