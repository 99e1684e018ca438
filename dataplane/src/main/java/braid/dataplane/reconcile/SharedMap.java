package braid.dataplane.reconcile;

import java.util.function.Consumer;

/// A map in the order of its keys that is never changed: one with another value shares all but a few nodes with it. So
/// a snapshot of it costs nothing, and the next one what has changed. An AVL tree; immutable.
sealed interface SharedMap<K extends Comparable<K>, V> {
    record Empty<K extends Comparable<K>, V>() implements SharedMap<K, V> {}

    record Node<K extends Comparable<K>, V>(
            SharedMap<K, V> before, K key, V value, SharedMap<K, V> after, int height, int size)
            implements SharedMap<K, V> {}

    static <K extends Comparable<K>, V> SharedMap<K, V> empty() {
        return new Empty<>();
    }

    default int size() {
        return switch (this) {
            case Empty() -> 0;
            case Node<K, V> node -> node.size();
        };
    }

    /// In the order of the keys.
    default void forEach(Consumer<V> action) {
        if (this instanceof Node<K, V> node) {
            node.before().forEach(action);
            action.accept(node.value());
            node.after().forEach(action);
        }
    }

    default SharedMap<K, V> with(K key, V value) {
        return switch (this) {
            case Empty<K, V> empty -> node(empty, key, value, empty);
            case Node<K, V>(var before, K here, V there, var after, int _, int _) -> {
                int order = key.compareTo(here);
                if (order == 0) {
                    yield node(before, key, value, after);
                }
                yield order < 0
                        ? balanced(before.with(key, value), here, there, after)
                        : balanced(before, here, there, after.with(key, value));
            }
        };
    }

    default SharedMap<K, V> without(K key) {
        return switch (this) {
            case Empty<K, V> empty -> empty;
            case Node<K, V>(var before, K here, V there, var after, int _, int _) -> {
                int order = key.compareTo(here);
                if (order == 0) {
                    yield joined(before, after);
                }
                yield order < 0
                        ? balanced(before.without(key), here, there, after)
                        : balanced(before, here, there, after.without(key));
            }
        };
    }

    private int depth() {
        return switch (this) {
            case Empty() -> 0;
            case Node<K, V> node -> node.height();
        };
    }

    private static <K extends Comparable<K>, V> SharedMap<K, V> joined(SharedMap<K, V> before, SharedMap<K, V> after) {
        if (!(after instanceof Node<K, V> node)) {
            return before;
        }
        Node<K, V> first = node;
        while (first.before() instanceof Node<K, V> earlier) {
            first = earlier;
        }
        return balanced(before, first.key(), first.value(), after.without(first.key()));
    }

    /// @param before no more than two levels deeper than `after`, nor the other way round
    private static <K extends Comparable<K>, V> SharedMap<K, V> balanced(
            SharedMap<K, V> before, K key, V value, SharedMap<K, V> after) {
        if (before.depth() > after.depth() + 1 && before instanceof Node<K, V> deep) {
            return turnedRight(deep, key, value, after);
        }
        if (after.depth() > before.depth() + 1 && after instanceof Node<K, V> deep) {
            return turnedLeft(before, key, value, deep);
        }
        return node(before, key, value, after);
    }

    private static <K extends Comparable<K>, V> SharedMap<K, V> turnedRight(
            Node<K, V> deep, K key, V value, SharedMap<K, V> after) {
        if (deep.after().depth() > deep.before().depth() && deep.after() instanceof Node<K, V> middle) {
            return node(
                    node(deep.before(), deep.key(), deep.value(), middle.before()),
                    middle.key(),
                    middle.value(),
                    node(middle.after(), key, value, after));
        }
        return node(deep.before(), deep.key(), deep.value(), node(deep.after(), key, value, after));
    }

    private static <K extends Comparable<K>, V> SharedMap<K, V> turnedLeft(
            SharedMap<K, V> before, K key, V value, Node<K, V> deep) {
        if (deep.before().depth() > deep.after().depth() && deep.before() instanceof Node<K, V> middle) {
            return node(
                    node(before, key, value, middle.before()),
                    middle.key(),
                    middle.value(),
                    node(middle.after(), deep.key(), deep.value(), deep.after()));
        }
        return node(node(before, key, value, deep.before()), deep.key(), deep.value(), deep.after());
    }

    private static <K extends Comparable<K>, V> Node<K, V> node(
            SharedMap<K, V> before, K key, V value, SharedMap<K, V> after) {
        int height = 1 + Math.max(before.depth(), after.depth());
        return new Node<>(before, key, value, after, height, before.size() + 1 + after.size());
    }
}
