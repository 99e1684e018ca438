package braid.shell.config;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/// A configuration being changed; only its owner sees it until its changes are committed. One thread at a
/// time.
public final class Draft {
    private final MenuTree tree;
    private final Ids ids;
    private final Configuration base;
    private Configuration now;
    private final List<Change> changes = new ArrayList<>();

    Draft(MenuTree tree, Ids ids, Configuration base) {
        this.tree = tree;
        this.ids = ids;
        this.base = base;
        this.now = base;
    }

    public MenuTree tree() {
        return tree;
    }

    public Configuration now() {
        return now;
    }

    /// What it began with.
    public Configuration base() {
        return base;
    }

    /// What was done so far, in order.
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public int changeCount() {
        return changes.size();
    }

    /// What was done since there were `count` changes.
    public List<Change> changesFrom(int count) {
        return List.copyOf(changes.subList(count, changes.size()));
    }

    /// @param before the item that is to follow; empty for the end of the list
    public Item add(String menu, Map<String, Value> values, OptionalLong before) {
        String space = tree.declaration(menu).map(MenuDeclaration::idSpace).orElse(menu);
        Item item = new Item(menu, ids.take(space), values);
        carryOut(new Change.Added(item, before.orElse(-1)));
        return item;
    }

    /// Sets properties; [Value.Nothing] takes one away. Does nothing when all are so already.
    ///
    /// @throws NoSuchItem if it is not there
    public void alter(String menu, long id, Map<String, Value> to) {
        Item item = id == 0 ? now.item(menu, 0).orElseGet(() -> new Item(menu, 0, Map.of())) : existing(menu, id);
        Map<String, Value> from = new TreeMap<>();
        Map<String, Value> changed = new TreeMap<>();
        to.forEach((name, value) -> {
            Value before = item.values().getOrDefault(name, new Value.Nothing());
            if (!before.equals(value)) {
                from.put(name, before);
                changed.put(name, value);
            }
        });
        if (!changed.isEmpty()) {
            carryOut(new Change.Altered(menu, id, from, changed));
        }
    }

    /// @throws NoSuchItem if it is not there
    public void remove(String menu, long id) {
        carryOut(new Change.Removed(existing(menu, id), following(menu, id)));
    }

    /// @param before the item that is to follow; empty for the end of the list
    /// @throws NoSuchItem if it is not there
    public void move(String menu, long id, OptionalLong before) {
        existing(menu, id);
        long to = before.orElse(-1);
        if (to != id && to != following(menu, id)) {
            carryOut(new Change.Moved(menu, id, following(menu, id), to));
        }
    }

    /// Names of items for reading references. A hardware port that the machine lacks gets its entry when it
    /// is named; one that was renamed has its new name only.
    public Type.Names names() {
        return new Type.Names() {
            @Override
            public List<String> of(String menu) {
                return new ConfiguredNames(tree, now).of(menu);
            }

            @Override
            public List<String> values(String menu, String property) {
                return new ConfiguredNames(tree, now).values(menu, property);
            }

            @Override
            public OptionalLong idOf(String menu, String name) {
                OptionalLong id = new ConfiguredNames(tree, now).idOf(menu, name);
                boolean port = menu.equals(HardwarePorts.INTERFACES) || menu.equals(HardwarePorts.MENU);
                return id.isEmpty()
                                && port
                                && HardwarePorts.looksLikeOne(name)
                                && !HardwarePorts.isDefaultName(now, name)
                        ? OptionalLong.of(add(HardwarePorts.MENU, HardwarePorts.absent(name), OptionalLong.empty())
                                .id())
                        : id;
            }

            @Override
            public Optional<String> nameOf(String menu, long id) {
                return new ConfiguredNames(tree, now).nameOf(menu, id);
            }
        };
    }

    /// Runs a part of the work; what it throws leaves the draft as it was before that part.
    public <T> T attempt(Function<Draft, T> part) {
        Configuration before = now;
        int count = changes.size();
        try {
            return part.apply(this);
        } catch (RuntimeException e) {
            takeBack(before, count);
            throw e;
        }
    }

    /// The draft as it was when it was `before` and had `count` changes.
    public void takeBack(Configuration before, int count) {
        now = before;
        changes.subList(count, changes.size()).clear();
    }

    void carryOut(Change change) {
        now = now.after(change);
        changes.add(change);
    }

    private Item existing(String menu, long id) {
        return now.item(menu, id).orElseThrow(NoSuchItem::new);
    }

    /// Somebody has removed the item since it was chosen.
    public static final class NoSuchItem extends RuntimeException {
        NoSuchItem() {
            super("no such item", null, false, false);
        }
    }

    private long following(String menu, long id) {
        return now.following(menu, id);
    }
}
