package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;

/// The time between two runs: none at all, or a second and more.
record IntervalType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        Reading reading = Types.TIME.read(given, names);
        boolean tooShort =
                reading instanceof Reading.Accepted(Value.Time(long nanos)) && nanos != 0 && nanos < Times.SECOND;
        return tooShort ? new Reading.Refused("value of %s out of range (1s..15250w)") : reading;
    }

    @Override
    public String parsed(String text) {
        return Types.TIME.parsed(text);
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
    public List<String> words(Names names) {
        return List.of();
    }

    @Override
    public boolean quoted() {
        return false;
    }
}
