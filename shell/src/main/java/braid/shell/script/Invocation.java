package braid.shell.script;

import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.value.Comparison;
import braid.shell.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A command about to run: its arguments are evaluated, its blocks and conditions are not.
///
/// @param values by argument name; a switch given bare is `true`
/// @param unset names given as `!name`
/// @param blocks code for arguments of kind block, by name
/// @param where the condition of `find` and `print where`
/// @param selected where `numbers` is `[ find a=b ]`, what it asks for
/// @param line 1-based line of the command's first byte in its text
public record Invocation(
        Menu menu,
        Command command,
        Map<String, Value> values,
        Set<String> unset,
        Map<String, Code> blocks,
        Optional<Condition> where,
        Optional<Map<String, String>> selected,
        int line) {
    public Invocation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        unset = Collections.unmodifiableSet(new LinkedHashSet<>(unset));
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /// The same call with other values.
    public Invocation with(Map<String, Value> others) {
        return new Invocation(menu, command, others, unset, blocks, where, selected, line);
    }

    /// Code that a command runs when it sees fit (`do=`, `on-error=`).
    public interface Code {
        /// @param variables what the code finds declared
        Value run(Context context, Map<String, Value> variables);
    }

    /// A condition over one item; bare names are the item's properties and flags.
    public interface Condition {
        boolean test(Row row, Context context);

        /// Values, by property, without which no item meets the condition.
        ///
        /// @param isProperty whether an item may have a property of that name
        default Map<String, Value> required(Predicate<String> isProperty) {
            return Map.of();
        }
    }

    /// The properties of one item, read by name.
    public interface Row {
        /// The property's value; [Value.Nothing] when the item does not have it.
        Value property(String name);

        /// Whether the property is equal to a value, as `where name=given` asks.
        default boolean equal(String name, Value given) {
            return Comparison.equal(property(name), given);
        }

        /// What stands for the property where its order to `given` is asked for, as by `where name<given`.
        default Value beside(String name, Value given) {
            return property(name);
        }
    }
}
