package braid.shell.status;

import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// An item as it is now: what is configured, and what the running router adds.
///
/// @param owner the menu whose item it is; `/interface` shows items of others
/// @param numbered whether `print` gives it a number
/// @param flags names of the flags that are set
/// @param values by property; defaults included, what is not set absent
/// @param inForce what `print` shows instead, where the router uses another value than the one stored
/// @param remark what the router itself says about it
/// @param onDemand values by property that are worked out only for who asks for them; none of them is in `values`
public record Row(
        String owner,
        long id,
        boolean numbered,
        Set<String> flags,
        Map<String, Value> values,
        Map<String, Value> inForce,
        Optional<String> remark,
        Map<String, Supplier<Value>> onDemand) {
    public Row {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        inForce = Collections.unmodifiableMap(new LinkedHashMap<>(inForce));
        onDemand = Map.copyOf(onDemand);
    }

    public Row(
            String owner,
            long id,
            boolean numbered,
            Set<String> flags,
            Map<String, Value> values,
            Map<String, Value> inForce,
            Optional<String> remark) {
        this(owner, id, numbered, flags, values, inForce, remark, Map.of());
    }

    /// An item of a session or of the machine, which nobody configured.
    static Row dynamic(MenuDeclaration menu, long id, Set<String> flags, Map<String, Value> values) {
        return new Row(menu.path(), id, true, flags, values, Map.of(), Optional.empty());
    }

    public boolean isDynamic() {
        return DynamicIds.isDynamic(id);
    }

    Row flagged(String flag) {
        Set<String> more = new TreeSet<>(flags);
        more.add(flag);
        return new Row(owner, id, numbered, more, values, inForce, remark, onDemand);
    }

    /// The same with more values, or others.
    public Row with(Map<String, Value> more) {
        Map<String, Value> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Row(owner, id, numbered, flags, all, inForce, remark, onDemand);
    }

    /// The same with a value that is worked out only when it is asked for.
    Row onDemand(String property, Supplier<Value> value) {
        Map<String, Supplier<Value>> more = new LinkedHashMap<>(onDemand);
        more.put(property, value);
        return new Row(owner, id, numbered, flags, values, inForce, remark, more);
    }

    /// What a property has; empty when it is not set.
    public Optional<Value> value(String property) {
        return Optional.ofNullable(values.get(property))
                .or(() -> Optional.ofNullable(onDemand.get(property)).map(Supplier::get));
    }

    /// Whether a property is set; works nothing out.
    public boolean has(String property) {
        return values.containsKey(property) || onDemand.containsKey(property);
    }

    Row showing(String property, Value value) {
        Map<String, Value> shown = new LinkedHashMap<>(inForce);
        shown.put(property, value);
        return new Row(owner, id, numbered, flags, values, shown, remark, onDemand);
    }

    Row withoutNumber() {
        return new Row(owner, id, false, flags, values, inForce, remark, onDemand);
    }
}
