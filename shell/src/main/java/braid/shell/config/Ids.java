package braid.shell.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Gives out item numbers, from 1 on in each number space; none is given out twice. Any thread may ask.
public final class Ids {
    private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();

    long take(String space) {
        return counter(space).getAndIncrement();
    }

    /// Numbers up to `id` are in use.
    void used(String space, long id) {
        counter(space).accumulateAndGet(id + 1, Math::max);
    }

    /// The next number of each space.
    Map<String, Long> next() {
        Map<String, Long> all = new TreeMap<>();
        next.forEach((space, counter) -> all.put(space, counter.get()));
        return all;
    }

    private AtomicLong counter(String space) {
        return next.computeIfAbsent(space, _ -> new AtomicLong(1));
    }
}
