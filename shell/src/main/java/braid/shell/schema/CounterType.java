package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// A number that only grows: `print` sets its thousands apart by blanks, scripts get the number.
record CounterType() implements Type {
    private static final int GROUP = 3;

    @Override
    public Reading read(Value given, Names names) {
        return Types.number().read(given, names);
    }

    /// `205 149 015`.
    @Override
    public String write(Value stored, Names names) {
        String digits = GivenText.of(stored);
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, ' ');
        }
        return grouped.toString();
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
