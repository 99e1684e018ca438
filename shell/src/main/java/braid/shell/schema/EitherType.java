package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// A value of the first type that accepts it; what none accepts gets the last type's error.
record EitherType(List<Type> types) implements Type {
    EitherType {
        types = List.copyOf(types);
    }

    @Override
    public Reading read(Value given, Names names) {
        Reading reading = types.getFirst().read(given, names);
        for (int i = 1; i < types.size() && reading instanceof Reading.Refused; i++) {
            reading = types.get(i).read(given, names);
        }
        return reading;
    }

    @Override
    public String write(Value stored, Names names) {
        return owner(stored, names).write(stored, names);
    }

    @Override
    public Value script(Value stored, Names names) {
        return owner(stored, names).script(stored, names);
    }

    /// The type whose reading of the stored value is that value.
    private Type owner(Value stored, Names names) {
        return types.stream()
                .filter(type -> type.read(stored, names) instanceof Reading.Accepted(Value same) && same.equals(stored))
                .findFirst()
                .orElse(types.getLast());
    }

    @Override
    public boolean quoted() {
        return types.stream().anyMatch(Type::quoted);
    }

    @Override
    public boolean rightAligned() {
        return types.stream().anyMatch(Type::rightAligned);
    }

    @Override
    public List<String> refersTo() {
        return types.stream().flatMap(type -> type.refersTo().stream()).toList();
    }

    @Override
    public List<String> words(Names names) {
        return types.stream().flatMap(type -> type.words(names).stream()).toList();
    }
}
