package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// A number that is printed with its unit (`36%`, `2294MHz`); scripts get the number.
record UnitType(String unit) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return Types.number().read(given, names);
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored) + unit;
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
    public boolean rightAligned() {
        return true;
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
