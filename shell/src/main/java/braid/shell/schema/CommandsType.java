package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// Commands that the router itself writes, one after the other.
record CommandsType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return new Reading.Accepted(new Value.Str(GivenText.of(given)));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
    }

    @Override
    public boolean quoted() {
        return false;
    }

    @Override
    public boolean onOwnLines() {
        return true;
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
