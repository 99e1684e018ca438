package braid.shell.schema;

import braid.shell.value.Addresses;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A type whose values have one textual form: text, addresses, times.
///
/// @param shown the text of a constant as `:parse` shows it
/// @param lookup the one value that is equal to what is given; empty where there may be several
/// @param offered words that completion knows; others may stand there as well
record FormType(
        boolean quoted,
        Function<String, Optional<Value>> parse,
        String error,
        UnaryOperator<String> shown,
        Function<Value, Optional<Value>> lookup,
        Function<Type.Names, List<String>> offered)
        implements Type {
    FormType(boolean quoted, Function<String, Optional<Value>> parse, String error) {
        this(quoted, parse, error, shown(parse));
    }

    FormType(boolean quoted, Function<String, Optional<Value>> parse, String error, UnaryOperator<String> shown) {
        this(quoted, parse, error, shown, _ -> Optional.empty(), _ -> List.of());
    }

    private static UnaryOperator<String> shown(Function<String, Optional<Value>> parse) {
        return text -> parse.apply(text).map(Texts::of).orElse(text);
    }

    FormType lookedUpBy(Function<Value, Optional<Value>> way) {
        return new FormType(quoted, parse, error, shown, way, offered);
    }

    FormType offering(Function<Type.Names, List<String>> words) {
        return new FormType(quoted, parse, error, shown, lookup, words);
    }

    /// Of texts that are kept as they are given there is one spelling. What is no text may be equal to
    /// texts that are spelt otherwise: `find name=5` finds `05`.
    static Optional<Value> asGiven(Value given) {
        return given instanceof Value.Str ? Optional.of(given) : Optional.empty();
    }

    /// An address has one value, however it is spelt.
    static Optional<Value> address(Value given) {
        return given instanceof Value.Str || given instanceof Value.Ip
                ? Addresses.ip(GivenText.of(given)).map(Function.identity())
                : Optional.empty();
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

    @Override
    public Optional<Value> lookedUp(Value given, Names names) {
        return lookup.apply(given);
    }

    @Override
    public List<String> words(Names names) {
        return offered.apply(names);
    }
}
