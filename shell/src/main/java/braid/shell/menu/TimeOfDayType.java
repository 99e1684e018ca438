package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.List;

/// A time of day, `06:40:00`, which scripts reckon with as a time.
record TimeOfDayType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return Types.TIME.read(given, names);
    }

    @Override
    public String write(Value stored, Names names) {
        return stored instanceof Value.Time(long nanos) ? Times.write(nanos) : GivenText.of(stored);
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
    public List<String> words(Names names) {
        return List.of();
    }
}
