package braid.shell.known;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text that is kept as it was given, because nobody here knows more about it.
///
/// @param quoted whether RouterOS calls it a string
/// @param words for completion
/// @param alwaysQuoted whether RouterOS exports it in quotes in any case
record KeptText(boolean quoted, List<String> words, boolean alwaysQuoted) implements Type {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    KeptText(boolean quoted, List<String> words) {
        this(quoted, words, false);
    }

    @Override
    public Reading read(Value given, Names names) {
        return new Reading.Accepted(new Value.Str(GivenText.of(given)));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
    }

    /// What looks like a number is one for scripts, unless it is a string.
    @Override
    public Value script(Value stored, Names names) {
        String text = GivenText.of(stored);
        return !quoted && NUMBER.matcher(text).matches() ? new Value.Num(Long.parseLong(text)) : new Value.Str(text);
    }

    /// What looks like a number is equal to others that are spelt differently, unless it is a string.
    @Override
    public Optional<Value> lookedUp(Value given, Names names) {
        return quoted && given instanceof Value.Str ? Optional.of(given) : Optional.empty();
    }

    @Override
    public List<String> words(Names names) {
        return words;
    }
}
