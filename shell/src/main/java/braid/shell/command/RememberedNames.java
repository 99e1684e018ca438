package braid.shell.command;

import braid.shell.schema.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Names of one moment, each looked up once: thousands of items refer to the same few. One thread.
final class RememberedNames implements Type.Names {
    private record Key(String menu, long id) {}

    private final Type.Names names;
    private final Map<Key, Optional<String>> known = new HashMap<>();

    RememberedNames(Type.Names names) {
        this.names = names;
    }

    @Override
    public List<String> of(String menuPath) {
        return names.of(menuPath);
    }

    @Override
    public List<String> values(String menuPath, String property) {
        return names.values(menuPath, property);
    }

    @Override
    public OptionalLong idOf(String menuPath, String name) {
        return names.idOf(menuPath, name);
    }

    @Override
    public Optional<String> nameOf(String menuPath, long id) {
        return known.computeIfAbsent(new Key(menuPath, id), key -> names.nameOf(key.menu(), key.id()));
    }
}
