package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.Dataplane;
import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.LabNetwork;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.shell.testing.Await;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the interfaces of PPPoE clients are called on Linux, and that addresses and routes find them: a router with its
/// console, and its provider, on real interfaces.
@Tag("kernel")
@NeedsHost(programs = {})
class PppNamesOnLinuxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final IpPrefix ADDRESS = new IpPrefix(new IpAddress.V4(0x0a090901), 24);
    private static final IpPrefix ROUTE = new IpPrefix(new IpAddress.V4(0x0a090a00), 24);
    private static final String PROVIDER = """
            /ip pool add name=pool ranges=10.64.0.2-10.64.0.100
            /ppp profile set default local-address=10.64.0.1 remote-address=pool
            /ppp secret add name=joe password=secret
            /ppp secret add name=ann password=secret
            /interface pppoe-server server add service-name=isp interface=ether1
            """;

    @TempDir
    private Path home;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Namespace userSide;
    private Namespace ispSide;
    private RouteNetlink linux;
    private TestConsole user;
    private TestConsole isp;

    @BeforeEach
    void start() throws Exception {
        userSide = Namespace.create();
        ispSide = Namespace.create();
        cable("ether1");
        linux = new RouteNetlink(userSide.run(NetlinkSocket::forRequests));
        isp = router(ispSide, "isp");
        user = router(userSide, "user");
        type(isp, PROVIDER);
    }

    @AfterEach
    void stop() {
        user.close();
        isp.close();
        linux.close();
        userSide.close();
        ispSide.close();
    }

    @Test
    void aNameTooLongForLinuxIsOneNameForAddressesAndRoutes() throws Exception {
        dial("the line of the provider", "joe");
        putOn("the line of the provider");
        assertCarriedBy("ppp-out2");
        assertThat(link("ppp-out2")).map(LinkInfo::alias).contains("braid:the line of the provider");
        assertThat(user.type("/ip/address print").toString()).doesNotContain(";;;");
    }

    @Test
    void aNameWithAPerCentSignIsNoPattern() throws Exception {
        dial("a%d", "joe");
        putOn("a%d");
        assertCarriedBy("ppp-out2");
        assertThat(linux.links()).extracting(LinkInfo::name).containsExactlyInAnyOrder("lo", "ether1", "ppp-out2");
    }

    @Test
    void aNameThatAPortHasOnLinuxIsLeftToThePort() throws Exception {
        type(user, "/interface pppoe-client add name=enp3s0 interface=ether1 user=joe password=secret");
        cable("enp3s0");
        await(
                "the port",
                () -> user.type("/interface/ethernet print count-only").equals(List.of("2")));
        type(user, "/interface pppoe-client enable enp3s0");
        awaitRunning("enp3s0");
        putOn("enp3s0");
        assertCarriedBy("ppp-out2");
        assertThat(link("enp3s0")).map(LinkInfo::alias).contains("");
    }

    @Test
    void aClientThatIsRenamedWhileItIsUpKeepsItsSessionItsAddressesAndItsRoutes() throws Exception {
        dial("dsl", "joe");
        putOn("dsl");
        assertCarriedBy("dsl");
        int index = linux.indexOf("dsl");
        int session = bundle();
        Files.writeString(
                Files.createDirectories(home.resolve("user/files")).resolve("name.rsc"),
                "/interface pppoe-client set 0 name=fiber\n");
        assertThat(user.type("/import name.rsc dry-run"))
                .startsWith("rename dsl to fiber", "change PPPoE client fiber on ether1")
                .hasSize(3);
        for (String[] names : new String[][] {
            {"fiber", "fiber"}, {"another name that is too long", "ppp-out2"}, {"dsl", "dsl"},
        }) {
            type(user, "/interface pppoe-client set 0 name=" + quoted(names[0]));
            assertThat(user.remarks()).isEmpty();
            assertThat(linux.indexOf(names[1])).isEqualTo(index);
            assertThat(link(names[1])).map(LinkInfo::alias).contains("braid:" + names[0]);
            assertThat(linux.links()).hasSize(3);
            assertCarriedBy(names[1]);
            await("the engine's own word", () -> bundleName().equals(names[1]));
        }
        assertThat(bundle()).isEqualTo(session);
        assertThat(List.copyOf(log)).noneMatch(line -> line.contains("disconnected") || line.contains("someone else"));
    }

    @Test
    void clientsThatExchangeTheirNamesKeepTheirSessions() throws Exception {
        dial("one", "joe");
        dial("two", "ann");
        int one = linux.indexOf("one");
        int two = linux.indexOf("two");
        type(
                user,
                ":global swap do={/interface pppoe-client; set one name=x; set two name=one; set x name=two}; $swap");
        await("the exchange", () -> isCalled(two, "one") && isCalled(one, "two"));
        assertThat(linux.links()).extracting(LinkInfo::name).containsExactlyInAnyOrder("lo", "ether1", "one", "two");
        assertThat(List.copyOf(log)).noneMatch(line -> line.contains("disconnected"));
    }

    @Test
    void aClientThatFollowsAnotherOfItsNameHasTheNameToo() throws Exception {
        dial("dsl", "joe");
        int before = bundle();
        type(
                user,
                "/interface pppoe-client; remove dsl;"
                        + " add name=dsl interface=ether1 user=ann password=secret disabled=no");
        assertThat(user.remarks()).isEmpty();
        await(
                "the second one",
                () -> user.router().view().status().bundles().stream()
                        .anyMatch(bundle ->
                                bundle.id() != before && bundle.standing().running()));
        assertThat(bundleName()).isEqualTo("dsl");
        await(
                "one interface",
                () -> linux.links().stream()
                                .filter(link -> link.up() && link.kind().equals("tun"))
                                .count()
                        == 1);
    }

    @Test
    void aNameThatLinuxHasForSomethingElseIsAProblemUntilItIsFree() throws Exception {
        linux.execute(LinkRequests.createBridge("docker0"), "make a bridge");
        type(user, "/interface pppoe-client add name=docker0 interface=ether1 user=joe password=secret disabled=no");
        assertThat(user.remarks())
                .containsExactly("/interface/pppoe-client docker0: Linux has another interface named docker0");
        putOn("docker0");
        assertThat(user.remarks())
                .containsExactlyInAnyOrder(
                        "/ip/address 10.9.9.1/24: Linux has another interface named docker0",
                        "/ip/route 10.9.10.0/24: Linux has another interface named docker0");
        await(
                "an attempt",
                () -> log.stream()
                        .anyMatch(line ->
                                line.equals("docker0: terminating... - Linux has another interface named docker0")));
        assertThat(linux.links()).extracting(LinkInfo::name).containsExactlyInAnyOrder("lo", "ether1", "docker0");
        assertThat(addressesOf("docker0")).isEmpty();
        assertThat(link("docker0")).map(LinkInfo::up).contains(false);

        linux.execute(LinkRequests.delete(linux.indexOf("docker0")), "delete the bridge");
        awaitRunning("docker0");
        assertCarriedBy("docker0");
        assertThat(link("docker0")).map(LinkInfo::kind).contains("tun");
        await(
                "no problem",
                () -> !user.type("/interface pppoe-client print").toString().contains("another"));
        assertThat(user.type("/ip/address print").toString()).doesNotContain(";;;");
    }

    @Test
    void aNameThatIsTakenWhileTheClientIsUpIsGivenToItWhenItIsFree() throws Exception {
        dial("dsl", "joe");
        putOn("dsl");
        assertCarriedBy("dsl");
        int index = linux.indexOf("dsl");
        linux.execute(LinkRequests.createBridge("docker0"), "make a bridge");
        type(user, "/interface pppoe-client set 0 name=docker0");
        assertThat(user.remarks())
                .containsExactly("/interface/pppoe-client docker0: Linux has another interface named docker0");
        assertThat(linux.indexOf("dsl")).isEqualTo(index);
        assertThat(addressesOf("docker0")).isEmpty();

        linux.execute(LinkRequests.delete(linux.indexOf("docker0")), "delete the bridge");
        await("the name", () -> isCalled(index, "docker0"));
        assertCarriedBy("docker0");
        await(
                "no problem",
                () -> !user.type("/interface pppoe-client print").toString().contains("another"));
        assertThat(List.copyOf(log)).noneMatch(line -> line.contains("disconnected"));
    }

    @Test
    void whatWaitsForASessionSaysSo() throws Exception {
        type(user, "/interface pppoe-client add name=dsl interface=ether1 user=nobody password=x disabled=no");
        putOn("dsl");
        assertThat(user.remarks())
                .containsExactlyInAnyOrder(
                        "/ip/address 10.9.9.1/24: dsl is not running", "/ip/route 10.9.10.0/24: dsl is not running");
        type(user, "/interface pppoe-client set dsl user=joe password=secret");
        awaitRunning("dsl");
        assertCarriedBy("dsl");
        assertThat(user.type("/ip/address print").toString()).doesNotContain(";;;");
        type(user, "/interface pppoe-client set dsl user=nobody");
        await(
                "the end of the session",
                () -> user.type("/ip/address print").toString().contains("dsl is not running"));
        assertThat(link("dsl")).isEmpty();
    }

    private void dial(String name, String account) throws Exception {
        type(
                user,
                "/interface pppoe-client add name=" + quoted(name) + " interface=ether1 user=" + account
                        + " password=secret disabled=no");
        awaitRunning(name);
    }

    private void awaitRunning(String name) throws Exception {
        await(
                name + " runs",
                () -> user.type("/interface pppoe-client print count-only where running name=" + quoted(name))
                        .equals(List.of("1")));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private void putOn(String name) {
        type(user, "/ip address add address=10.9.9.1/24 interface=" + quoted(name));
        type(user, "/ip route add dst-address=10.9.10.0/24 gateway=" + quoted(name));
    }

    private void assertCarriedBy(String linuxName) throws Exception {
        await("the address on " + linuxName, () -> addressesOf(linuxName).contains(ADDRESS));
        int index = linux.indexOf(linuxName);
        await(
                "the route by " + linuxName,
                () -> linux.routes().stream()
                        .filter(route -> route.destination().equals(ROUTE))
                        .map(RouteInfo::hops)
                        .anyMatch(hops -> hops.getFirst().oif().equals(OptionalInt.of(index))));
    }

    private List<IpPrefix> addressesOf(String linuxName) throws KernelException {
        int index = linux.indexOf(linuxName);
        return linux.addresses().stream()
                .filter(address -> address.linkIndex() == index)
                .map(address -> address.address())
                .toList();
    }

    private Optional<LinkInfo> link(String linuxName) throws KernelException {
        return linux.links().stream()
                .filter(link -> link.name().equals(linuxName))
                .findFirst();
    }

    private boolean isCalled(int index, String linuxName) throws KernelException {
        return link(linuxName).filter(link -> link.index() == index).isPresent();
    }

    private int bundle() {
        return user.router().view().status().bundles().getFirst().id();
    }

    private String bundleName() {
        return user.router().view().status().bundles().getFirst().identity().linuxName();
    }

    private void cable(String name) throws KernelException {
        LabNetwork.cable(
                new LabNetwork.End(userSide, name, Optional.empty()),
                new LabNetwork.End(ispSide, name, Optional.empty()));
    }

    private TestConsole router(Namespace namespace, String name) throws Exception {
        Path state = Files.createDirectories(home.resolve(name));
        Dataplane dataplane = namespace.run(() -> LinuxDataplane.open(
                Files.createDirectories(home.resolve(name + "-linux")),
                event -> log.add(event.message()),
                (_, failure) -> failure.printStackTrace()));
        return TestConsole.on(state, dataplane);
    }

    private static void type(TestConsole console, String commands) {
        assertThat(console.type(commands)).isEmpty();
    }

    private void await(String what, Await.Condition condition) throws Exception {
        Await.until(what, PATIENCE, condition, () -> user.type("/interface print") + "\n" + log);
    }
}
