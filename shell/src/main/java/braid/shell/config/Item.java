package braid.shell.config;

import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One configured item of a menu; the single record of a settings menu is item 0.
///
/// @param id stays through move, disable, undo and redo; never given to another item
/// @param values what was set, by property name; what was not set has its default
public record Item(String menu, long id, Map<String, Value> values) {
    public Item {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// The value set or the default; [Value.Nothing] without either.
    public Value get(Property property) {
        Value set = values.get(property.name());
        return set != null ? set : property.byDefault().orElseGet(Value.Nothing::new);
    }

    public boolean has(Property property) {
        return values.containsKey(property.name());
    }

    public Item with(Map<String, Value> changed) {
        Map<String, Value> all = new TreeMap<>(values);
        changed.forEach((name, value) -> {
            if (value instanceof Value.Nothing) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return new Item(menu, id, all);
    }
}
