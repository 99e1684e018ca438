package braid.shell.config;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The names that references stand for, as a configuration has them.
public record ConfiguredNames(MenuTree tree, Configuration configuration) implements Type.Names {
    @Override
    public List<String> of(String menu) {
        List<String> names = new ArrayList<>();
        for (MenuDeclaration declaration : sources(menu)) {
            declaration
                    .nameProperty()
                    .ifPresent(property -> configuration
                            .items(declaration.path())
                            .forEach(item -> names.add(text(item.get(property)))));
        }
        return names;
    }

    @Override
    public List<String> values(String menu, String property) {
        return configuration.items(menu).stream()
                .map(item -> text(item.values().getOrDefault(property, new Value.Nothing())))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public OptionalLong idOf(String menu, String name) {
        for (MenuDeclaration declaration : sources(menu)) {
            Optional<Property> property = declaration.nameProperty();
            if (property.isPresent()) {
                Optional<Item> named = named(declaration.path(), property.get(), name);
                if (named.isPresent()) {
                    return OptionalLong.of(named.get().id());
                }
            }
        }
        return menu.equals(HardwarePorts.INTERFACES)
                ? HardwarePorts.byLinuxName(configuration, name)
                : OptionalLong.empty();
    }

    private Optional<Item> named(String menu, Property property, String name) {
        return name.isEmpty() || property.byDefault().isPresent()
                ? configuration.items(menu).stream()
                        .filter(item -> text(item.get(property)).equals(name))
                        .findFirst()
                : configuration.having(menu, property.name(), new Value.Str(name)).stream()
                        .findFirst();
    }

    @Override
    public Optional<String> nameOf(String menu, long id) {
        for (MenuDeclaration declaration : sources(menu)) {
            Optional<Item> item = configuration.item(declaration.path(), id);
            if (item.isPresent() && declaration.nameProperty().isPresent()) {
                return Optional.of(
                        text(item.get().get(declaration.nameProperty().get())));
            }
        }
        return Optional.empty();
    }

    /// The item with that id in the menu, or in one of those it shows together.
    public Optional<Item> item(String menu, long id) {
        return sources(menu).stream()
                .flatMap(declaration -> configuration.item(declaration.path(), id).stream())
                .findFirst();
    }

    private List<MenuDeclaration> sources(String menu) {
        MenuDeclaration declaration = tree.declaration(menu).orElseThrow(() -> new IllegalStateException(menu));
        return declaration.over().isEmpty()
                ? List.of(declaration)
                : declaration.over().stream()
                        .filter(path -> !configuration.items(path).isEmpty())
                        .map(path -> tree.declaration(path).orElseThrow())
                        .toList();
    }

    private static String text(Value value) {
        return value instanceof Value.Str(String bytes) ? bytes : "";
    }
}
