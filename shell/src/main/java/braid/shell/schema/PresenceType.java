package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// A property that is there or not, and has no value: `add fib name=x`.
record PresenceType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return switch (GivenText.of(given)) {
            case "yes", "" -> new Reading.Accepted(new Value.Bool(true));
            case "no" -> new Reading.Accepted(new Value.Bool(false));
            default -> new Reading.Refused(Types.INVALID);
        };
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
    }

    @Override
    public Value script(Value stored, Names names) {
        return stored;
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public Argument.Kind kind() {
        return new Argument.Kind.Switch();
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
