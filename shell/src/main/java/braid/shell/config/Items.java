package braid.shell.config;

import braid.shell.value.Value;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Collectors;

/// The items of one menu, in the order of the list; immutable. It is made of chunks, and the list that a
/// change makes shares all chunks but one or two with the one before, and an index of each property that
/// items were asked for by, so that a change, and finding an item by its id or by one of its values, costs
/// nearly the same among a hundred thousand as among ten. Any thread.
final class Items extends AbstractList<Item> implements RandomAccess {
    static final Items EMPTY = new Items(new Chunk[0], new int[0], 0, Long.MAX_VALUE, Long.MIN_VALUE, Map.of());
    private static final int CHUNK_ITEMS = 256;

    private final Chunk[] chunks;
    /// The place of the first item of each chunk.
    private final int[] starts;
    private final int size;
    /// No item has a lesser id, none a greater one.
    private final long leastId;
    private final long greatestId;
    /// By property; those that were asked for go on from change to change. Replaced as a whole when another
    /// one is.
    private volatile Map<String, ValueIndex> indexes;

    private Items(
            Chunk[] chunks, int[] starts, int size, long leastId, long greatestId, Map<String, ValueIndex> indexes) {
        this.chunks = chunks;
        this.starts = starts;
        this.size = size;
        this.leastId = leastId;
        this.greatestId = greatestId;
        this.indexes = indexes;
    }

