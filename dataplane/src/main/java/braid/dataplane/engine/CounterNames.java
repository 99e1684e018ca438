package braid.dataplane.engine;

import braid.dataplane.multilink.Counters;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// What counters are called outside: `FRAGMENTS_LOST` is `fragments-lost`.
final class CounterNames<E extends Enum<E>> {
    interface Occurrence<E> {
        void counted(E counter, String name, long count);
    }

    private final Map<E, String> names;

    CounterNames(Class<E> kinds) {
        names = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            names.put(kind, word(kind));
        }
    }

    /// Tells those that are not zero.
    void occurred(Counters<E> counters, Occurrence<E> told) {
        names.forEach((kind, name) -> {
            long count = counters.get(kind);
            if (count != 0) {
                told.counted(kind, name, count);
            }
        });
    }

    static String word(Enum<?> counter) {
        return counter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
