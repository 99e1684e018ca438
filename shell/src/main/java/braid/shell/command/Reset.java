package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.script.CommandBody;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `reset`: the properties named, or all of them, back to their defaults.
final class Reset implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        Map<String, Value> defaults = new TreeMap<>();
        List<Property> resettable = site.menu().properties().stream()
                .filter(property -> property.settable() && !property.is(Trait.REQUIRED) && !property.is(Trait.NAME))
                .toList();
        boolean some = resettable.stream().anyMatch(property -> call.values().containsKey(property.name()));
        for (Property property : resettable) {
            boolean meant =
                    some ? Site.given(call, property.name()) : !property.name().equals("disabled");
            if (meant) {
                defaults.put(property.name(), new Value.Nothing());
            }
        }
        boolean settings = site.menu().kind() == MenuDeclaration.Kind.SETTINGS;
        List<Row> rows = settings ? List.of() : site.items(call, "numbers");
        rows.forEach(site::requireConfigured);
        site.edit(site.menu().noun() + " changed", draft -> {
            if (settings) {
                draft.alter(site.menu().path(), 0, defaults);
            }
            rows.forEach(row -> SetCommand.alter(draft, site.ownerOf(row), row.id(), initial(site, row, defaults)));
            return rows;
        });
        return new Value.Nothing();
    }

    /// What an item that nobody added had at the beginning.
    private static Map<String, Value> initial(Site site, Row row, Map<String, Value> defaults) {
        Map<String, Value> values = new TreeMap<>(defaults);
        site.ownerOf(row).builtIns().stream()
                .filter(builtIn -> builtIn.id() == row.id())
                .forEach(builtIn ->
                        values.replaceAll((name, value) -> builtIn.values().getOrDefault(name, value)));
        return values;
    }
}
