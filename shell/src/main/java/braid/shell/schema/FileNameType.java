package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// The name of a file, of which those that are there are known.
///
/// @param menu whose items the files are
record FileNameType(String menu) implements Type {
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
    public List<String> words(Names names) {
        return names.of(menu);
    }
}
