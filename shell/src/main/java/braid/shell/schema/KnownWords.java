package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// Any text, with words for completion.
record KnownWords(List<String> words) implements Type {
    KnownWords {
        words = List.copyOf(words);
    }

    @Override
    public Reading read(Value given, Names names) {
        return new Reading.Accepted(given);
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
    public List<String> words(Names names) {
        return words;
    }
}
