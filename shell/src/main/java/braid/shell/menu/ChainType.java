package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.List;

/// Name of a NAT chain: any word; `src-nat` and `dst-nat` mean the built-in chains.
record ChainType() implements Type {
    @Override
    public Reading read(Value given, Names names) {
        String text = GivenText.of(given);
        return new Reading.Accepted(new Value.Str(
                switch (text) {
                    case "src-nat" -> "srcnat";
                    case "dst-nat" -> "dstnat";
                    default -> text;
                }));
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
        return List.of("dstnat", "input", "output", "srcnat");
    }
}
