package braid.shell.schema;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A comma list of values of one type; the order is kept.
///
/// @param set whether it means a set
record ListType(Type element, boolean set) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        List<Value> read = new ArrayList<>();
        for (Value part : GivenText.parts(given)) {
            switch (element.read(part, names)) {
                case Reading.Accepted(Value value) -> read.add(value);
                case Reading.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Reading.Accepted(new Value.Array(read, Map.of()));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.parts(stored).stream()
                .map(part -> element.write(part, names))
                .collect(Collectors.joining(","));
    }

    @Override
    public Value script(Value stored, Names names) {
        return new Value.Array(
                GivenText.parts(stored).stream()
                        .map(part -> element.script(part, names))
                        .toList(),
                Map.of());
    }

    @Override
    public String parsed(String text) {
        return GivenText.parts(new Value.Str(text)).stream()
                .map(part -> element.parsed(GivenText.of(part)))
                .collect(Collectors.joining(";"));
    }

    /// A list is equal to a list of the same elements in the same order, to that list's text, and when it has one
    /// element to that element; a set has all the elements given.
    @Override
    public boolean equal(Value stored, Value given, Names names) {
        List<String> own = texts(script(stored, names));
        List<String> asked = texts(given);
        return set ? own.containsAll(asked) : own.equals(asked);
    }

    /// `ether1,ether2` or, as a script makes a text of an array, `ether1;ether2`.
    private static List<String> texts(Value value) {
        return GivenText.parts(
                        value instanceof Value.Array
                                ? value
                                : new Value.Str(GivenText.of(value).replace(';', ',')))
                .stream()
                .map(GivenText::of)
                .toList();
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public List<String> refersTo() {
        return element.refersTo();
    }

    @Override
    public List<String> words(Names names) {
        return element.words(names);
    }
}
