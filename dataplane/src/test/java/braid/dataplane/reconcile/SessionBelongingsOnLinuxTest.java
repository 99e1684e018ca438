package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.engine.EngineCommand.InterfaceReady;
import braid.dataplane.engine.KernelPort.Belongings;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.Nftables;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftNotification;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.SessionRoute;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.Side;
import braid.dataplane.nftables.Ruleset;
import braid.dataplane.nftables.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Addresses of sessions in the firewall's lists, and the routes of users, in a real kernel.
@KernelTest
class SessionBelongingsOnLinuxTest extends WorkerOnLinux {
    private static final String LIST = "members";
    private static final IpAddress.V4 SERVER = new IpAddress.V4(0x0a010001);
    private FirewallKeeper.Surroundings with;

    @Override
    Optional<FirewallKeeper.Surroundings> firewall() throws KernelException {
        var library = router.run(Nftables::open);
        assumeTrue(library.isPresent(), "needs libnftables1");
        with = new FirewallKeeper.Surroundings(
                Optional.of(library.get()),
                router.run(() -> new NftNetlink(NetlinkSocket.forNetfilter())),
                router.run(() -> NetlinkSocket.forNetfilter(NftNotification.GROUP)),
                router.run(() -> NetlinkSocket.forNetfilter()));
        return Optional.of(with);
    }

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void anAddressIsInItsListWhileItsSessionIsUpAndNoLonger() throws Exception {
        apply(listing());
        assertThat(members()).containsExactly("10.9.0.0/16");

        queue.prepare(session(1, address(2), List.of(LIST, "nobody asks for this one"), List.of()));
        queue.prepare(session(2, address(3), List.of(LIST), List.of()));
        queue.prepare(session(3, address(4), List.of(), List.of()));
        queue.prepare(session(4, new IpAddress.V4(0x0a090001), List.of(LIST), List.of()));
        work();
        assertThat(members()).containsExactly("10.1.0.2", "10.1.0.3", "10.9.0.0/16");

        queue.prepare(session(2, address(9), List.of(LIST), List.of()));
        work();
        assertThat(members()).containsExactly("10.1.0.2", "10.1.0.9", "10.9.0.0/16");

        queue.release(1);
        queue.release(4);
        work();
        assertThat(members()).containsExactly("10.1.0.9", "10.9.0.0/16");
        apply(listing(AddressSpan.of(address(9))));
        assertThat(members()).containsExactly("10.1.0.9", "10.9.0.0/16");
        queue.release(2);
        work();
        assertThat(members()).as("what the configuration has stays").containsExactly("10.1.0.9", "10.9.0.0/16");
    }

    @Test
    void whatTwoSessionsHaveStaysUntilBothAreGone() throws Exception {
        apply(listing());
        queue.prepare(session(1, address(2), List.of(LIST), List.of()));
        queue.prepare(session(2, address(2), List.of(LIST), List.of()));
        work();
        queue.release(1);
        work();
        assertThat(members()).contains("10.1.0.2");
        queue.release(2);
        work();
        assertThat(members()).doesNotContain("10.1.0.2");
    }

    @Test
    void anAddressOfAnEarlierRunIsGoneAfterTheStart() throws Exception {
        apply(listing());
        queue.prepare(session(1, address(2), List.of(LIST), List.of()));
        work();
        assertThat(members()).contains("10.1.0.2");
        stopWorker();
        with.close();
        startWorker();
        apply(listing());
        assertThat(members()).containsExactly("10.9.0.0/16");
    }

    @Test
    void aTableThatSomebodyEmptiedIsMadeAnewWithTheSessionsAddresses() throws Exception {
        apply(listing());
        queue.prepare(session(1, address(2), List.of(LIST), List.of()));
        work();
        assertThat(with.nftables().orElseThrow().run("delete table ip braid").accepted())
                .isTrue();
        work();
        assertThat(members()).containsExactly("10.1.0.2", "10.9.0.0/16");
    }

    @Test
    void theRoutesOfAUserComeAndGoWithTheSession() throws Exception {
        apply(listing());
        SessionRoute behind = new SessionRoute(network(0x0a630000), Optional.empty(), 1);
        SessionRoute byName = new SessionRoute(network(0x0a640000), Optional.of(address(2)), 7);
        SessionRoute nowhere = new SessionRoute(network(0x0a650000), Optional.of(new IpAddress.V4(0x0b000001)), 1);
        queue.prepare(session(1, address(2), List.of(), List.of(behind, byName, nowhere)));
        work();
        assertThat(commands.getLast())
                .as("a route that leads nowhere costs nothing else")
                .isInstanceOf(InterfaceReady.class);
        assertThat(routes()).containsExactlyInAnyOrder("10.99.0.0/24 ppp-in1 1", "10.100.0.0/24 ppp-in1 7");
        queue.release(1);
        work();
        assertThat(routes()).isEmpty();
    }

    private List<String> routes() {
        return worker.snapshot().routes().stream()
                .filter(route -> route.protocol() == 189)
                .map(route -> route.destination() + " " + route.linuxName().orElse("") + " " + route.metric())
                .toList();
    }

    private Set<String> members() throws KernelException {
        return TableReader.read(with.netlink())
                .sets()
                .get(Ruleset.addressSet(LIST).name());
    }

    private static IpAddress.V4 address(int host) {
        return new IpAddress.V4(0x0a010000 | host);
    }

    private static IpPrefix network(int bits) {
        return new IpPrefix(new IpAddress.V4(bits), 24);
    }

    private static NetworkState listing(AddressSpan... more) {
        FirewallRule rule = new FirewallRule(
                "rule",
                FirewallTable.FILTER,
                "forward",
                List.of(new Match.InAddressList(false, Side.SOURCE, LIST)),
                new Action.Accept(),
                Optional.empty());
        List<AddressSpan> spans = new ArrayList<>(List.of(more));
        spans.add(AddressSpan.ofPrefix(new IpAddress.V4(0x0a090000), 16));
        NetworkState none = NetworkState.EMPTY;
        return new NetworkState(
                none.links(),
                none.vlans(),
                none.addresses(),
                none.routes(),
                none.pppoeClients(),
                none.pppoeServers(),
                none.profiles(),
                none.users(),
                none.pools(),
                none.sessionNames(),
                new Firewall(List.of(rule), List.of(new AddressList(LIST, spans)), List.of()));
    }

    private static SessionInterface session(
            int bundle, IpAddress.V4 peer, List<String> lists, List<SessionRoute> routes) {
        return new SessionInterface(
                bundle,
                "server",
                Optional.empty(),
                "<pppoe-" + bundle + ">",
                1500,
                Optional.of(SERVER),
                Optional.of(peer),
                Optional.empty(),
                OptionalInt.empty(),
                new Belongings("profile", Optional.of(peer), lists, routes));
    }
}
