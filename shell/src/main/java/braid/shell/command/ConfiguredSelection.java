package braid.shell.command;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Selector;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Items named by their ids, their names or the numbers that `print` gave them, found in the configuration without
/// making a row of each item of the menu:
/// to change one of a hundred thousand costs the same as to change one of ten.
final class ConfiguredSelection {
    private ConfiguredSelection() {}

    /// Empty when one of them is something else: a number that nothing printed, an item of a session, or a name that
    /// nobody has.
    static Optional<List<Selection.Target>> targets(Site site, Value given) {
        MenuDeclaration menu = site.menu();
        if (!menu.over().isEmpty()) {
            return Optional.empty();
        }
        Configuration configuration = site.view().configuration();
        Map<Long, Selection.Target> targets = new LinkedHashMap<>();
        for (Value part : ItemNumbers.parts(given)) {
            Optional<Item> item = item(site, configuration, part);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            long id = item.get().id();
            targets.putIfAbsent(id, new Selection.Target(menu, OptionalLong.of(id), Optional.empty()));
        }
        return targets.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(targets.values()));
    }

    private static Optional<Item> item(Site site, Configuration configuration, Value part) {
        MenuDeclaration menu = site.menu();
        if (part instanceof Value.Id(long id)) {
            return configuration.item(menu.path(), id);
        }
        String text = GivenText.of(part);
        if (text.startsWith("*") || text.isEmpty()) {
            return Optional.empty();
        }
        Value name = new Value.Str(text);
        Optional<Item> remembered = first(configuration, menu, Selector.REMEMBERED, name);
        if (remembered.isPresent() || Character.isDigit(text.charAt(0))) {
            return remembered.or(() -> printed(site, configuration, text));
        }
        return menu.nameProperty().flatMap(property -> first(configuration, menu, property, name));
    }

    private static Optional<Item> printed(Site site, Configuration configuration, String text) {
        String menu = site.menu().path();
        return text.matches("\\d{1,9}")
                ? site.context()
                        .numbers()
                        .of(menu)
                        .filter(ids -> Integer.parseInt(text) < ids.size())
                        .flatMap(ids -> configuration.item(menu, ids.get(Integer.parseInt(text))))
                : Optional.empty();
    }

    private static Optional<Item> first(
            Configuration configuration, MenuDeclaration menu, Property property, Value value) {
        return configuration.having(menu.path(), property.name(), value).stream()
                .findFirst();
    }
}
