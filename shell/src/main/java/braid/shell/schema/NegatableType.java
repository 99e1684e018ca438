package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// A matcher's value that a leading `!` turns round. Kept as an array whose key `!` holds the value.
record NegatableType(Type type) implements Type {
    private static final String NOT = "!";

    @Override
    public Reading read(Value given, Names names) {
        if (negated(given)) {
            return type.read(inner(given), names) instanceof Reading.Accepted(Value value)
                    ? new Reading.Accepted(not(value))
                    : type.read(inner(given), names);
        }
        String text = given instanceof Value.Array ? "" : GivenText.of(given);
        if (!text.startsWith(NOT)) {
            return type.read(given, names);
        }
        return switch (type.read(new Value.Str(text.substring(1).strip()), names)) {
            case Reading.Accepted(Value value) -> new Reading.Accepted(not(value));
            case Reading.Refused refused -> refused;
        };
    }

    /// RouterOS keeps the negation in front of the value.
    @Override
    public String parsed(String text) {
        return text.startsWith(NOT) ? NOT + ";" + type.parsed(text.substring(1)) : ";" + type.parsed(text);
    }

    @Override
    public String write(Value stored, Names names) {
        return negated(stored) ? NOT + type.write(inner(stored), names) : type.write(stored, names);
    }

    @Override
    public Value script(Value stored, Names names) {
        return negated(stored) ? new Value.Str(write(stored, names)) : type.script(stored, names);
    }

    private static Value not(Value value) {
        return new Value.Array(List.of(), Map.of(NOT, value));
    }

    private static boolean negated(Value value) {
        return value instanceof Value.Array array
                && array.elements().isEmpty()
                && array.keyed().containsKey(NOT);
    }

    private static Value inner(Value negated) {
        return ((Value.Array) negated).keyed().get(NOT);
    }

    @Override
    public boolean quoted() {
        return type.quoted();
    }

    @Override
    public List<String> refersTo() {
        return type.refersTo();
    }

    @Override
    public List<String> words(Names names) {
        return type.words(names);
    }
}
