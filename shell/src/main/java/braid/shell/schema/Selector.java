package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a command names an item that only the hardware, or a release of RouterOS, puts there: as in
/// `set [ find default=yes ]`, `set telnet`, `set 0`. An item that such a command made remembers it and is exported
/// the same way.
public sealed interface Selector {
    /// Holds the selector of an item.
    Property REMEMBERED = Property.property(".selector", Types.BARE_TEXT, "How the item is named")
            .with(Property.Trait.INTERNAL)
            .with(Property.Trait.NOT_PRINTED);
    /// Whether the item's name is only what its selector says.
    Property UNNAMED = Property.property(".unnamed", Types.YES_NO, "Whether nobody named the item")
            .with(Property.Trait.INTERNAL)
            .with(Property.Trait.NOT_PRINTED);

    String NAME = "name";
    String DEFAULT = "default";
    String DEFAULT_NAME = "default-name";

    record Named(String name) implements Selector {}

    record Numbered(long number) implements Selector {}

    /// `[ find ]`, or with one property.
    ///
    /// @param property `name`, `default-name` or `default`
    record Found(Optional<String> property, String value) implements Selector {}

    /// What stands for an item where numbers, names and ids do.
    static Selector of(String word) {
        return word.matches("\\d{1,9}") ? new Numbered(Long.parseLong(word)) : new Named(word);
    }

    /// `find` with equalities; empty when they do not name one item.
    static Optional<Selector> found(Map<String, String> equal) {
        if (equal.isEmpty()) {
            return Optional.of(new Found(Optional.empty(), ""));
        }
        String property = equal.keySet().iterator().next();
        String value = equal.get(property);
        boolean names = switch (property) {
            case NAME, DEFAULT_NAME -> !value.isEmpty();
            case DEFAULT -> value.equals("yes");
            default -> false;
        };
        return equal.size() == 1 && names ? Optional.of(new Found(Optional.of(property), value)) : Optional.empty();
    }

    /// The selector that an item remembers.
    static Optional<Selector> of(Map<String, Value> values) {
        return switch (values.get(REMEMBERED.name())) {
            case null -> Optional.empty();
            case Value.Array(List<Value> _, Map<String, Value> keyed) ->
                found(keyed.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> GivenText.of(entry.getValue()))));
            case Value word -> Optional.of(of(GivenText.of(word)));
        };
    }

    /// Puts what the selector says of an item, and the selector itself, among its values.
    default void mark(Map<String, Value> values) {
        values.put(REMEMBERED.name(), remembered());
        switch (this) {
            case Named(String name) -> name(values, name);
            case Numbered _ -> {}
            case Found(Optional<String> property, String value) ->
                property.ifPresent(found -> {
                    switch (found) {
                        case DEFAULT -> values.put(DEFAULT, new Value.Bool(true));
                        case DEFAULT_NAME -> {
                            values.put(DEFAULT_NAME, new Value.Str(value));
                            name(values, value);
                        }
                        default -> name(values, value);
                    }
                });
        }
    }

    private static void name(Map<String, Value> values, String name) {
        values.put(NAME, new Value.Str(name));
        values.put(UNNAMED.name(), new Value.Bool(true));
    }

    private Value remembered() {
        return switch (this) {
            case Named(String name) -> new Value.Str(name);
            case Numbered(long number) -> new Value.Str(Long.toString(number));
            case Found(Optional<String> property, String value) ->
                new Value.Array(
                        List.of(),
                        property.<Map<String, Value>>map(name -> Map.of(name, new Value.Str(value)))
                                .orElse(Map.of()));
        };
    }
}
