package braid.dataplane.reconcile;

import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The routes that the kernel says there are, found by interface and by destination. Kernel thread only.
final class ObservedRoutes {
    /// RTPROT_KERNEL (include/uapi/linux/rtnetlink.h).
    private static final int KERNEL_PROTOCOL = 2;

    private final Set<RouteInfo> all = new LinkedHashSet<>();
    private final Map<Integer, Set<RouteInfo>> byLink = new HashMap<>();
    private final Map<IpPrefix, Set<RouteInfo>> connected = new HashMap<>();
    private final Map<IpPrefix, Set<RouteInfo>> ownByDestination = new HashMap<>();
    private final Set<RouteInfo> changed = new LinkedHashSet<>();

    Set<RouteInfo> all() {
        return Collections.unmodifiableSet(all);
    }

    List<RouteInfo> own() {
        return all.stream().filter(ObservedRoutes::own).toList();
    }

    /// @param index of the interface; 0 for routes without one
    Set<RouteInfo> on(int index) {
        return byLink.getOrDefault(index, Set.of());
    }

    List<RouteInfo> ownOn(int index) {
        return on(index).stream().filter(ObservedRoutes::own).toList();
    }

    Set<RouteInfo> ownTo(IpPrefix destination) {
        return ownByDestination.getOrDefault(destination, Set.of());
    }

    /// The smallest connected network that the address lies in, if that has `leastBits` at least. A gateway is looked
    /// for over such a one only, as in RouterOS (target-scope 10); Linux would take a default route straight to an
    /// interface as well.
    Optional<RouteInfo> connection(IpAddress address, int leastBits) {
        for (int bits = address instanceof IpAddress.V4 ? 32 : 128; bits >= leastBits; bits--) {
            Set<RouteInfo> there = connected.get(new IpPrefix(address, bits).network());
            if (there != null) {
                return there.stream().findFirst();
            }
        }
        return Optional.empty();
    }

    void add(RouteInfo route) {
        if (!all.add(route)) {
            return;
        }
        changed.add(route);
        if (connected(route)) {
            put(connected, route.destination(), route);
        }
        indexesOf(route).forEach(index -> put(byLink, index, route));
        if (own(route)) {
            put(ownByDestination, route.destination(), route);
        }
    }

    void remove(RouteInfo route) {
        if (!all.remove(route)) {
            return;
        }
        changed.add(route);
        if (connected(route)) {
            take(connected, route.destination(), route);
        }
        indexesOf(route).forEach(index -> take(byLink, index, route));
        take(ownByDestination, route.destination(), route);
    }

    void replace(Collection<RouteInfo> now) {
        Set<RouteInfo> there = new HashSet<>(now);
        all.stream().filter(route -> !there.contains(route)).toList().forEach(this::remove);
        now.forEach(this::add);
    }

    /// The interface of that number is called otherwise now.
    void lookAgain(int index) {
        changed.addAll(on(index));
    }

    /// Routes that came, went or are to be looked at again, since this was last asked.
    Set<RouteInfo> takeChanged() {
        Set<RouteInfo> routes = new LinkedHashSet<>(changed);
        changed.clear();
        return routes;
    }

    /// 0 for a route without an interface.
    static Set<Integer> indexesOf(RouteInfo route) {
        Set<Integer> indexes = new LinkedHashSet<>();
        route.hops().forEach(hop -> indexes.add(hop.oif().orElse(0)));
        return indexes.isEmpty() ? Set.of(0) : indexes;
    }

    /// What Linux makes of an interface's addresses, and the way to the peer of an unnumbered session of ours.
    private static boolean connected(RouteInfo route) {
        boolean straight = route.hops().size() == 1
                && route.hops().getFirst().gateway().isEmpty()
                && route.hops().getFirst().oif().isPresent();
        boolean peer = own(route) && route.destination().bits() == 32 && route.metric() == 0;
        return straight && route.table() == Route.MAIN_TABLE && (route.protocol() == KERNEL_PROTOCOL || peer);
    }

    private static boolean own(RouteInfo route) {
        return route.protocol() == Ownership.PROTOCOL;
    }

    private static <K> void put(Map<K, Set<RouteInfo>> index, K key, RouteInfo route) {
        index.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(route);
    }

    private static <K> void take(Map<K, Set<RouteInfo>> index, K key, RouteInfo route) {
        Set<RouteInfo> there = index.get(key);
        if (there != null && there.remove(route) && there.isEmpty()) {
            index.remove(key);
        }
    }
}
