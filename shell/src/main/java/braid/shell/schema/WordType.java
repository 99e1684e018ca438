package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// One word of a list; an unambiguous beginning is enough.
record WordType(List<String> words) implements Type {
    WordType {
        words = List.copyOf(words);
    }

    @Override
    public Reading read(Value given, Names names) {
        return switch (Abbreviation.find(GivenText.of(given), words)) {
            case Abbreviation.Found(String word) -> new Reading.Accepted(new Value.Str(word));
            case Abbreviation.Unknown() -> new Reading.Refused(Types.NO_MATCH);
            case Abbreviation.Ambiguous() -> new Reading.Refused(Abbreviation.AMBIGUOUS);
        };
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
