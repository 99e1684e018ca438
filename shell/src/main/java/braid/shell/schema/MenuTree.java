package braid.shell.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All menus as one tree, built from their declarations. Menus that nobody declares (`/ip`) are directories.
public final class MenuTree {
    private final Map<String, MenuDeclaration> declarations = new LinkedHashMap<>();
    private final Map<String, DeclaredMenu> menus = new LinkedHashMap<>();

    /// @param rootCommands commands of the root menu besides `export`
    public MenuTree(List<MenuDeclaration> declared, List<Command> rootCommands) {
        declared.forEach(declaration -> declarations.put(declaration.path(), declaration));
        for (MenuDeclaration declaration : declared) {
            for (String above = parent(declaration.path()); !above.equals("/"); above = parent(above)) {
                declarations.putIfAbsent(above, MenuDeclaration.directory(above).build());
            }
        }
        declarations.put(
                "/",
                MenuDeclaration.directory("/")
                        .commands(rootCommands.toArray(Command[]::new))
                        .build());
        menus.put("/", build(declarations.get("/")));
    }

    public Menu root() {
        return menus.get("/");
    }

    /// The menu at a canonical path.
    public Optional<Menu> at(String path) {
        return Optional.ofNullable(menus.get(path));
    }

    public Optional<MenuDeclaration> declaration(String path) {
        return Optional.ofNullable(declarations.get(path));
    }

    /// In the order they were declared.
    public List<MenuDeclaration> declarations() {
        return List.copyOf(declarations.values());
    }

    private DeclaredMenu build(MenuDeclaration declaration) {
        List<Menu> children = new ArrayList<>();
        for (MenuDeclaration candidate : declarations.values()) {
            if (!candidate.path().equals("/") && parent(candidate.path()).equals(declaration.path())) {
                DeclaredMenu child = build(candidate);
                menus.put(candidate.path(), child);
                children.add(child);
            }
        }
        children.sort(java.util.Comparator.comparing(Menu::path));
        return new DeclaredMenu(declaration, children, GenericCommands.of(declaration));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /// A menu of the tree.
    public record DeclaredMenu(MenuDeclaration declaration, List<Menu> children, List<Command> commands)
            implements Menu {
        public DeclaredMenu {
            children = List.copyOf(children);
            commands = List.copyOf(commands);
        }

        @Override
        public String path() {
            return declaration.path();
        }

        @Override
        public String help() {
            return declaration.help();
        }

        @Override
        public List<Argument> conditions() {
            return Stream.concat(
                            declaration.properties().stream().map(Property::asArgument),
                            declaration.flags().stream()
                                    .map(flag -> Argument.of(
                                            flag.name(), new Argument.Kind.Switch(), "Whether it is " + flag.name())))
                    .toList();
        }
    }
}
