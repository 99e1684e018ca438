package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.Route;
import braid.dataplane.network.Source;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Which routes the kernel is given, where several lead to one place or none does.
@KernelTest
class RoutesOnLinuxTest extends WorkerOnLinux {
    private static final long LOOK_NANOS = 5_000_000;

    @Test
    void aGatewayThatOnlyADefaultRouteReachesMakesNoRoute() throws Exception {
        Route route = new Route(
                "route",
                new IpPrefix(new IpAddress.V4(0x0a090000), 16),
                Route.Kind.UNICAST,
                Optional.of(new IpAddress.V4(0x08080808)),
                Optional.empty(),
                Optional.empty(),
                1,
                254,
                Source.CONFIGURATION);
        Route onLink = new Route(
                "default",
                new IpPrefix(new IpAddress.V4(0), 0),
                Route.Kind.UNICAST,
                Optional.empty(),
                Optional.of("ether1"),
                Optional.empty(),
                2,
                Route.MAIN_TABLE,
                Source.CONFIGURATION);
        NetworkState state =
                state(home().links(), List.of(), addressOn("ether1").addresses(), List.of(onLink, route), List.of());
        assertThat(apply(state)).isEqualTo(Map.of("route", "gateway is not reachable"));
        assertThat(worker.snapshot().routes())
                .anyMatch(there -> there.key().equals(Optional.of("default")))
                .noneMatch(there -> there.key().equals(Optional.of("route")));
    }

    /// The kernel would refuse it: it is inactive until the interface runs, and nobody has to be told of an error.
    @Test
    void aRouteOverAnInterfaceThatIsDownWaitsInSilence() throws Exception {
        LabNetwork.cable(end(router, "ether2"), end(neighbour, "far2"));
        work();
        Route route = new Route(
                "route",
                new IpPrefix(new IpAddress.V4(0x05060700), 24),
                Route.Kind.UNICAST,
                Optional.empty(),
                Optional.of("ether2"),
                Optional.empty(),
                5,
                Route.MAIN_TABLE,
                Source.CONFIGURATION);
        var down = new LinkSettings("ether2", Optional.of(false), OptionalInt.empty(), Optional.empty());
        assertThat(apply(state(List.of(down), List.of(), List.of(), List.of(route), List.of())))
                .isEqualTo(Map.of("route", "interface ether2 is down"));

        assertThat(apply(state(List.of(), List.of(), List.of(), List.of(route), List.of())))
                .containsOnlyKeys("route");
        somebodyElse.execute(LinkRequests.setUp(somebodyElse.indexOf("ether2"), true), "start it");
        work();
        assertThat(worker.snapshot().problems()).isEmpty();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether2")), "pull it out");
        work();
        assertThat(worker.snapshot().problems()).isEqualTo(Map.of("route", "interface ether2 does not exist"));
        assertThat(log).noneMatch(event -> event.topics().contains("error"));
    }

    @Test
    void routesOfEqualDistanceShareTheTrafficAsLongAsTheirInterfacesRun() throws Exception {
        LabNetwork.cable(end(router, "ether2"), end(neighbour, "far2"));
        work();
        apply(twoWays(true));
        awaitCarrier("ether2");
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");
        assertThat(somebodyElse.routes())
                .filteredOn(route -> route.protocol() == Ownership.PROTOCOL)
                .singleElement()
                .satisfies(route -> assertThat(route.hops()).hasSize(2));

        somebodyElse.execute(LinkRequests.setUp(somebodyElse.indexOf("ether2"), false), "stop ether2");
        work();
        awaitCarrier("ether2");
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");

        assertThat(apply(twoWays(false))).containsOnlyKeys("way2");
        assertThat(ways()).containsExactly("way1 10.0.0.254");
        apply(twoWays(true));
        awaitCarrier("ether2");
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");

        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether2")), "pull ether2 out");
        work();
        assertThat(ways()).containsExactly("way1 10.0.0.254");
        apply(NetworkState.EMPTY);
        assertThat(ways()).isEmpty();
    }

