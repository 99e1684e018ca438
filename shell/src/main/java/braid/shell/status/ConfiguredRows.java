package braid.shell.status;

import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Selector;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Items of a menu as configured, with the flags that follow from that.
final class ConfiguredRows {
    private ConfiguredRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        return view.configuration().items(menu.path()).stream()
                .map(item -> row(menu, item, view))
                .toList();
    }

    static Row settings(MenuDeclaration menu, RouterView view) {
        return row(menu, view.configuration().settings(menu.path()), view);
    }

    static Row row(MenuDeclaration menu, Item item, RouterView view) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Property property : menu.properties()) {
            Value value = item.get(property);
            if (!(value instanceof Value.Nothing)) {
                values.put(property.name(), value);
            }
        }
        Set<String> flags = new TreeSet<>();
        boolean disabled = new Value.Bool(true).equals(values.get("disabled"));
        Optional<String> problem = disabled
                ? Optional.empty()
                : Optional.ofNullable(view.problems().get().get(ItemKey.of(item)));
        if (disabled) {
            flags.add("disabled");
        }
        if (problem.isPresent()) {
            flags.add("invalid");
        }
        if (new Value.Bool(true).equals(item.values().get(Selector.DEFAULT))
                || menu.builtIns().stream().anyMatch(builtIn -> builtIn.id() == item.id())) {
            flags.add("default");
        }
        return new Row(menu.path(), item.id(), true, flags, values, Map.of(), problem);
    }
}
