package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.reconcile.ObservedState.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where routes really lead. A gateway lies in a connected network, or behind another route of the main table whose
/// scope is not larger than this one's target scope; then the ways of that one are taken, as RouterOS resolves
/// recursive next hops. Linux knows nothing of the kind.
final class NextHopSearch {
    /// The scope that RouterOS gives connected networks.
    private static final int CONNECTED_SCOPE = 10;
    /// Longer chains of gateways behind gateways are circles.
    private static final int MOST_STEPS = 8;

    private final Surroundings surroundings;

    /// What the search asks.
    interface Surroundings {
        /// The smallest connected network with the address, if it has `leastBits` at least.
        Optional<Connection> connection(IpAddress address, int leastBits);

        /// Wanted routes of the main table to exactly that destination, as far as gateways may be looked for there.
        List<HostRoute> steppingStones(IpPrefix destination);

        /// Whether there are any of them.
        boolean hasSteppingStones();

        /// Whether packets can leave by the interface, as far as one knows.
        boolean usable(String linuxName);

        /// Whether the gateway was asked in vain.
        boolean silent(NextHop hop);
    }

    NextHopSearch(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The same by the ways it leads; empty if there is none now.
    Optional<HostRoute> resolved(HostRoute route) {
        if (route.hops().isEmpty()) {
            return Optional.of(route);
        }
        List<NextHop> hops = new ArrayList<>();
        for (NextHop hop : route.hops()) {
            hops.addAll(ways(hop, route, 0));
        }
        if (hops.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hops.equals(route.hops()) ? route : route.by(hops));
    }

    private List<NextHop> ways(NextHop hop, HostRoute route, int steps) {
        if (steps == MOST_STEPS || surroundings.silent(hop)) {
            return List.of();
        }
        if (hop.linuxName().isPresent()) {
            return surroundings.usable(hop.linuxName().get()) ? List.of(hop) : List.of();
        }
        return hop.gateway().isPresent() ? ways(hop.gateway().get(), route, steps) : List.of(hop);
    }

    /// The longest prefix counts, of equal ones the connected network.
    private List<NextHop> ways(IpAddress gateway, HostRoute route, int steps) {
        Optional<Connection> connection =
                route.reach().targetScope() >= CONNECTED_SCOPE ? surroundings.connection(gateway, 1) : Optional.empty();
        if (surroundings.hasSteppingStones()) {
            int connectedBits = connection.map(found -> found.network().bits()).orElse(-1);
            for (int bits = gateway instanceof IpAddress.V4 ? 32 : 128; bits > connectedBits; bits--) {
                List<NextHop> ways = behind(new IpPrefix(gateway, bits).network(), gateway, route, steps);
                if (!ways.isEmpty()) {
                    return ways;
                }
            }
        }
        return connection
                .filter(found -> surroundings.usable(found.linuxName()))
                .map(found -> List.of(new NextHop(Optional.of(gateway), named(found, route))))
                .orElse(List.of());
    }

    /// In the main table the kernel finds the interface itself, and follows it when the address moves.
    private static Optional<String> named(Connection found, HostRoute route) {
        return route.table() == Route.MAIN_TABLE ? Optional.empty() : Optional.of(found.linuxName());
    }

    private List<NextHop> behind(IpPrefix destination, IpAddress gateway, HostRoute route, int steps) {
        List<HostRoute> stones = surroundings.steppingStones(destination).stream()
                .filter(stone -> stone.reach().scope() <= route.reach().targetScope())
                .sorted(Comparator.comparingInt(HostRoute::metric))
                .toList();
        for (HostRoute stone : stones) {
            List<NextHop> ways = new ArrayList<>();
            for (NextHop hop : stone.hops()) {
                ways(hop, stone, steps + 1).stream()
                        .map(way -> new NextHop(way.gateway().or(() -> Optional.of(gateway)), way.linuxName()))
                        .forEach(ways::add);
            }
            if (!ways.isEmpty()) {
                return route.table() == Route.MAIN_TABLE
                        ? ways
                        : ways.stream().map(this::anchored).toList();
            }
        }
        return List.of();
    }

    /// With its interface: in another table the kernel would look for the gateway in that table first.
    private NextHop anchored(NextHop way) {
        return way.floats()
                ? new NextHop(
                        way.gateway(),
                        surroundings.connection(way.gateway().orElseThrow(), 1).map(Connection::linuxName))
                : way;
    }
}
