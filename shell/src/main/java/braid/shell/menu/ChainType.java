package braid.shell.menu;

import braid.shell.schema.GivenText;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// Name of a chain: any word. Of the NAT table's, `src-nat` and `dst-nat` mean the built-in chains.
///
/// @param builtIn the table's own chains; empty: those that rules are in
record ChainType(List<String> builtIn) implements Type {
    @Override
    public Reading read(Value given, Names names) {
        String text = GivenText.of(given);
        return new Reading.Accepted(new Value.Str(
                switch (text) {
                    case "src-nat" -> builtIn.contains("srcnat") ? "srcnat" : text;
                    case "dst-nat" -> builtIn.contains("dstnat") ? "dstnat" : text;
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
        return builtIn;
    }

    @Override
    public Optional<String> alsoValuesOf() {
        return Optional.of("chain");
    }
}
