package braid.shell.status;

import java.util.LinkedHashMap;
import java.util.Map;

/// Numbers of items that nobody configured, from `*F0000001` on: the same thing keeps its number while it is there.
/// Thread safe.
public final class DynamicIds {
    public static final long FIRST = 0xF000_0001L;
    private static final int MOST = 200_000;

    /// From here on numbers are those of RouterOS's built-in items (`*FFFFFFFE`).
    private static final long FIRST_BUILT_IN = 0xFFFF_FF00L;

    private long next = FIRST;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    static boolean isDynamic(long id) {
        return id >= FIRST && id < FIRST_BUILT_IN;
    }

    public synchronized long of(String key) {
        return known.computeIfAbsent(key, _ -> next++);
    }
}
