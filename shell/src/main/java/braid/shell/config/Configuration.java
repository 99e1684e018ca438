package braid.shell.config;

import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All items of all menus at one moment; immutable.
///
/// @param items by menu path, in the order of the list
public record Configuration(Map<String, List<Item>> items) {
    public static final Configuration EMPTY = new Configuration(Map.of());

    public Configuration {
        items = Collections.unmodifiableMap(new TreeMap<>(items));
    }

    public List<Item> items(String menu) {
        return items.getOrDefault(menu, List.of());
    }

    public Optional<Item> item(String menu, long id) {
        int at = indexOf(items(menu), id);
        return at < 0 ? Optional.empty() : Optional.of(items(menu).get(at));
    }

    /// The record of a settings menu.
    public Item settings(String menu) {
        return item(menu, 0).orElseGet(() -> new Item(menu, 0, Map.of()));
    }

    /// Carries out a change.
    ///
    /// @throws Conflict if what the change starts from is not there
    public Configuration after(Change change) {
        List<Item> list = new ArrayList<>(items(change.menu()));
        switch (change) {
            case Change.Added(Item item, long before) -> {
                require(indexOf(list, item.id()) < 0, change);
                list.add(position(list, before), item);
            }
            case Change.Removed(Item item, long _) -> {
                int at = indexOf(list, item.id());
                require(at >= 0 && list.get(at).equals(item), change);
                list.remove(at);
            }
            case Change.Altered altered -> alter(list, altered);
            case Change.Moved(String _, long id, long _, long to) -> {
                int at = indexOf(list, id);
                require(at >= 0, change);
                Item moved = list.remove(at);
                list.add(position(list, to), moved);
            }
        }
        Map<String, List<Item>> all = new TreeMap<>(items);
        all.put(change.menu(), Collections.unmodifiableList(list));
        return new Configuration(all);
    }

    /// The change as it can be carried out here: what others did meanwhile stands. Empty when nothing is left to do.
    public Optional<Change> adapted(Change change) {
        Optional<Item> now = item(change.menu(), change.id());
        return switch (change) {
            case Change.Added added -> now.isPresent() ? Optional.empty() : Optional.of(added);
            case Change.Removed(Item _, long before) -> now.map(item -> new Change.Removed(item, before));
            case Change.Altered(String menu, long id, Map<String, Value> from, Map<String, Value> to) -> {
                Item item = id == 0 ? now.orElseGet(() -> new Item(menu, 0, Map.of())) : now.orElse(null);
                if (item == null) {
                    yield Optional.empty();
                }
                Map<String, Value> actual = new TreeMap<>();
                from.keySet().forEach(name -> actual.put(name, item.values().getOrDefault(name, new Value.Nothing())));
                yield Optional.of(new Change.Altered(menu, id, actual, to));
            }
            case Change.Moved moved -> now.map(_ -> moved);
        };
    }

    private static void alter(List<Item> list, Change.Altered change) {
        int at = indexOf(list, change.id());
        if (at < 0 && change.id() == 0) {
            list.add(new Item(change.menu(), 0, Map.of()));
            at = list.size() - 1;
        }
        require(at >= 0, change);
        Item item = list.get(at);
        change.from().forEach((name, value) -> {
            Value now = item.values().getOrDefault(name, new Value.Nothing());
            require(now.equals(value), change);
        });
        list.set(at, item.with(change.to()));
    }

    /// The place in front of `before`; the end when that item is gone.
    private static int position(List<Item> list, long before) {
        int at = indexOf(list, before);
        return at < 0 ? list.size() : at;
    }

    /// Most lists are in the order of their ids, so a search by halves comes first.
    static int indexOf(List<Item> list, long id) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(list.get(middle).id(), id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private static void require(boolean condition, Change change) {
        if (!condition) {
            throw new Conflict(change);
        }
    }

    /// The configuration is not what a change was made from.
    public static final class Conflict extends RuntimeException {
        private final transient Change change;

        Conflict(Change change) {
            super("conflict in " + change.menu() + " item " + change.id(), null, false, false);
            this.change = change;
        }

        public Change change() {
            return change;
        }
    }
}
