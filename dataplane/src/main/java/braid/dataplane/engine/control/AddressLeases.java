package braid.dataplane.engine.control;

import braid.dataplane.network.AddressPool;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.PppProfile.AddressSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Addresses of pools that are in use, each by one bundle. The lowest free one is given out first.
final class AddressLeases {
    private final Set<IpAddress.V4> taken = new HashSet<>();
    private final Map<AddressPool.Range, Long> lowestFree = new HashMap<>();
    private Map<String, AddressPool> pools = Map.of();

    void pools(List<AddressPool> now) {
        lowestFree.clear();
        Map<String, AddressPool> byKey = new HashMap<>();
        now.forEach(pool -> byKey.put(pool.key(), pool));
        pools = byKey;
    }

    /// An address from where it shall come; a fixed one is never refused.
    ///
    /// @return empty: the pool does not exist or is used up, and so are those that go on for it
    Optional<IpAddress.V4> take(AddressSource source) {
        return switch (source) {
            case AddressSource.Fixed(IpAddress.V4 address) -> Optional.of(address);
            case AddressSource.FromPool(String poolKey) -> fromPool(poolKey);
        };
    }

    /// Gives back what a pool gave; others are ignored.
    void free(IpAddress.V4 address) {
        taken.remove(address);
        long bits = Integer.toUnsignedLong(address.bits());
        lowestFree.replaceAll((range, lowest) ->
                bits >= Integer.toUnsignedLong(range.first().bits()) ? Math.min(lowest, bits) : lowest);
    }

    private Optional<IpAddress.V4> fromPool(String firstKey) {
        Set<String> tried = new HashSet<>();
        Optional<AddressPool> pool = Optional.ofNullable(pools.get(firstKey));
        while (pool.isPresent() && tried.add(pool.get().key())) {
            for (AddressPool.Range range : pool.get().ranges()) {
                Optional<IpAddress.V4> free = fromRange(range);
                if (free.isPresent()) {
                    return free;
                }
            }
            pool = pool.get().nextPool().map(pools::get);
        }
        return Optional.empty();
    }

    private Optional<IpAddress.V4> fromRange(AddressPool.Range range) {
        long last = Integer.toUnsignedLong(range.last().bits());
        long bits = lowestFree.getOrDefault(
                range, Integer.toUnsignedLong(range.first().bits()));
        while (bits <= last) {
            IpAddress.V4 address = new IpAddress.V4((int) bits++);
            if (taken.add(address)) {
                lowestFree.put(range, bits);
                return Optional.of(address);
            }
        }
        lowestFree.put(range, bits);
        return Optional.empty();
    }
}
