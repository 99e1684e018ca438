package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A type whose values have one textual form: text, addresses, times.
record FormType(boolean quoted, Function<String, Optional<Value>> parse, String error) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return parse.apply(GivenText.of(given))
                .<Reading>map(Reading.Accepted::new)
                .orElseGet(() -> new Reading.Refused(error));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
    }

    @Override
    public Value script(Value stored, Names names) {
        return stored instanceof Value.Time || stored instanceof Value.Ip ? stored : Type.super.script(stored, names);
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
