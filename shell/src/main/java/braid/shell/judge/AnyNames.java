package braid.shell.judge;

import braid.shell.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Names for lines that are judged and not run: the item a line names may be one that another line makes.
record AnyNames(Type.Names known) implements Type.Names {
    /// No item has it.
    private static final long SOME_ID = Integer.MAX_VALUE;

    @Override
    public List<String> of(String menuPath) {
        return known.of(menuPath);
    }

    @Override
    public List<String> values(String menuPath, String property) {
        return known.values(menuPath, property);
    }

    @Override
    public OptionalLong idOf(String menuPath, String name) {
        OptionalLong id = known.idOf(menuPath, name);
        return id.isPresent() ? id : OptionalLong.of(SOME_ID);
    }

    @Override
    public Optional<String> nameOf(String menuPath, long id) {
        return known.nameOf(menuPath, id);
    }
}
