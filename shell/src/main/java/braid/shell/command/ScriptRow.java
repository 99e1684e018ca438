package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An item as `where` and `get` read it.
record ScriptRow(MenuDeclaration menu, Row row, Type.Names names) implements Invocation.Row {
    @Override
    public Value property(String name) {
        if (name.equals(".id")) {
            return new Value.Id(row.id());
        }
        Optional<Property> property = menu.property(name);
        if (property.isPresent()) {
            Value stored = stored(property.get());
            return stored == null ? new Value.Nothing() : property.get().type().script(stored, names);
        }
        return menu.flags().stream().anyMatch(flag -> flag.name().equals(name))
                ? new Value.Bool(row.flags().contains(name))
                : new Value.Nothing();
    }

    @Override
    public boolean equal(String name, Value given) {
        Optional<Property> property = menu.property(name);
        Value stored = property.map(this::stored).orElse(null);
        return stored == null
                ? Invocation.Row.super.equal(name, given)
                : property.get().type().equal(stored, given, names);
    }

    @Override
    public Value beside(String name, Value given) {
        Optional<Property> property = menu.property(name);
        Value stored = property.map(this::stored).orElse(null);
        return stored == null
                ? Invocation.Row.super.beside(name, given)
                : property.get().type().beside(stored, given, names);
    }

    /// What another property has may be a value of this one in an older version.
    private Value stored(Property property) {
        return property.meanings().stream()
                .filter(meaning -> meaning.now().equals(row.values().get(meaning.property())))
                .map(Property.Meaning::value)
                .findFirst()
                .orElseGet(() -> row.value(property.name()).orElse(null));
    }

    /// Everything about the item, by name.
    Map<String, Value> all() {
        Map<String, Value> all = new LinkedHashMap<>();
        if (menu.kind() != MenuDeclaration.Kind.SETTINGS) {
            all.put(".id", new Value.Id(row.id()));
        }
        menu.properties().forEach(property -> {
            if (row.has(property.name()) && !property.isHidden()) {
                all.put(property.name(), property(property.name()));
            }
        });
        menu.flags()
                .forEach(flag ->
                        all.putIfAbsent(flag.name(), new Value.Bool(row.flags().contains(flag.name()))));
        return all;
    }
}
