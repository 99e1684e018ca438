package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.reconcile.ObservedState.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `ether1` is connected to 10.0.1.0/24, `ether2` to 10.0.2.0/24.
class NextHopSearchTest {
    private final Map<IpPrefix, List<HostRoute>> stones = new HashMap<>();
    private final Set<String> unusable = new HashSet<>();
    private final Set<IpAddress> silent = new HashSet<>();
    private final NextHopSearch search = new NextHopSearch(new NextHopSearch.Surroundings() {
        @Override
        public Optional<Connection> connection(IpAddress address, int leastBits) {
            for (int i = 1; i <= 2; i++) {
                IpPrefix network = prefix("10.0." + i + ".0", 24);
                if (network.contains(address) && leastBits <= 24) {
                    return Optional.of(new Connection(network, "ether" + i));
                }
            }
            return Optional.empty();
        }

        @Override
        public List<HostRoute> steppingStones(IpPrefix destination) {
            return stones.getOrDefault(destination, List.of());
        }

        @Override
        public boolean hasSteppingStones() {
            return !stones.isEmpty();
        }

        @Override
        public boolean usable(String linuxName) {
            return !unusable.contains(linuxName);
        }

        @Override
        public boolean silent(NextHop hop) {
            return hop.gateway().filter(silent::contains).isPresent();
        }
    });

    @Test
    void aGatewayInAConnectedNetworkIsLeftToTheKernelInTheMainTable() {
        assertThat(resolved(route("10.0.1.9", 10, Route.MAIN_TABLE))).isEqualTo("via 10.0.1.9");
        assertThat(resolved(route("10.0.1.9", 10, 7))).isEqualTo("via 10.0.1.9 on ether1");
    }

    @Test
    void aGatewayNowhereIsNotFound() {
        assertThat(resolved(route("10.0.3.9", 10, Route.MAIN_TABLE))).isEqualTo("nowhere");
        assertThat(resolved(route("10.0.1.9", 9, Route.MAIN_TABLE))).isEqualTo("nowhere");
    }

    @Test
    void anInterfaceWithoutCarrierLeadsNowhere() {
        unusable.add("ether1");
        assertThat(resolved(route("10.0.1.9", 10, Route.MAIN_TABLE))).isEqualTo("nowhere");
        assertThat(resolved(route("10.0.2.9", 10, Route.MAIN_TABLE))).isEqualTo("via 10.0.2.9");
    }

    @Test
    void aGatewayBehindAnotherIsFoundWhereTheScopeAllowsIt() {
        stone("192.0.2.0", 24, "10.0.1.9", 20, 5);
        assertThat(resolved(route("192.0.2.1", 19, Route.MAIN_TABLE))).isEqualTo("nowhere");
        assertThat(resolved(route("192.0.2.1", 20, Route.MAIN_TABLE))).isEqualTo("via 10.0.1.9");
        assertThat(resolved(route("192.0.2.1", 20, 7))).isEqualTo("via 10.0.1.9 on ether1");
    }

    @Test
    void theLongestPrefixCountsThenTheSmallestDistanceAmongThoseThatLeadSomewhere() {
        stone("192.0.2.0", 24, "10.0.1.9", 10, 1);
        stone("192.0.2.1", 32, "10.0.2.9", 10, 5);
        stone("192.0.2.1", 32, "10.0.1.8", 10, 3);
        assertThat(resolved(route("192.0.2.1", 10, Route.MAIN_TABLE))).isEqualTo("via 10.0.1.8");
        silent.add(address("10.0.1.8"));
        assertThat(resolved(route("192.0.2.1", 10, Route.MAIN_TABLE))).isEqualTo("via 10.0.2.9");
        unusable.add("ether2");
        assertThat(resolved(route("192.0.2.1", 10, Route.MAIN_TABLE))).isEqualTo("via 10.0.1.9");
        silent.add(address("192.0.2.1"));
        assertThat(resolved(route("192.0.2.1", 10, Route.MAIN_TABLE))).isEqualTo("nowhere");
    }

    @Test
    void gatewaysInACircleLeadNowhere() {
        stone("192.0.2.1", 32, "192.0.2.2", 10, 1);
        stone("192.0.2.2", 32, "192.0.2.1", 10, 1);
        assertThat(resolved(route("192.0.2.1", 10, Route.MAIN_TABLE))).isEqualTo("nowhere");
    }

    private String resolved(HostRoute route) {
        return search.resolved(route)
                .map(found -> found.hops().getFirst().toString())
                .orElse("nowhere");
    }

    private void stone(String destination, int bits, String gateway, int scope, int metric) {
        HostRoute stone = new HostRoute(
                prefix(destination, bits),
                Route.Kind.UNICAST,
                List.of(new NextHop(Optional.of(address(gateway)), Optional.empty())),
                Optional.empty(),
                metric,
                Route.MAIN_TABLE,
                new Route.Reach(scope, 10, Route.Check.NONE));
        stones.merge(stone.destination(), List.of(stone), (one, other) -> List.of(one.getFirst(), other.getFirst()));
    }

    private static HostRoute route(String gateway, int targetScope, int table) {
        return new HostRoute(
                prefix("0.0.0.0", 0),
                Route.Kind.UNICAST,
                List.of(new NextHop(Optional.of(address(gateway)), Optional.empty())),
                Optional.empty(),
                1,
                table,
                new Route.Reach(30, targetScope, Route.Check.NONE));
    }

    private static IpPrefix prefix(String address, int bits) {
        return new IpPrefix(address(address), bits);
    }

    private static IpAddress.V4 address(String text) {
        int bits = 0;
        for (String field : text.split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(field);
        }
        return new IpAddress.V4(bits);
    }
}
