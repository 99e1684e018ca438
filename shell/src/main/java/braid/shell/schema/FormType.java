package braid.shell.schema;

import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A type whose values have one textual form: text, addresses, times.
///
/// @param shown the text of a constant as `:parse` shows it
record FormType(boolean quoted, Function<String, Optional<Value>> parse, String error, UnaryOperator<String> shown)
        implements Type {
    FormType(boolean quoted, Function<String, Optional<Value>> parse, String error) {
        this(quoted, parse, error, text -> parse.apply(text).map(Texts::of).orElse(text));
    }

    @Override
    public Reading read(Value given, Names names) {
        return parse.apply(GivenText.of(given))
                .<Reading>map(Reading.Accepted::new)
                .orElseGet(() -> new Reading.Refused(error));
    }

    @Override
    public String parsed(String text) {
        return shown.apply(text);
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
    }

    @Override
    public Value script(Value stored, Names names) {
        return stored instanceof Value.Time || stored instanceof Value.Ip ? stored : Type.super.script(stored, names);
    }

    /// Of texts that are kept as they are given there is one spelling, of addresses one value. What is no text may be
    /// equal to texts that are spelt otherwise: `find name=5` finds `05`.
    @Override
    public Optional<Value> lookedUp(Value given, Names names) {
        boolean text = equals(Types.TEXT) || equals(Types.NAME) || equals(Types.BARE_TEXT);
        boolean address = equals(Types.IP) || equals(Types.SPAN);
        if (given instanceof Value.Str(String bytes)) {
            return text || (equals(Types.SPAN) && !bytes.isEmpty())
                    ? Optional.of(given)
                    : address ? parse.apply(bytes) : Optional.empty();
        }
        return address && given instanceof Value.Ip ? parse.apply(GivenText.of(given)) : Optional.empty();
    }

    @Override
    public List<String> words(Names names) {
        return List.of();
    }
}
