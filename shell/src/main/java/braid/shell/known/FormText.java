package braid.shell.known;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/// One of some words, or text of a known form; a comma list of them too, since RouterOS tells the form of one element
/// only. Kept as it was given.
record FormText(Pattern form, List<String> words) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        String text = GivenText.of(given);
        for (String part : text.split(",", -1)) {
            String bare = part.startsWith("!") ? part.substring(1) : part;
            if (!bare.isEmpty() && !words.contains(bare) && !form.matcher(bare).matches()) {
                return new Reading.Refused("invalid value for argument %s");
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