    /// As version 6 has them; the port is one that the configuration starts.
    @Test
    void aRouteOfSeveralWaysLeadsByThoseThatThereAre() throws Exception {
        LabNetwork.cable(end(router, "ether2"), end(neighbour, "far2"));
        work();
        apply(ofOneItem(twoWays(true)));
        awaitCarrier("ether2");
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(ways()).containsExactly("way 10.0.0.254 shared", "way 10.0.1.254 shared");
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether2")), "pull ether2 out");
        work();
        assertThat(ways()).containsExactly("way 10.0.0.254");
        assertThat(worker.snapshot().problems()).doesNotContainKey("way");
        assertThat(log).noneMatch(event -> event.topics().contains("error"));
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether1")), "pull ether1 out");
        work();
        assertThat(worker.snapshot().problems()).containsKey("way");
    }

    /// The kernel knows what a gateway on another link is only when it is told.
    @Test
    void theOldWayStaysWhenTheNewOneIsRefused() throws Exception {
        LabNetwork.cable(end(router, "ether2"), end(neighbour, "far2"));
        work();
        NetworkState both = ofOneItem(twoWays(true));
        apply(withRoutes(both, both.routes().subList(0, 1)));
        assertThat(ways()).containsExactly("way 10.0.0.254");
        Route second = both.routes().get(1);
        Route refused = new Route(
                second.key(),
                second.destination(),
                second.kind(),
                Optional.of(new IpAddress.V4(0x0a000263)),
                Optional.of("ether2"),
                second.preferredSource(),
                second.metric(),
                second.table(),
                second.source());
        awaitCarrier("ether2");
        assertThat(apply(withRoutes(both, List.of(both.routes().getFirst(), refused))))
                .containsKey("way");
        assertThat(ways()).containsExactly("way 10.0.0.254");
    }

    /// The kernel tells it a moment after the interface was started.
    private void awaitCarrier(String name) throws KernelException {
        for (int i = 0; i < 1000 && link(name).filter(LinkStatus::carrier).isEmpty(); i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            work();
        }
    }

    /// All routes of one item, each by its interface.
    private static NetworkState ofOneItem(NetworkState state) {
        return withRoutes(
                state,
                state.routes().stream()
                        .map(route -> new Route(
                                "way",
                                route.destination(),
                                route.kind(),
                                route.gateway(),
                                Optional.of("ether" + route.key().substring(3)),
                                route.preferredSource(),
                                route.metric(),
                                route.table(),
                                route.source()))
                        .toList());
    }

    private static NetworkState withRoutes(NetworkState state, List<Route> routes) {
        return state(state.links(), state.vlans(), state.addresses(), routes, state.pppoeServers());
    }

    @Test
    void theDefaultRoutesOfTwoSessionsShareTheTraffic() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        queue.prepare(session(8, "pppoe-out2"));
        work();
        assertThat(defaults()).containsExactlyInAnyOrder("pppoe-out1 shared", "pppoe-out2 shared");
        queue.release(7);
        work();
        assertThat(defaults()).containsExactly("pppoe-out2");
        queue.release(8);
        work();
        assertThat(defaults()).isEmpty();
    }

    private List<String> ways() {
        return worker.snapshot().routes().stream()
                .filter(route -> route.protocol() == Ownership.PROTOCOL)
                .map(route -> route.key().orElse("") + " " + route.gateway().orElseThrow()
                        + (route.shared() ? " shared" : ""))
                .toList();
    }

    /// @param second whether the interface of the second way is enabled
    private static NetworkState twoWays(boolean second) {
        List<LinkSettings> links = new ArrayList<>();
        List<InterfaceAddress> addresses = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            String name = "ether" + i;
            int network = 0x0a00_0000 + ((i - 1) << 8);
            links.add(new LinkSettings(name, Optional.of(i == 1 || second), OptionalInt.empty(), Optional.empty()));
            addresses.add(new InterfaceAddress(
                    "address" + i,
                    name,
                    new IpPrefix(new IpAddress.V4(network + 1), 24),
                    Optional.empty(),
                    Source.CONFIGURATION));
            routes.add(new Route(
                    "way" + i,
                    new IpPrefix(new IpAddress.V4(0xc0a80000), 16),
                    Route.Kind.UNICAST,
                    Optional.of(new IpAddress.V4(network + 0xfe)),
                    Optional.empty(),
                    Optional.empty(),
                    5,
                    254,
                    Source.CONFIGURATION));
        }
        return state(links, List.of(), addresses, routes, List.of());
    }
}
