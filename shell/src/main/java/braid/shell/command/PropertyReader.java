package braid.shell.command;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.script.CommandFailure;
import braid.shell.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns a command's arguments into the properties of a menu's items.
final class PropertyReader {
    private PropertyReader() {}

    /// Values by property, ready to be stored; arguments that are no properties are left out.
    ///
    /// @throws CommandFailure in RouterOS's words
    static Map<String, Value> read(MenuDeclaration menu, Map<String, Value> arguments, Type.Names names) {
        Map<String, Value> values = new TreeMap<>();
        arguments.forEach((name, given) -> menu.property(name)
                .filter(Property::settable)
                .ifPresent(property -> put(property, read(property, given, names), values)));
        return values;
    }

    /// A value that is another property's now sets that one; any other takes it away unless it is given too.
    private static void put(Property property, Value value, Map<String, Value> values) {
        Optional<Property.Meaning> meaning = property.meaning(value);
        property.meanings().forEach(other -> values.putIfAbsent(other.property(), new Value.Nothing()));
        meaning.ifPresent(other -> values.put(other.property(), other.now()));
        values.put(property.name(), meaning.isPresent() ? new Value.Nothing() : value);
    }

    static Value read(Property property, Value given, Type.Names names) {
        return switch (property.type().read(given, names)) {
            case Type.Reading.Accepted(Value value) ->
                property.is(Property.Trait.EMPTY_IS_NONE) && value.equals(new Value.Str(""))
                        ? new Value.Nothing()
                        : value;
            case Type.Reading.Refused refused -> throw new CommandFailure.BadValue(refused.about(property.name()));
        };
    }
}
