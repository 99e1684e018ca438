package braid.shell.command;

import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.schema.Flag;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Type;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Rows as the layouts want them.
public final class Entries {
    private Entries() {}

    public static Field field(Property property) {
        return new Field(
                property.name(),
                property.type().quoted(),
                property.type().rightAligned(),
                property.type().onOwnLines());
    }

    public static Entry of(MenuDeclaration menu, Row row, String number, Type.Names names) {
        return of(menu, row, number, names, Set.of());
    }

    /// @param asked properties that are shown though a plain `print` leaves them out
    static Entry of(MenuDeclaration menu, Row row, String number, Type.Names names, Set<String> asked) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Property property : menu.properties()) {
            Value value = asked.contains(property.name())
                    ? row.value(property.name()).orElse(null)
                    : row.values().get(property.name());
            if (value != null && (asked.contains(property.name()) || isShown(property, value))) {
                values.put(
                        property.name(),
                        parts(property.type(), row.inForce().getOrDefault(property.name(), value), names));
            }
        }
        Set<Character> flags = new TreeSet<>();
        for (Flag flag : menu.flags()) {
            if (row.flags().contains(flag.name())) {
                flags.add(flag.letter());
            }
        }
        return new Entry(number, flags, comment(row), row.remark(), values);
    }

    private static boolean isShown(Property property, Value value) {
        return !property.is(Trait.NOT_PRINTED)
                && !(property.is(Trait.PRINTED_WHEN_NOT_DEFAULT) && property.isDefault(value));
    }

    private static Optional<String> comment(Row row) {
        return Optional.ofNullable(row.values().get("comment"))
                .map(GivenText::of)
                .filter(text -> !text.isEmpty());
    }

    /// The elements of a list, each as text; one text for everything else.
    private static List<String> parts(Type type, Value value, Type.Names names) {
        return value instanceof Value.Array(List<Value> elements, Map<String, Value> keyed) && keyed.isEmpty()
                ? elements.stream()
                        .map(element -> type.write(new Value.Array(List.of(element), Map.of()), names))
                        .toList()
                : List.of(type.write(value, names));
    }
}
