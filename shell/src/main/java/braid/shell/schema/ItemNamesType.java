package braid.shell.schema;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of items, kept as their ids so that a new name shows; or words that stand beside them (`all`,
/// `none`). Several between commas are a list; `!` in front of a name stays there.
///
/// @param menus whose items may be named
/// @param others words that are no item's name
/// @param strict whether anything else is refused
record ItemNamesType(List<String> menus, List<String> others, boolean strict) implements Type {
    private static final String NOT = "!";
    /// Tells which menu an id is of, where several are possible.
    private static final String MENU = "menu";
    private static final String ITEM = "item";

    @Override
    public Reading read(Value given, Names names) {
        String text = GivenText.of(given);
        Reading whole = one(text, names);
        if (whole instanceof Reading.Accepted || text.indexOf(',') < 0) {
            return whole;
        }
        List<Value> elements = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            switch (one(part, names)) {
                case Reading.Accepted(Value value) -> elements.add(value);
                case Reading.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Reading.Accepted(new Value.Array(elements, Map.of()));
    }

    private Reading one(String text, Names names) {
        if (text.startsWith(NOT) && text.length() > 1) {
            return one(text.substring(1), names) instanceof Reading.Accepted(Value value)
                    ? new Reading.Accepted(new Value.Array(List.of(), Map.of(NOT, value)))
                    : one(text.substring(1), names);
        }
        if (others.contains(text) || text.isEmpty()) {
            return new Reading.Accepted(new Value.Str(text));
        }
        if (text.matches("\\*[0-9A-Fa-f]{1,15}")) {
            return new Reading.Accepted(new Value.Id(Long.parseLong(text.substring(1), 16)));
        }
        for (String menu : menus) {
            OptionalLong id = names.idOf(menu, text);
            if (id.isPresent()) {
                return new Reading.Accepted(reference(menu, id.getAsLong()));
            }
        }
        return strict ? new Reading.Refused(Types.NO_MATCH) : new Reading.Accepted(new Value.Str(text));
    }

    private Value reference(String menu, long id) {
        return menu.equals(menus.getFirst())
                ? new Value.Id(id)
                : new Value.Array(List.of(), Map.of(MENU, new Value.Str(menu), ITEM, new Value.Id(id)));
    }

    @Override
    public String write(Value stored, Names names) {
        return switch (stored) {
            case Value.Id(long id) -> names.nameOf(menus.getFirst(), id).orElseGet(() -> GivenText.of(stored));
            case Value.Array(List<Value> _, Map<String, Value> keyed)
            when keyed.containsKey(NOT) -> NOT + write(keyed.get(NOT), names);
            case Value.Array(List<Value> _, Map<String, Value> keyed)
            when keyed.get(ITEM) instanceof Value.Id(long id) ->
                names.nameOf(GivenText.of(keyed.get(MENU)), id).orElseGet(() -> GivenText.of(keyed.get(ITEM)));
            case Value.Array(List<Value> elements, Map<String, Value> _) ->
                elements.stream().map(element -> write(element, names)).collect(Collectors.joining(","));
            default -> GivenText.of(stored);
        };
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public List<String> words(Names names) {
        return Stream.concat(others.stream(), menus.stream().flatMap(menu -> names.of(menu).stream()))
                .distinct()
                .toList();
    }

    @Override
    public List<String> refersTo() {
        return menus;
    }
}