    static Items of(List<Item> list) {
        if (list instanceof Items items) {
            return items;
        }
        List<Chunk> chunks = new ArrayList<>();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int from = 0; from < list.size(); from += CHUNK_ITEMS) {
            Chunk chunk = Chunk.of(list.subList(from, Math.min(from + CHUNK_ITEMS, list.size()))
                    .toArray(Item[]::new));
            least = Math.min(least, chunk.leastId);
            greatest = Math.max(greatest, chunk.greatestId);
            chunks.add(chunk);
        }
        Chunk[] all = chunks.toArray(Chunk[]::new);
        return new Items(all, starts(all), list.size(), least, greatest, Map.of());
    }

    private static int[] starts(Chunk[] chunks) {
        int[] starts = new int[chunks.length];
        for (int i = 1; i < chunks.length; i++) {
            starts[i] = starts[i - 1] + chunks[i - 1].items.length;
        }
        return starts;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Item get(int index) {
        Objects.checkIndex(index, size);
        int chunk = chunkAt(index);
        return chunks[chunk].items[index - starts[chunk]];
    }

    /// The place of the item with that id; -1: there is none.
    int indexOf(long id) {
        if (id >= leastId && id <= greatestId) {
            for (int i = 0; i < chunks.length; i++) {
                int at = chunks[i].indexOf(id);
                if (at >= 0) {
                    return starts[i] + at;
                }
            }
        }
        return -1;
    }

    /// The items that were given that value for a property, in order; defaults do not count.
    List<Item> having(String property, Value value) {
        ValueIndex index = index(property);
        if (index.isOfMany(value)) {
            List<Item> found = new ArrayList<>();
            for (Chunk chunk : chunks) {
                found.addAll(chunk.having(property, value));
            }
            return found;
        }
        long[] ids = index.ids(value);
        return switch (ids.length) {
            case 0 -> List.of();
            case 1 -> List.of(get(indexOf(ids[0])));
            default ->
                Arrays.stream(ids)
                        .mapToInt(this::indexOf)
                        .sorted()
                        .mapToObj(this::get)
                        .toList();
        };
    }

    private ValueIndex index(String property) {
        ValueIndex known = indexes.get(property);
        if (known != null) {
            return known;
        }
        ValueIndex index = ValueIndex.EMPTY;
        for (Chunk chunk : chunks) {
            for (Item item : chunk.items) {
                index = changed(property, index, null, item);
            }
        }
        Map<String, ValueIndex> all = new HashMap<>(indexes);
        all.put(property, index);
        indexes = all;
        return index;
    }

    /// The indexes when an item has taken another's place; null for none.
    private Map<String, ValueIndex> changed(Item before, Item after) {
        Map<String, ValueIndex> known = indexes;
        if (known.isEmpty()) {
            return known;
        }
        Map<String, ValueIndex> all = HashMap.newHashMap(known.size());
        known.forEach((property, index) -> all.put(property, changed(property, index, before, after)));
        return all;
    }

    private static ValueIndex changed(String property, ValueIndex index, Item before, Item after) {
        Value old = before == null ? null : before.values().get(property);
        Value now = after == null ? null : after.values().get(property);
        ValueIndex changed = index;
        if (old != null && !old.equals(now)) {
            changed = changed.minus(old, before.id());
        }
        return now == null || now.equals(old) ? changed : changed.plus(now, after.id());
    }

    /// @param index the place it gets; the size for the end
    Items plus(int index, Item item) {
        Map<String, ValueIndex> known = changed(null, item);
        if (size == 0) {
            Chunk[] first = {Chunk.of(new Item[] {item})};
            return new Items(first, starts(first), 1, item.id(), item.id(), known);
        }
        long least = Math.min(leastId, item.id());
        long greatest = Math.max(greatestId, item.id());
        int at = index == size ? chunks.length - 1 : chunkAt(index);
        Item[] old = chunks[at].items;
        if (old.length < CHUNK_ITEMS) {
            Chunk[] all = replaced(at, chunks[at].plus(index - starts[at], item));
            return new Items(all, at == chunks.length - 1 ? starts : starts(all), size + 1, least, greatest, known);
        }
        Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
        System.arraycopy(chunks, at, more, at + 1, chunks.length - at);
        if (index == size) {
            more[at] = chunks[at];
            more[at + 1] = Chunk.of(new Item[] {item});
        } else {
            int half = CHUNK_ITEMS / 2;
            more[at] = Chunk.of(Arrays.copyOf(old, half));
            more[at + 1] = Chunk.of(Arrays.copyOfRange(old, half, old.length));
            int side = index - starts[at] <= half ? at : at + 1;
            more[side] = more[side].plus(index - starts[at] - (side == at ? 0 : half), item);
        }
        return new Items(more, starts(more), size + 1, least, greatest, known);
    }

    Items with(int index, Item item) {
        int at = chunkAt(index);
        Item[] changed = chunks[at].items.clone();
        Item before = changed[index - starts[at]];
        changed[index - starts[at]] = item;
        return new Items(
                replaced(at, Chunk.of(changed)),
                starts,
                size,
                Math.min(leastId, item.id()),
                Math.max(greatestId, item.id()),
                changed(before, item));
    }

    Items minus(int index) {
        int at = chunkAt(index);
        Item[] old = chunks[at].items;
        int gap = index - starts[at];
        Map<String, ValueIndex> known = changed(old[gap], null);
        if (old.length == 1) {
            Chunk[] fewer = Arrays.copyOf(chunks, chunks.length - 1);
            System.arraycopy(chunks, at + 1, fewer, at, chunks.length - 1 - at);
            return new Items(fewer, starts(fewer), size - 1, leastId, greatestId, known);
        }
        Item[] rest = Arrays.copyOf(old, old.length - 1);
        System.arraycopy(old, gap + 1, rest, gap, old.length - 1 - gap);
        Chunk[] all = replaced(at, Chunk.of(rest));
        return new Items(all, starts(all), size - 1, leastId, greatestId, known);
    }

    private int chunkAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }

    private Chunk[] replaced(int at, Chunk chunk) {
        Chunk[] all = chunks.clone();
        all[at] = chunk;
        return all;
    }

    /// Some items that follow each other. What it is asked for, it remembers.
    private static final class Chunk {
        private final Item[] items;
        private final long leastId;
        private final long greatestId;
        /// By property, then by value; replaced as a whole when a property is asked for the first time.
        private volatile Map<String, Map<Value, List<Item>>> alike = Map.of();

        private Chunk(Item[] items, long leastId, long greatestId) {
            this.items = items;
            this.leastId = leastId;
            this.greatestId = greatestId;
        }

        static Chunk of(Item[] items) {
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (Item item : items) {
                least = Math.min(least, item.id());
                greatest = Math.max(greatest, item.id());
            }
            return new Chunk(items, least, greatest);
        }

        Chunk plus(int at, Item item) {
            Item[] more = Arrays.copyOf(items, items.length + 1);
            System.arraycopy(items, at, more, at + 1, items.length - at);
            more[at] = item;
            return new Chunk(more, Math.min(leastId, item.id()), Math.max(greatestId, item.id()));
        }

        int indexOf(long id) {
            if (id >= leastId && id <= greatestId) {
                for (int i = 0; i < items.length; i++) {
                    if (items[i].id() == id) {
                        return i;
                    }
                }
            }
            return -1;
        }

        List<Item> having(String property, Value value) {
            Map<Value, List<Item>> known = alike.get(property);
            if (known == null) {
                known = Arrays.stream(items)
                        .filter(item -> item.values().containsKey(property))
                        .collect(Collectors.groupingBy(item -> item.values().get(property)));
                Map<String, Map<Value, List<Item>>> all = new HashMap<>(alike);
                all.put(property, known);
                alike = all;
            }
            return known.getOrDefault(value, List.of());
        }
    }
}
