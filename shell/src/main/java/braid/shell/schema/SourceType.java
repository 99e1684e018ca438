package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// The text of a script: what stands between braces is taken as it is.
record SourceType() implements Type {
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
        return true;
    }

    @Override
    public boolean onOwnLines() {
        return true;
    }

    @Override
    public Argument.Kind kind() {
        return new Argument.Kind.Text();
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
