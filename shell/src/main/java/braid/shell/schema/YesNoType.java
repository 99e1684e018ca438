package braid.shell.schema;

import braid.shell.value.Value;
import java.util.List;

/// `yes` or `no`, and nothing else: `true`, `0` and `1` are refused as RouterOS refuses them.
record YesNoType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        return switch (GivenText.of(given)) {
            case "yes" -> new Reading.Accepted(new Value.Bool(true));
            case "no" -> new Reading.Accepted(new Value.Bool(false));
            default -> new Reading.Refused(Sentences.SYNTAX_ERROR);
        };
    }

    @Override
    public boolean readable(String text) {
        return text.equals("yes") || text.equals("no");
    }

    @Override
    public String parsed(String text) {
        return Boolean.toString(text.equals("yes"));
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
        return List.of("no", "yes");
    }
}
