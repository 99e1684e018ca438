package braid.shell.config;

import braid.shell.value.Value;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One step from a configuration to the next. It says what was before as well, so that it can be turned
/// round and so that a change made meanwhile by somebody else is noticed.
public sealed interface Change {
    String menu();

    long id();

    /// The change that takes this one back.
    Change inverse();

    /// Whether doing it or taking it back sets something on that item, or makes another one name it.
    default boolean concerns(String menu, long id) {
        if (id() == id && menu().equals(menu)) {
            return true;
        }
        return switch (this) {
            case Added(Item item, long _) -> names(item.values(), id);
            case Removed(Item item, long _) -> names(item.values(), id);
            case Altered(String _, long _, Map<String, Value> from, Map<String, Value> to) ->
                names(from, id) || names(to, id);
            case Moved _ -> false;
        };
    }

    /// Whether one of these values is, or has in it, a reference to an item of that number, in whatever
    /// menu.
    static boolean names(Map<String, Value> values, long id) {
        return values.values().stream().anyMatch(value -> names(value, id));
    }

    private static boolean names(Value value, long id) {
        return value instanceof Value.Id(long other)
                ? other == id
                : value instanceof Value.Array array
                        && (array.elements().stream().anyMatch(element -> names(element, id))
                                || names(array.keyed(), id));
    }

    /// @param before the item that follows; -1 at the end of the list
    record Added(Item item, long before) implements Change {
        @Override
        public String menu() {
            return item.menu();
        }

        @Override
        public long id() {
            return item.id();
        }

        @Override
        public Change inverse() {
            return new Removed(item, before);
        }
    }

    /// @param before the item that followed; -1 at the end of the list
    record Removed(Item item, long before) implements Change {
        @Override
        public String menu() {
            return item.menu();
        }

        @Override
        public long id() {
            return item.id();
        }

        @Override
        public Change inverse() {
            return new Added(item, before);
        }
    }

    /// Both maps have the same keys; [Value.Nothing] stands for a property that is not set.
    record Altered(String menu, long id, Map<String, Value> from, Map<String, Value> to) implements Change {
        public Altered {
            from = Collections.unmodifiableMap(new TreeMap<>(from));
            to = Collections.unmodifiableMap(new TreeMap<>(to));
        }

        @Override
        public Change inverse() {
            return new Altered(menu, id, to, from);
        }
    }

    /// @param from the item that followed, @param to the one that follows now; -1 at the end of the list
    record Moved(String menu, long id, long from, long to) implements Change {
        @Override
        public Change inverse() {
            return new Moved(menu, id, to, from);
        }
    }
}
