package braid.shell.script;

import braid.shell.value.Bounds;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The values of a user's global variables; shared by consoles and scripts, hence locked.
public final class Globals {
    private final NavigableMap<String, Value> values;

    /// What each of them takes, and all together.
    private final Map<String, Long> sizes;

    private long bytes;

    /// Names that were set or removed here since it is a draft.
    private final Set<String> touched = new HashSet<>();

    /// What it is a draft of.
    private final Optional<Globals> original;

    public Globals() {
        this(new TreeMap<>(), new HashMap<>(), 0, Optional.empty());
    }

    private Globals(
            NavigableMap<String, Value> values, Map<String, Long> sizes, long bytes, Optional<Globals> original) {
        this.values = values;
        this.sizes = sizes;
        this.bytes = bytes;
        this.original = original;
    }

    /// The same variables; what becomes of them in the draft is not seen here before its [#keep].
    public synchronized Globals draft() {
        return new Globals(new TreeMap<>(values), new HashMap<>(sizes), bytes, Optional.of(this));
    }

    /// Does to the variables that this is a draft of what was done to it.
    ///
    /// @return names of those that have no room there any more, since others set theirs meanwhile
    public synchronized List<String> keep() {
        List<String> left = new ArrayList<>();
        original.ifPresent(real -> {
            touched.stream().filter(name -> !values.containsKey(name)).forEach(real::remove);
            touched.stream().filter(values::containsKey).sorted().forEach(name -> {
                try {
                    real.set(name, values.get(name));
                } catch (TypeFailure _) {
                    left.add(name);
                }
            });
        });
        touched.clear();
        return left;
    }

    public synchronized Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// @throws TypeFailure if all of them together become too large
    public synchronized void set(String name, Value value) {
        long size = Bounds.size(value);
        long all = bytes - sizes.getOrDefault(name, 0L) + size;
        if (all > Bounds.GLOBAL_BYTES) {
            throw new TypeFailure("value too large");
        }
        bytes = all;
        sizes.put(name, size);
        values.put(name, value);
        original.ifPresent(_ -> touched.add(name));
    }

    public synchronized void remove(String name) {
        values.remove(name);
        bytes -= Optional.ofNullable(sizes.remove(name)).orElse(0L);
        original.ifPresent(_ -> touched.add(name));
    }

    public synchronized Map<String, Value> all() {
        return new TreeMap<>(values);
    }
}
