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

/// The items of one menu, in the order of the list; immutable. It is made of chunks, and the list that a change makes
/// shares all chunks but one or two with the one before, so that a change, and finding an item by its id or by one of
/// its values, costs nearly the same among a hundred thousand as among ten. Any thread.
final class Items extends AbstractList<Item> implements RandomAccess {
    static final Items EMPTY = new Items(new Chunk[0], 0, Long.MIN_VALUE);
    private static final int CHUNK_ITEMS = 256;

    private final Chunk[] chunks;
    /// The place of the first item of each chunk.
    private final int[] starts;
    private final int size;
    /// No item has a greater id.
    private final long greatestId;

    private Items(Chunk[] chunks, int size, long greatestId) {
        this.chunks = chunks;
        this.size = size;
        this.greatestId = greatestId;
        this.starts = new int[chunks.length];
        for (int i = 1; i < chunks.length; i++) {
            starts[i] = starts[i - 1] + chunks[i - 1].items.length;
        }
    }

    static Items of(List<Item> list) {
        if (list instanceof Items items) {
            return items;
        }
        List<Chunk> chunks = new ArrayList<>();
        long greatest = Long.MIN_VALUE;
        for (int from = 0; from < list.size(); from += CHUNK_ITEMS) {
            Chunk chunk = new Chunk(list.subList(from, Math.min(from + CHUNK_ITEMS, list.size()))
                    .toArray(Item[]::new));
            greatest = Math.max(greatest, chunk.greatestId);
            chunks.add(chunk);
        }
        return new Items(chunks.toArray(Chunk[]::new), list.size(), greatest);
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
        if (id <= greatestId) {
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
        List<Item> found = new ArrayList<>();
        for (int i = 0; i < chunks.length; i++) {
            chunks[i].having(property, value, i < chunks.length - 1, found);
        }
        return found;
    }

    /// @param index the place it gets; the size for the end
    Items plus(int index, Item item) {
        long greatest = Math.max(greatestId, item.id());
        if (size == 0) {
            return new Items(new Chunk[] {new Chunk(new Item[] {item})}, 1, greatest);
        }
        int at = index == size ? chunks.length - 1 : chunkAt(index);
        Item[] old = chunks[at].items;
        if (old.length < CHUNK_ITEMS) {
            return new Items(replaced(at, chunks[at].plus(index - starts[at], item)), size + 1, greatest);
        }
        Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
        System.arraycopy(chunks, at, more, at + 1, chunks.length - at);
        if (index == size) {
            more[at] = chunks[at];
            more[at + 1] = new Chunk(new Item[] {item});
        } else {
            int half = CHUNK_ITEMS / 2;
            more[at] = new Chunk(Arrays.copyOf(old, half));
            more[at + 1] = new Chunk(Arrays.copyOfRange(old, half, old.length));
            int side = index - starts[at] <= half ? at : at + 1;
            more[side] = more[side].plus(index - starts[at] - (side == at ? 0 : half), item);
        }
        return new Items(more, size + 1, greatest);
    }

    Items with(int index, Item item) {
        int at = chunkAt(index);
        Item[] changed = chunks[at].items.clone();
        changed[index - starts[at]] = item;
        return new Items(replaced(at, new Chunk(changed)), size, Math.max(greatestId, item.id()));
    }

    Items minus(int index) {
        int at = chunkAt(index);
        Item[] old = chunks[at].items;
        if (old.length == 1) {
            Chunk[] fewer = Arrays.copyOf(chunks, chunks.length - 1);
            System.arraycopy(chunks, at + 1, fewer, at, chunks.length - 1 - at);
            return new Items(fewer, size - 1, greatestId);
        }
        int gap = index - starts[at];
        Item[] rest = Arrays.copyOf(old, old.length - 1);
        System.arraycopy(old, gap + 1, rest, gap, old.length - 1 - gap);
        return new Items(replaced(at, new Chunk(rest)), size - 1, greatestId);
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
        private volatile Map<String, Map<Value, List<Item>>> indexes = Map.of();

        Chunk(Item[] items) {
            this.items = items;
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (Item item : items) {
                least = Math.min(least, item.id());
                greatest = Math.max(greatest, item.id());
            }
            this.leastId = least;
            this.greatestId = greatest;
        }

        Chunk plus(int at, Item item) {
            Item[] more = Arrays.copyOf(items, items.length + 1);
            System.arraycopy(items, at, more, at + 1, items.length - at);
            more[at] = item;
            return new Chunk(more);
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

        /// @param lasting whether it is asked again; the last chunk of a growing list is another one every time
        void having(String property, Value value, boolean lasting, List<Item> found) {
            if (lasting || items.length == CHUNK_ITEMS) {
                List<Item> some = index(property).get(value);
                if (some != null) {
                    found.addAll(some);
                }
            } else {
                for (Item item : items) {
                    if (value.equals(item.values().get(property))) {
                        found.add(item);
                    }
                }
            }
        }

        private Map<Value, List<Item>> index(String property) {
            Map<Value, List<Item>> known = indexes.get(property);
            if (known != null) {
                return known;
            }
            Map<Value, List<Item>> index = HashMap.newHashMap(items.length);
            for (Item item : items) {
                Value value = item.values().get(property);
                if (value != null) {
                    index.merge(value, List.of(item), Chunk::joined);
                }
            }
            Map<String, Map<Value, List<Item>>> all = new HashMap<>(indexes);
            all.put(property, index);
            indexes = all;
            return index;
        }

        private static List<Item> joined(List<Item> some, List<Item> more) {
            List<Item> all = some instanceof ArrayList ? some : new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
    }
}
