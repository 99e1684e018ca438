package braid.shell.known;

import braid.shell.schema.GivenText;
import braid.shell.schema.Networks;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.List;

/// One of some words, or an address, a network or a range; a comma list of them too. Kept as it was given.
record RangeText(List<String> words) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        String text = GivenText.of(given);
        for (String part : text.split(",", -1)) {
            String bare = part.startsWith("!") ? part.substring(1) : part;
            if (!bare.isEmpty() && !words.contains(bare) && !Networks.isRange(bare)) {
                return new Reading.Refused(Sentences.NO_RANGE);
            }
        }
        return new Reading.Accepted(new Value.Str(text));
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
