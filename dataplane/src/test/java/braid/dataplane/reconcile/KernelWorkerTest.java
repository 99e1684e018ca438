package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EngineCommand.InterfaceLost;
import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.EngineCommand.InterfaceRefused;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.TunPort;
import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.PacketPorts;
import braid.dataplane.linux.Poller;
import braid.dataplane.linux.TunPool;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.LinuxName;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeServer;
import braid.dataplane.network.Route;
import braid.dataplane.network.Source;
import braid.dataplane.network.VlanLink;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@KernelTest
class KernelWorkerTest {
    private static final long SECOND = 1_000_000_000;
    private static final IpPrefix LAN = new IpPrefix(new IpAddress.V4(0x0a000001), 24);
    private static final IpAddress GATEWAY = new IpAddress.V4(0x0a0000fe);

    @TempDir
    private Path stateDir;

    private final List<EngineCommand> commands = new ArrayList<>();
    private final List<LogEvent> log = new ArrayList<>();
    private final KernelQueue queue = new KernelQueue(() -> {});
    private Namespace router;
    private Namespace neighbour;
    private RouteNetlink somebodyElse;
    private RouteNetlink own;
    private FaultyNetlink requests;
    private FaultyNetlink notifications;
    private KernelWorker worker;
    private long nowNanos;
    private boolean noMoreTuns;

    @BeforeEach
    void start() throws KernelException {
        router = Namespace.create();
        neighbour = Namespace.create();
        LabNetwork.cable(end(router, "ether1"), end(neighbour, "far1"));
        somebodyElse = new RouteNetlink(router.run(NetlinkSocket::forRequests));
        startWorker();
    }

    @AfterEach
    void stop() throws KernelException {
        stopWorker();
        somebodyElse.close();
        router.close();
        neighbour.close();
    }

    @Test
    void addressesAndRoutesComeAndGoWithTheConfiguration() throws Exception {
        assertThat(apply(home())).isEmpty();
        assertThat(addresses("ether1")).contains(LAN);
        assertThat(worker.snapshot().routes()).anySatisfy(route -> {
            assertThat(route.key()).contains("route");
            assertThat(route.gateway()).contains(GATEWAY);
            assertThat(route.linuxName()).contains("ether1");
        });
        apply(NetworkState.EMPTY);
        assertThat(addresses("ether1")).doesNotContain(LAN);
        assertThat(worker.snapshot().routes()).noneMatch(route -> route.protocol() == Ownership.PROTOCOL);
    }

