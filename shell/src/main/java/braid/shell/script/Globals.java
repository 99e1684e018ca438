package braid.shell.script;

import braid.shell.value.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The values of a user's global variables; shared by consoles and scripts, hence locked.
public final class Globals {
    private final SortedMap<String, Value> values;

    /// Names that were set or removed here since it is a draft.
    private final Set<String> touched = new HashSet<>();

    /// What it is a draft of.
    private final Optional<Globals> original;

    public Globals() {
        this(new TreeMap<>(), Optional.empty());
    }

    private Globals(SortedMap<String, Value> values, Optional<Globals> original) {
        this.values = values;
        this.original = original;
    }

    /// The same variables; what becomes of them in the draft is not seen here before its [#keep].
    public synchronized Globals draft() {
        return new Globals(new TreeMap<>(values), Optional.of(this));
    }

    /// Does to the variables that this is a draft of what was done to it.
    public synchronized void keep() {
        original.ifPresent(real -> touched.forEach(
                name -> get(name).ifPresentOrElse(value -> real.set(name, value), () -> real.remove(name))));
        touched.clear();
    }

    public synchronized Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public synchronized void set(String name, Value value) {
        values.put(name, value);
        original.ifPresent(_ -> touched.add(name));
    }

    public synchronized void remove(String name) {
        values.remove(name);
        original.ifPresent(_ -> touched.add(name));
    }

    public synchronized Map<String, Value> all() {
        return new TreeMap<>(values);
    }
}
