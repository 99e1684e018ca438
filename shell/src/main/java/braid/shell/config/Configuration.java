package braid.shell.config;

import braid.shell.value.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// All items of all menus at one moment; immutable. The configuration that a change makes shares with the one before
/// all that did not change.
public final class Configuration {
    public static final Configuration EMPTY = new Configuration(Map.of());

    /// The paths in order, and the items of each.
    private final String[] menus;
    private final Items[] lists;

    /// Told of each list that is looked at.
    private final Consumer<String> reads;

    private Configuration(String[] menus, Items[] lists) {
        this(menus, lists, _ -> {});
    }

    private Configuration(String[] menus, Items[] lists, Consumer<String> reads) {
        this.menus = menus;
        this.lists = lists;
        this.reads = reads;
    }

    /// @param items by menu path, in the order of the list
    public Configuration(Map<String, List<Item>> items) {
        Map<String, List<Item>> sorted = new TreeMap<>(items);
        this.menus = sorted.keySet().toArray(String[]::new);
        this.lists = sorted.values().stream().map(Items::of).toArray(Items[]::new);
        this.reads = _ -> {};
    }

    /// The same, telling of each list of items that is looked at, by its menu.
    public Configuration telling(Consumer<String> whoever) {
        return new Configuration(menus, lists, whoever);
    }

    /// By menu path, in the order of the paths.
    public Map<String, List<Item>> items() {
        Map<String, List<Item>> all = new TreeMap<>();
        for (int i = 0; i < menus.length; i++) {
            reads.accept(menus[i]);
            all.put(menus[i], lists[i]);
        }
        return Collections.unmodifiableMap(all);
    }

    public List<Item> items(String menu) {
        return list(menu);
    }

    public Optional<Item> item(String menu, long id) {
        Items list = list(menu);
        int at = list.indexOf(id);
        return at < 0 ? Optional.empty() : Optional.of(list.get(at));
    }

    /// The items of a menu that were given that value, in order; those that have it by default are not among them.
    public List<Item> having(String menu, String property, Value value) {
        return list(menu).having(property, value);
    }

    /// The item that follows one of a list.
    ///
    /// @return -1 at the end, and when there is no such item
    long following(String menu, long id) {
        Items list = list(menu);
        int at = list.indexOf(id);
        return at >= 0 && at + 1 < list.size() ? list.get(at + 1).id() : -1;
    }

    /// The record of a settings menu.
    public Item settings(String menu) {
        return item(menu, 0).orElseGet(() -> new Item(menu, 0, Map.of()));
    }

    /// Carries out a change.
    ///
    /// @throws Conflict if what the change starts from is not there
    public Configuration after(Change change) {
        Items list = list(change.menu());
        return with(
                change.menu(),
                switch (change) {
                    case Change.Added(Item item, long before) -> {
                        require(list.indexOf(item.id()) < 0, change);
                        yield list.plus(position(list, before), item);
                    }
                    case Change.Removed(Item item, long _) -> {
                        int at = list.indexOf(item.id());
                        require(at >= 0 && list.get(at).equals(item), change);
                        yield list.minus(at);
                    }
                    case Change.Altered altered -> altered(list, altered);
                    case Change.Moved(String _, long id, long _, long to) -> {
                        int at = list.indexOf(id);
                        require(at >= 0, change);
                        Items rest = list.minus(at);
                        yield rest.plus(position(rest, to), list.get(at));
                    }
                });
    }

    /// The same with nothing but these items in a menu.
    public Configuration narrowed(String menu, List<Item> items) {
        return with(menu, Items.of(items));
    }

    private Items list(String menu) {
        reads.accept(menu);
        int at = Arrays.binarySearch(menus, menu);
        return at < 0 ? Items.EMPTY : lists[at];
    }

    private Configuration with(String menu, Items list) {
        int at = Arrays.binarySearch(menus, menu);
        if (at >= 0) {
            Items[] changed = lists.clone();
            changed[at] = list;
            return new Configuration(menus, changed);
        }
        Map<String, List<Item>> all = new TreeMap<>(items());
        all.put(menu, list);
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

    private static Items altered(Items list, Change.Altered change) {
        int found = list.indexOf(change.id());
        boolean fresh = found < 0 && change.id() == 0;
        Items all = fresh ? list.plus(list.size(), new Item(change.menu(), 0, Map.of())) : list;
        int at = fresh ? list.size() : found;
        require(at >= 0, change);
        Item item = all.get(at);
        change.from().forEach((name, value) -> {
            Value now = item.values().getOrDefault(name, new Value.Nothing());
            require(now.equals(value), change);
        });
        return all.with(at, item.with(change.to()));
    }

    /// The place in front of `before`; the end when that item is gone.
    private static int position(Items list, long before) {
        int at = list.indexOf(before);
        return at < 0 ? list.size() : at;
    }

    /// Whether it is that very configuration; one that was made in another way may hold the same. Costs nothing.
    @SuppressWarnings("ReferenceEquality")
    public boolean isSame(Configuration other) {
        return this == other;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Configuration configuration
                        && Arrays.equals(menus, configuration.menus)
                        && Arrays.equals(lists, configuration.lists));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(menus) + Arrays.hashCode(lists);
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