    @Test
    void vlansComeAndGoWithTheConfigurationAndAreAdopted() throws Exception {
        var vlan = new VlanLink("vlan", "vlan10", "ether1", 10, false, 1400, true);
        NetworkState state = state(List.of(), List.of(vlan), List.of(), List.of(), List.of());
        String problem = apply(state).getOrDefault("vlan", "");
        assumeFalse(problem.equals("Unknown device type"), "this kernel has no VLANs");
        assertThat(problem).isEmpty();
        assertThat(link("vlan10")).get().satisfies(there -> {
            assertThat(there.ours()).isTrue();
            assertThat(there.up()).isTrue();
            assertThat(there.mtuBytes()).isEqualTo(1400);
        });
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("vlan10")), "delete the VLAN");
        work();
        assertThat(link("vlan10")).isPresent();
        stopWorker();
        startWorker();
        apply(NetworkState.EMPTY);
        assertThat(link("vlan10")).isEmpty();
    }

    @Test
    void whatSomebodyElseTakesAwayComesBack() throws Exception {
        apply(home());
        int ether1 = somebodyElse.indexOf("ether1");
        somebodyElse.execute(AddressRequests.remove(ether1, LAN, Optional.empty()), "remove the address");
        work();
        assertThat(addresses("ether1")).contains(LAN);
        assertThat(log)
                .map(LogEvent::message)
                .contains("changed by someone else, put right: add address 10.0.0.1/24 to ether1");
        somebodyElse.execute(LinkRequests.setUp(ether1, false), "stop ether1");
        work();
        assertThat(link("ether1")).get().matches(LinkStatus::up);
        assertThat(worker.snapshot().routes())
                .anySatisfy(route -> assertThat(route.key()).contains("route"));
    }

    @Test
    void aConfigurationThatTheKernelInterruptsIsCarriedOutByTheNextCycle() throws Exception {
        apply(home());
        commands.clear();
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        var answer = queue.apply(state(List.of(off), List.of(), List.of(), List.of(), List.of()));
        requests.refuseDumps(true);
        for (int cycle = 0; cycle < 2; cycle++) {
            nowNanos += 2 * SECOND;
            assertThatThrownBy(() -> worker.doWork(nowNanos)).isInstanceOf(KernelException.class);
            assertThat(answer).isNotDone();
        }
        assertThat(commands).isEmpty();

        requests.refuseDumps(false);
        worker.doWork(nowNanos);
        assertThat(answer)
                .isCompletedWithValueMatching(applied -> applied.problems().isEmpty());
        assertThat(commands).hasAtLeastOneElementOfType(EngineCommand.Configure.class);
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
        assertThat(worker.snapshot().routes()).noneMatch(route -> route.key().equals(Optional.of("route")));
        commands.clear();
        work();
        assertThat(commands).isEmpty();
    }

    @Test
    void noticesOlderThanTheDumpThatReplacesThemAreReadBeforeIt() throws Exception {
        work();
        int ether1 = somebodyElse.indexOf("ether1");
        somebodyElse.execute(AddressRequests.add(ether1, LAN, Optional.empty()), "add an address");
        notifications.hold();
        somebodyElse.execute(AddressRequests.remove(ether1, LAN, Optional.empty()), "remove it");
        notifications.overrun();
        work();
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }

    @Test
    void configuredObjectsStayOverARestartAndAreAdopted() throws Exception {
        apply(home());
        stopWorker();
        startWorker();
        assertThat(addresses("ether1")).contains(LAN);
        apply(NetworkState.EMPTY);
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }

    @Test
    void aMissingInterfaceIsAProblemUntilItAppears() throws Exception {
        NetworkState state = addressOn("ether9");
        assertThat(apply(state)).containsEntry("address", "interface ether9 does not exist");
        LabNetwork.cable(end(router, "ether9"), end(neighbour, "far9"));
        work();
        assertThat(worker.snapshot().problems()).isEmpty();
        assertThat(addresses("ether9")).contains(LAN);
    }

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
        assertThat(apply(state)).isEqualTo(java.util.Map.of("route", "gateway is not reachable"));
        assertThat(worker.snapshot().routes())
                .anyMatch(there -> there.key().equals(Optional.of("default")))
                .noneMatch(there -> there.key().equals(Optional.of("route")));
    }

    @Test
    void routesOfEqualDistanceShareTheTrafficAsLongAsTheirInterfacesRun() throws Exception {
        LabNetwork.cable(end(router, "ether2"), end(neighbour, "far2"));
        work();
        assertThat(apply(twoWays(true))).isEmpty();
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");
        assertThat(somebodyElse.routes())
                .filteredOn(route -> route.protocol() == Ownership.PROTOCOL)
                .singleElement()
                .satisfies(route -> assertThat(route.hops()).hasSize(2));

        somebodyElse.execute(LinkRequests.setUp(somebodyElse.indexOf("ether2"), false), "stop ether2");
        work();
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");

        assertThat(apply(twoWays(false))).containsOnlyKeys("way2");
        assertThat(ways()).containsExactly("way1 10.0.0.254");
        assertThat(apply(twoWays(true))).isEmpty();
        assertThat(ways()).containsExactly("way1 10.0.0.254 shared", "way2 10.0.1.254 shared");

        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ether2")), "pull ether2 out");
        work();
        assertThat(ways()).containsExactly("way1 10.0.0.254");
        apply(NetworkState.EMPTY);
        assertThat(ways()).isEmpty();
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

    private List<String> defaults() {
        return worker.snapshot().routes().stream()
                .filter(route -> route.destination().equals(new IpPrefix(new IpAddress.V4(0), 0)))
                .map(route -> route.linuxName().orElse("") + (route.shared() ? " shared" : ""))
                .toList();
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

    @Test
    void aSessionsInterfaceIsThereBeforeTheAnswerAndGoesWithTheSession() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        assertThat(commands).hasSize(1).first().isInstanceOfSatisfying(InterfaceReady.class, ready -> {
            assertThat(ready.bundle()).isEqualTo(7);
            assertThat(ready.tun().linuxName()).isEqualTo("pppoe-out1");
        });
        assertThat(link("pppoe-out1")).get().satisfies(link -> {
            assertThat(link.up()).isTrue();
            assertThat(link.mtuBytes()).isEqualTo(1500);
            assertThat(link.alias()).isEqualTo("braid:pppoe-out1");
        });
        assertThat(worker.snapshot().addresses()).anySatisfy(address -> {
            assertThat(address.linuxName()).isEqualTo("pppoe-out1");
            assertThat(address.peer()).contains(new IpAddress.V4(0x0a010002));
        });
        assertThat(worker.snapshot().routes())
                .anyMatch(route ->
                        route.destination().bits() == 0 && route.linuxName().equals(Optional.of("pppoe-out1")));
        queue.release(7);
        work();
        assertThat(addresses("pppoe-out1")).isEmpty();
        assertThat(link("pppoe-out1")).isEmpty();
    }

    @Test
    void aParkedInterfaceServesTheNextSession() throws Exception {
        queue.prepare(session(1, "pppoe-out1"));
        queue.release(1);
        queue.prepare(session(2, "pppoe-out2"));
        queue.prepare(session(3, "a name that Linux does not take"));
        work();
        assertThat(link("pppoe-out1")).isEmpty();
        assertThat(link("pppoe-out2")).isPresent();
        assertThat(link("ppp-in2")).map(LinkStatus::alias).contains("braid:a name that Linux does not take");
    }

    @Test
    void aDeletedSessionInterfaceIsMadeAnew() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        assertThat(commands).hasSize(2).last().isInstanceOf(InterfaceReady.class);
        assertThat(link("pppoe-out1")).get().matches(LinkStatus::up);
    }

    @Test
    void aRenamedSessionInterfaceGetsItsNameAndItsRouteBack() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        rename("pppoe-out1", "foo");
        work();
        assertThat(link("foo")).isEmpty();
        assertThat(link("pppoe-out1")).get().matches(LinkStatus::up);
        assertThat(addresses("pppoe-out1")).isNotEmpty();
        assertThat(defaults()).containsExactly("pppoe-out1");
        assertThat(log)
                .map(LogEvent::message)
                .contains("interface pppoe-out1 was renamed to foo by someone else; renamed back");
        assertThat(commands).hasSize(1);
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
    }

    @Test
    void aRenamedSessionInterfaceWhoseNameIsTakenKeepsTheNewOne() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        rename("pppoe-out1", "foo");
        LabNetwork.cable(end(router, "pppoe-out1"), end(neighbour, "far9"));
        work();
        assertThat(link("foo")).get().matches(LinkStatus::up);
        assertThat(addresses("foo")).isNotEmpty();
        assertThat(addresses("pppoe-out1")).isEmpty();
        assertThat(defaults()).containsExactly("foo");
        assertThat(ready(1).tun()).isSameAs(ready(0).tun());
        assertThat(ready(1).tun().linuxName()).isEqualTo("foo");
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
        queue.release(7);
        work();
        assertThat(addresses("foo")).isEmpty();
    }

    @Test
    void aDeletedInterfaceIsClosedOnlyWhenTheEngineHasLetGoOfIt() throws Exception {
        int many = 65; // more than the pool deletes together
        for (int i = 0; i < many; i++) {
            queue.prepare(session(i, "ppp-in" + i, 1500, OptionalInt.empty()));
        }
        work();
        for (int i = 0; i < many; i++) {
            somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("ppp-in" + i)), "delete it");
        }
        work();
        assertThat(commands).hasSize(2 * many);
        List<Integer> old = IntStream.range(0, many)
                .mapToObj(i -> ready(i).tun().descriptor())
                .toList();
        assertThat(IntStream.range(many, 2 * many).mapToObj(i -> ready(i).tun().descriptor()))
                .doesNotContainAnyElementsOf(old);
        assertThat(old).allMatch(KernelWorkerTest::isTun);

        for (int i = 0; i < many; i++) {
            queue.letGo(ready(i).bundle(), ready(i).tun());
        }
        work();
        assertThat(old).filteredOn(KernelWorkerTest::isTun).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void sessionsThatShareARouteAreAllMadeAnewWhenAllAreDeleted() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        queue.prepare(session(8, "pppoe-out2"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out2")), "delete it");
        work();
        assertThat(commands).hasSize(4).allMatch(command -> command instanceof InterfaceReady);
        assertThat(defaults()).containsExactlyInAnyOrder("pppoe-out1 shared", "pppoe-out2 shared");
    }

    @Test
    void aDeletedInterfaceIsGivenBackWithItsBundleAtTheLatest() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        queue.release(7);
        queue.letGo(7, ready(0).tun());
        work();
        queue.prepare(session(8, "pppoe-out1"));
        work();
        assertThat(ready(2).tun()).isSameAs(ready(1).tun());
    }

    @Test
    void aDeletedInterfaceThatCannotBeMadeAgainEndsItsSession() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        work();
        noMoreTuns = true;
        somebodyElse.execute(LinkRequests.delete(somebodyElse.indexOf("pppoe-out1")), "delete it");
        work();
        assertThat(commands)
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        InterfaceLost.class, lost -> assertThat(lost.bundle()).isEqualTo(7));
        noMoreTuns = false;
        queue.release(7);
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
    }

    @Test
    void aChangeThatTheKernelRefusesLeavesTheSessionAsItWas() throws Exception {
        queue.prepare(session(7, "pppoe-out1"));
        queue.prepare(impossible());
        work();
        assertThat(commands)
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        InterfaceRefused.class,
                        refused -> assertThat(refused.bundle()).isEqualTo(7));
        assertThat(link("pppoe-out1")).get().satisfies(there -> {
            assertThat(there.up()).isTrue();
            assertThat(there.mtuBytes()).isEqualTo(1500);
        });
        assertThat(addresses("pppoe-out1")).isNotEmpty();
        assertThat(defaults()).containsExactly("pppoe-out1");
        assertThatTheNextSessionGetsAnInterfaceOfItsOwn();
        queue.release(7);
        work();
        assertThat(addresses("pppoe-out1")).isEmpty();
    }

    /// Nobody must have that of bundle 7, which an engine reads.
    private void assertThatTheNextSessionGetsAnInterfaceOfItsOwn() throws KernelException {
        queue.prepare(session(8, "pppoe-out8"));
        work();
        InterfaceReady next = ready(commands.size() - 1);
        assertThat(next.bundle()).isEqualTo(8);
        assertThat(next.tun()).isNotSameAs(ready(0).tun());
        assertThat(next.tun().descriptor()).isNotEqualTo(ready(0).tun().descriptor());
        queue.release(8);
        work();
    }

    private InterfaceReady ready(int command) {
        return (InterfaceReady) commands.get(command);
    }

    private void rename(String name, String another) throws KernelException {
        int index = somebodyElse.indexOf(name);
        somebodyElse.execute(LinkRequests.setUp(index, false), "stop it");
        somebodyElse.execute(LinkRequests.setName(index, another), "rename it");
    }

    private static boolean isTun(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .endsWith("tun");
        } catch (IOException e) {
            return false; // closed
        }
    }

    private static SessionInterface impossible() {
        return session(7, "pppoe-out1", 20, OptionalInt.empty());
    }

    @Test
    void whatTheKernelRefusesRefusesTheSession() throws Exception {
        queue.prepare(impossible());
        work();
        assertThat(commands)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        InterfaceRefused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("set the MTU of pppoe-out1 to 20: mtu less than device minimum"));
    }

    @Test
    void portsOpenAndCloseWithTheirCarrier() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        assertThat(commands).hasSize(2).last().isInstanceOfSatisfying(EngineCommand.PortUp.class, up -> {
            assertThat(up.port().linuxName()).isEqualTo("ether1");
            up.port().close();
        });
        LabNetwork.down(neighbour, "far1");
        workUntilCommands(3);
        assertThat(commands).hasSize(3).last().isEqualTo(new EngineCommand.PortDown("ether1", "it has no carrier"));
        LabNetwork.up(neighbour, "far1");
        workUntilCommands(4);
        assertThat(commands)
                .hasSize(4)
                .last()
                .isInstanceOfSatisfying(
                        EngineCommand.PortUp.class, up -> up.port().close());
    }

    @Test
    void aPortIsTakenDownAfterItsSessionsWereEnded() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        var answer = queue.apply(state(List.of(off), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        nowNanos += 2 * SECOND;
        worker.doWork(nowNanos);
        worker.doWork(nowNanos);
        assertThat(commands.getLast())
                .isEqualTo(new EngineCommand.PortLeave("ether1", "interface ether1 was disabled"));
        assertThat(answer).isNotDone();
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isTrue());

        queue.portClosed("ether1");
        worker.doWork(nowNanos);
        assertThat(answer).isCompleted();
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
        assertThat(commands).noneMatch(command -> command instanceof EngineCommand.PortDown);
    }

    @Test
    void anEngineThatDoesNotSayGoodbyeKeepsNoPortUp() throws Exception {
        apply(state(List.of(), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        var off = new LinkSettings("ether1", Optional.of(false), OptionalInt.empty(), Optional.empty());
        apply(state(List.of(off), List.of(), List.of(), List.of(), List.of(server("ether1"))));
        assertThat(link("ether1"))
                .hasValueSatisfying(link -> assertThat(link.up()).isFalse());
    }

    @Test
    void whoLeftIsNotedInTheStateDirectory() throws Exception {
        EndedSession left = new EndedSession("user", new MacAddress(0x0200_0000_0001L), SECOND, EndCause.PEER_REQUEST);
        queue.userLeft(left);
        work();
        assertThat(new StateFiles(stateDir, () -> Instant.EPOCH).earlier().ended())
                .containsExactly(left);
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() throws Exception {
        var answer = queue.plan(home());
        work();
        assertThat(answer.join())
                .containsExactly(
                        "add address 10.0.0.1/24 to ether1", "add route 192.168.0.0/16 via 10.0.0.254 metric 5");
        assertThat(addresses("ether1")).doesNotContain(LAN);
    }

    private void startWorker() throws KernelException {
        requests = new FaultyNetlink(router.run(NetlinkSocket::forRequests));
        own = new RouteNetlink(requests);
        notifications = new FaultyNetlink(router.run(() -> NetlinkSocket.forNotifications(Notification.groups())));
        var with = new KernelWorker.Surroundings(
                own,
                notifications,
                Optional.empty(),
                new TunsInside(router, new TunPool(own), () -> noMoreTuns),
                new PortsInside(router, new PacketPorts()),
                new StateFiles(stateDir, () -> Instant.EPOCH),
                commands::add,
                log::add);
        worker = new KernelWorker(queue, with);
        worker.start(nowNanos);
    }

    private void stopWorker() {
        worker.close();
        own.close();
        notifications.close();
    }

    private java.util.Map<String, String> apply(NetworkState state) throws KernelException {
        var answer = queue.apply(state);
        work();
        return answer.join().problems();
    }

    /// Until nothing is left to do; time passes so that counters and snapshots are fresh.
    private void work() throws KernelException {
        do {
            nowNanos += 2 * SECOND;
        } while (worker.doWork(nowNanos) > 0);
    }

    /// The kernel tells of a carrier when it gets round to it.
    private void workUntilCommands(int count) throws KernelException {
        try (Poller poller = Poller.open()) {
            poller.watch(notifications.descriptor(), 1);
            for (int wait = 0; commands.size() < count && wait < 10; wait++) {
                poller.await(5 * SECOND, new int[1]);
                work();
            }
        }
    }

    private List<IpPrefix> addresses(String name) {
        return worker.snapshot().addresses().stream()
                .filter(address -> address.linuxName().equals(name))
                .map(AddressStatus::address)
                .toList();
    }

    private Optional<LinkStatus> link(String name) {
        return worker.snapshot().links().stream()
                .filter(link -> link.linuxName().equals(name))
                .findFirst();
    }

    private static LabNetwork.End end(Namespace namespace, String name) {
        return new LabNetwork.End(namespace, name, Optional.empty());
    }

    /// An address and a route over its network.
    private static NetworkState home() {
        Route route = new Route(
                "route",
                new IpPrefix(new IpAddress.V4(0xc0a80000), 16),
                Route.Kind.UNICAST,
                Optional.of(GATEWAY),
                Optional.empty(),
                Optional.empty(),
                5,
                254,
                Source.CONFIGURATION);
        var settings = new LinkSettings("ether1", Optional.of(true), OptionalInt.empty(), Optional.empty());
        return state(List.of(settings), List.of(), addressOn("ether1").addresses(), List.of(route), List.of());
    }

    private static NetworkState addressOn(String name) {
        var address = new InterfaceAddress("address", name, LAN, Optional.empty(), Source.CONFIGURATION);
        return state(List.of(), List.of(), List.of(address), List.of(), List.of());
    }

    private static NetworkState state(
            List<LinkSettings> links,
            List<VlanLink> vlans,
            List<InterfaceAddress> addresses,
            List<Route> routes,
            List<PppoeServer> servers) {
        return new NetworkState(
                links,
                vlans,
                addresses,
                routes,
                List.of(),
                servers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Firewall.EMPTY);
    }

    private static PppoeServer server(String name) {
        var options =
                new LinkOptions(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        return new PppoeServer(
                "server", name, "ac", "isp", true, options, Set.of(), false, OptionalInt.empty(), 0, "default");
    }

    private static SessionInterface session(int bundle, String name) {
        return session(bundle, name, 1500, OptionalInt.of(1));
    }

    private static SessionInterface session(int bundle, String name, int mtuBytes, OptionalInt defaultRouteMetric) {
        return new SessionInterface(
                bundle,
                "client",
                LinuxName.allowed(name) ? Optional.of(name) : Optional.empty(),
                name,
                mtuBytes,
                Optional.of(new IpAddress.V4(0x0a010001)),
                Optional.of(new IpAddress.V4(0x0a010002)),
                Optional.empty(),
                defaultRouteMetric);
    }

    /// The worker's thread is the test's own, which is not in the router's namespace: only making things must be.
    private record TunsInside(Namespace namespace, TunSource tuns, BooleanSupplier exhausted) implements TunSource {
        @Override
        public TunPort take(Optional<String> linuxName, String fullName) throws KernelException {
            if (exhausted.getAsBoolean()) {
                throw new KernelException("make interface " + fullName, Errno.EMFILE);
            }
            return namespace.run(() -> tuns.take(linuxName, fullName));
        }

        @Override
        public int index(TunPort tun) {
            return tuns.index(tun);
        }

        @Override
        public void rename(TunPort tun, Optional<String> linuxName) throws KernelException {
            tuns.rename(tun, linuxName);
        }

        @Override
        public void label(TunPort tun, String fullName) throws KernelException {
            tuns.label(tun, fullName);
        }

        @Override
        public String renamed(TunPort tun, String nameNow) {
            return tuns.renamed(tun, nameNow);
        }

        @Override
        public void giveBack(TunPort tun) {
            tuns.giveBack(tun);
        }

        @Override
        public void close() {
            tuns.close();
        }
    }

    private record PortsInside(Namespace namespace, PortSource ports) implements PortSource {
        @Override
        public EthernetPort open(LinkInfo link) throws KernelException {
            return namespace.run(() -> ports.open(link));
        }

        @Override
        public void changed(EthernetPort port, LinkInfo link) {
            ports.changed(port, link);
        }
    }
}
