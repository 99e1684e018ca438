package braid.shell.schema;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A set of words, given and written as a comma list in the order of the declaration.
record BitsType(List<String> words) implements Type {
    BitsType {
        words = List.copyOf(words);
    }

    @Override
    public Reading read(Value given, Names names) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Value part : GivenText.parts(given)) {
            switch (Abbreviation.find(GivenText.of(part), words)) {
                case Abbreviation.Found(String word) -> chosen.add(word);
                case Abbreviation.Unknown() -> {
                    return new Reading.Refused(Types.NO_MATCH);
                }
                case Abbreviation.Ambiguous() -> {
                    return new Reading.Refused(Abbreviation.AMBIGUOUS);
                }
            }
        }
        List<Value> ordered = new ArrayList<>();
        words.stream().filter(chosen::contains).map(Value.Str::new).forEach(ordered::add);
        return new Reading.Accepted(new Value.Array(ordered, Map.of()));
    }

    @Override
    public String write(Value stored, Names names) {
        return GivenText.of(stored);
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
        return words;
    }
}
