package braid.shell.script;

import braid.shell.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of a user's global variables; shared by consoles and scripts, hence locked.
public final class Globals {
    private final SortedMap<String, Value> values = new TreeMap<>();

    public synchronized Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public synchronized void set(String name, Value value) {
        values.put(name, value);
    }

    public synchronized void remove(String name) {
        values.remove(name);
    }

    public synchronized Map<String, Value> all() {
        return new TreeMap<>(values);
    }
}
