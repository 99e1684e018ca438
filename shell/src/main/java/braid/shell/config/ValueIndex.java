package braid.shell.config;

import braid.shell.value.Value;
import java.util.Arrays;

/// The ids of the items that have a value, by that value; immutable. A hash trie: what a change makes
/// shares all but a few nodes with the one before, and costs nearly the same among a hundred thousand
/// values as among ten. Any thread.
final class ValueIndex {
    static final ValueIndex EMPTY = new ValueIndex(null);
    private static final int BITS = 5;
    /// A value that more items have than this tells none of them.
    private static final int MOST_IDS = 16;
    private static final long[] NONE = {};
    private static final long[] MANY = new long[MOST_IDS + 1];

    private final Node root;

    private ValueIndex(Node root) {
        this.root = root;
    }

    private sealed interface Node {}

    /// @param next another value of the same hash, or null
    private record Leaf(int hash, Value value, long[] ids, Leaf next) implements Node {}

    /// @param bitmap which of the 32 places are taken; only these have a node
    private record Branch(int bitmap, Node[] nodes) implements Node {
        int place(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }
    }

    /// Whether the value was so common that its ids are not known.
    boolean isOfMany(Value value) {
        return ids(value).length > MOST_IDS;
    }

    /// In the order in which they were added; of no meaning when it [#isOfMany].
    long[] ids(Value value) {
        int hash = hash(value);
        int shift = 0;
        Node node = root;
        while (node instanceof Branch branch) {
            int bit = bit(hash, shift);
            node = (branch.bitmap & bit) == 0 ? null : branch.nodes[branch.place(bit)];
            shift += BITS;
        }
        for (Leaf leaf = (Leaf) node; leaf != null; leaf = leaf.next) {
            if (leaf.hash == hash && leaf.value.equals(value)) {
                return leaf.ids;
            }
        }
        return NONE;
    }

    ValueIndex plus(Value value, long id) {
        long[] before = ids(value);
        if (before.length > MOST_IDS) {
            return this;
        }
        long[] after = MANY;
        if (before.length < MOST_IDS) {
            after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = id;
        }
        return new ValueIndex(put(root, 0, new Leaf(hash(value), value, after, null)));
    }

    ValueIndex minus(Value value, long id) {
        long[] before = ids(value);
        if (before.length > MOST_IDS) {
            return this;
        }
        long[] after = Arrays.stream(before).filter(other -> other != id).toArray();
        return new ValueIndex(
                after.length == 0
                        ? without(root, 0, hash(value), value)
                        : put(root, 0, new Leaf(hash(value), value, after, null)));
    }

    private static Node put(Node node, int shift, Leaf leaf) {
        return switch (node) {
            case null -> leaf;
            case Leaf other
            when other.hash == leaf.hash -> new Leaf(leaf.hash, leaf.value, leaf.ids, withoutValue(other, leaf.value));
            case Leaf other -> put(new Branch(bit(other.hash, shift), new Node[] {other}), shift, leaf);
            case Branch branch -> {
                int bit = bit(leaf.hash, shift);
                int place = branch.place(bit);
                if ((branch.bitmap & bit) != 0) {
                    Node[] nodes = branch.nodes.clone();
                    nodes[place] = put(nodes[place], shift + BITS, leaf);
                    yield new Branch(branch.bitmap, nodes);
                }
                Node[] nodes = new Node[branch.nodes.length + 1];
                System.arraycopy(branch.nodes, 0, nodes, 0, place);
                System.arraycopy(branch.nodes, place, nodes, place + 1, branch.nodes.length - place);
                nodes[place] = leaf;
                yield new Branch(branch.bitmap | bit, nodes);
            }
        };
    }

    private static Node without(Node node, int shift, int hash, Value value) {
        return switch (node) {
            case null -> null;
            case Leaf leaf -> withoutValue(leaf, value);
            case Branch branch -> {
                int bit = bit(hash, shift);
                if ((branch.bitmap & bit) == 0) {
                    yield branch;
                }
                int place = branch.place(bit);
                Node rest = without(branch.nodes[place], shift + BITS, hash, value);
                if (rest != null) {
                    Node[] nodes = branch.nodes.clone();
                    nodes[place] = rest;
                    yield new Branch(branch.bitmap, nodes);
                }
                if (branch.nodes.length == 1) {
                    yield null;
                }
                Node[] nodes = Arrays.copyOf(branch.nodes, branch.nodes.length - 1);
                System.arraycopy(branch.nodes, place + 1, nodes, place, nodes.length - place);
                yield new Branch(branch.bitmap & ~bit, nodes);
            }
        };
    }

    private static Leaf withoutValue(Leaf first, Value value) {
        Leaf rest = null;
        for (Leaf leaf = first; leaf != null; leaf = leaf.next) {
            if (!leaf.value.equals(value)) {
                rest = new Leaf(leaf.hash, leaf.value, leaf.ids, rest);
            }
        }
        return rest;
    }

    /// Values that follow each other have hashes that follow each other: the low bits are what differs.
    private static int hash(Value value) {
        int hash = value.hashCode();
        return hash ^ (hash >>> 16);
    }

    private static int bit(int hash, int shift) {
        return 1 << (hash >>> shift);
    }
}
