package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppProfile;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.RateLimit;
import braid.dataplane.network.Route;
import braid.dataplane.network.SessionName;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.BundleEvent;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.Flow;
import braid.dataplane.status.LinkRate;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.PortStatus;
import braid.dataplane.status.Role;
import braid.shell.menu.PppBundleMenu;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a console shows of a router that runs, the dataplane being told what to say.
class RunningRouterTest {
    // RTPROT_KERNEL (include/uapi/linux/rtnetlink.h).
    private static final int KERNELS_OWN = 2;
    private static final MacAddress CONCENTRATOR = new MacAddress(0x0c26_ea43_0001L);
    private static final MacAddress HOST = new MacAddress(0xbc24_1181_b147L);
    private static final long SECOND = 1_000_000_000L;
    private static final IpAddress.V4 LOCAL = new IpAddress.V4(0x0a0a0a40);
    private static final IpAddress.V4 REMOTE = new IpAddress.V4(0x0a0a0a01);

    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(status(List.of(), List.of(), List.of()));

    @Test
    void theConfigurationReachesTheDataplaneAsOneState() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-client add interface=ether1,ether2 user=u password=p disabled=no mrru=1600 "
                    + "add-default-route=yes default-route-distance=7 link-speed=8M/1M keepalive-timeout=disabled");
            PppoeClient client = dataplane.desired().pppoeClients().getFirst();
            assertThat(client.label()).isEqualTo("pppoe-out1");
            assertThat(client.lines())
                    .containsExactly(
                            new PppoeClient.Line("eth0", OptionalLong.of(8_000_000), OptionalLong.of(1_000_000)),
                            new PppoeClient.Line("eth1", OptionalLong.empty(), OptionalLong.empty()));
            assertThat(client.options().mrruBytes()).isEqualTo(OptionalInt.of(1600));
            assertThat(client.options().keepaliveSeconds()).isEmpty();
            assertThat(client.defaultRouteMetric()).isEqualTo(OptionalInt.of(7));
            assertThat(console.type("/interface pppoe-client print count-only where interface~\"ether2\""))
                    .containsExactly("1");
            console.type("/interface pppoe-client disable 0");
            assertThat(dataplane.desired().pppoeClients()).isEmpty();
        }
    }

    @Test
    void whatAProfileSaysOfSessionsReachesTheDataplane() {
        try (TestConsole console = console()) {
            console.type("/ppp profile add name=secure use-encryption=required session-timeout=1h idle-timeout=5m");
            console.type("/ppp profile add name=plain use-encryption=default use-ipv6=no change-tcp-mss=no");
            console.type(
                    "/interface pppoe-client add interface=ether1 user=u disabled=no profile=secure allow=mschap2");
            console.type("/interface pppoe-client add interface=ether2 user=u disabled=no profile=plain");
            List<PppoeClient> clients = dataplane.desired().pppoeClients();
            assertThat(clients.getFirst().allowed()).containsExactly(AuthenticationMethod.MSCHAP_V2);
            String profile = clients.getFirst().session().profile();
            assertThat(profile)
                    .isNotEmpty()
                    .isNotEqualTo(clients.getLast().session().profile());
            assertThat(clients.stream().map(client -> client.session().of("")))
                    .containsExactly(
                            new SessionOptions(
                                    Demand.REQUIRED, Demand.YES, OptionalInt.of(3600), OptionalInt.of(300), true),
                            new SessionOptions(Demand.NO, Demand.NO, OptionalInt.empty(), OptionalInt.empty(), false));
            console.type("/ppp profile set default use-encryption=yes");
            assertThat(dataplane.desired().pppoeClients().getLast().session().encryption())
                    .isEqualTo(Demand.YES);
        }
    }

    @Test
    void aRunningBundleIsSeenEverywhere() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-client add interface=ether1,ether2 user=u disabled=no");
            dataplane.says(
                    connected(dataplane.desired().pppoeClients().getFirst().key()));
            assertThat(console.type("/interface pppoe-client print").get(1)).startsWith(" 0  R name=\"pppoe-out1\"");
            assertThat(console.type("/interface pppoe-client monitor pppoe-out1 once")
                            .subList(0, 12))
                    .containsExactly(
                            "          status: connected",
                            "          uptime: 54m",
                            "    active-links: 2",
                            "        encoding: MPPE128 stateless",
                            "    service-name: isp",
                            "         ac-name: AC",
                            "          ac-mac: 0C:26:EA:43:00:01",
                            "             mtu: 1500",
                            "             mru: 1500",
                            "   local-address: 10.10.10.64",
                            "  remote-address: 10.10.10.1",
                            "");
            assertThat(console.type("/interface pppoe-client monitor pppoe-out1 once"))
                    .anyMatch(line -> line.contains("ether1") && line.contains("up"))
                    .anyMatch(line -> line.contains("ether2") && line.contains("up"));
            assertThat(console.type("/ppp bundle print"))
                    .anyMatch(line -> line.contains("pppoe-out1") && line.contains("2/2"));
            assertThat(console.type(":put [/ip dns get dynamic-servers]")).containsExactly("10.10.10.1");
            assertThat(console.type("/ppp link print count-only")).containsExactly("2");
            assertThat(console.type(":put [/ppp link get 0 learning]")).containsExactly("echo only");
            assertThat(console.type(":put ([/ppp link get 0 lost-sent] . [/ppp link get 0 suspensions])"))
                    .containsExactly("23");
            assertThat(console.type(":put [/ppp link get 0 peer]")).containsExactly("MSRASV5.20");
            assertThat(console.type("/ip address print"))
                    .containsExactly(
                            "Flags: D - DYNAMIC",
                            "Columns: ADDRESS, NETWORK, INTERFACE",
                            "#   ADDRESS         NETWORK     INTERFACE",
                            "0 D 10.10.10.64/32  10.10.10.1  pppoe-out1");
            assertThat(console.type("/ip route print").getLast()).isEqualTo("DAv 0.0.0.0/0    pppoe-out1         1");
        }
    }

    @Test
    void aSessionOfAServerIsADynamicItemThatRemoveEnds() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            dataplane.says(served(dataplane.desired().pppoeServers().getFirst().key()));
            assertThat(console.type("/interface pppoe-server print").getLast()).startsWith("0 DR <pppoe-home>  home");
            assertThat(console.type("/ppp active print").getLast())
                    .isEqualTo("0 home  pppoe    BC:24:11:81:B1:47  10.10.10.1  54m     MPPE128 stateless");
            console.type("/ppp active remove [find name=home]");
            assertThat(dataplane.disconnected()).containsExactly(4);
        }
    }

    @Test
    void aSessionThatComesUpHasNoUptimeYet() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            BundleStatus up = bundle(
                    4,
                    Role.SERVER,
                    dataplane.desired().pppoeServers().getFirst().key(),
                    "home",
                    "<pppoe-home>",
                    "ppp-in4",
                    HOST);
            dataplane.says(status(
                    List.of(),
                    List.of(new BundleStatus(
                            up.id(),
                            up.identity(),
                            new BundleStatus.Standing(false, 0, 0, 1),
                            up.negotiated(),
                            up.traffic())),
                    List.of()));
            assertThat(console.type(":put [/ppp active get 0 uptime]")).containsExactly("00:00:00");
        }
    }

    @Test
    void aLinkThatIsNotUpStandsUnderItsClientsName() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-client add name=dsl interface=ether1 user=u disabled=no");
            String key = dataplane.desired().pppoeClients().getFirst().key();
            MemberLinkStatus link = member(0, key, "eth0");
            dataplane.says(status(
                    List.of(),
                    List.of(),
                    List.of(new MemberLinkStatus(
                            0,
                            Role.CLIENT,
                            key,
                            "eth0",
                            OptionalInt.empty(),
                            Optional.empty(),
                            new MemberLinkStatus.Standing(MemberLinkStatus.State.DISCOVERY, 0, "nobody"),
                            link.rate(),
                            link.traffic()))));
            assertThat(console.type(":put [/ppp link get 0 bundle]")).containsExactly("dsl");
        }
    }

    @Test
    void whatASessionIsGrantedIsSeenWhereRouterOsShowsIt() {
        try (TestConsole console = console()) {
            console.type("/queue simple add name=own target=10.1.1.1 max-limit=1M/1M");
            console.type("/ip firewall address-list add list=fixed address=10.3.3.3");
            console.type("/interface pppoe-server server add interface=ether1");
            String key = dataplane.desired().pppoeServers().getFirst().key();
            dataplane.says(status(List.of(), List.of(granted(key)), List.of()));
            assertThat(console.type("/queue simple print detail where dynamic").toString())
                    .contains("D name=\"<pppoe-home>\"")
                    .contains("target=<pppoe-home>")
                    .contains("max-limit=2M/10M")
                    .contains("burst-limit=4M/0")
                    .contains("burst-threshold=3M/0 burst-time=8s/0s");
            assertThat(console.type("/queue simple print count-only")).containsExactly("2");
            assertThat(console.type("/queue simple export")).noneMatch(line -> line.contains("pppoe"));
            assertThat(console.type("/ip firewall address-list print"))
                    .anyMatch(line -> line.matches("0 +fixed +10.3.3.3.*"))
                    .anyMatch(line -> line.matches("1 D members +" + REMOTE + ".*"));
            assertThat(console.type("/ip firewall address-list print count-only where dynamic and list=members"))
                    .containsExactly("1");
            assertThat(console.type("/ip firewall address-list print count-only where !dynamic"))
                    .containsExactly("1");
            assertThat(console.type("/ip firewall address-list print count-only where dynamic=no"))
                    .containsExactly("1");
            assertThat(console.type("/ip firewall address-list export")).noneMatch(line -> line.contains("members"));
            assertThat(console.type(":put [/ppp active get 0 limit-bytes-out]")).containsExactly("500");
            assertThat(console.type(":put [/ppp active get 0 limit-bytes-in]")).containsExactly("0");
        }
    }

    private static BundleStatus granted(String key) {
        BundleStatus like = bundle(4, Role.SERVER, key, "home", "<pppoe-home>", "ppp-in4", HOST);
        return new BundleStatus(
                like.id(),
                like.identity(),
                like.standing(),
                like.negotiated(),
                new BundleStatus.Granted(
                        new RateLimit(
                                new RateLimit.Rate(2_000_000, 4_000_000, 3_000_000, 8), RateLimit.Rate.of(10_000_000)),
                        new ByteLimits(OptionalLong.empty(), OptionalLong.of(500)),
                        List.of("members")),
                like.traffic());
    }

    @Test
    void whatAProfileGrantsReachesTheDataplaneAndWhatCannotBeReadIsRefused() {
        try (TestConsole console = console()) {
            console.type("/ppp profile add name=gold rate-limit=2M/10M address-list=\"members, guests\"");
            console.type("/ppp secret add name=joe profile=gold routes=\"10.5.0.0/16\"");
            PppProfile gold = dataplane.desired().profiles().getLast();
            assertThat(gold.session().rate())
                    .isEqualTo(new RateLimit(
                            new RateLimit.Rate(2_000_000, 0, 2_000_000, 1),
                            new RateLimit.Rate(10_000_000, 0, 10_000_000, 1)));
            assertThat(gold.session().addressLists()).containsExactly("members", "guests");
            assertThat(gold.session().profile()).isEqualTo(gold.key());
            assertThat(dataplane.desired().users().getFirst().routes()).hasSize(1);
            assertThat(console.type("/ppp profile add name=odd rate-limit=fast"))
                    .containsExactly("failure: rate-limit \"fast\" is no rate");
            assertThat(console.type("/ppp secret add name=ann routes=here"))
                    .containsExactly("failure: routes: \"here\" is no route");
        }
    }

    @Test
    void twoSessionsOfAUserKeepTheirNamesWhenTheFirstEnds() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            String key = dataplane.desired().pppoeServers().getFirst().key();
            BundleStatus first = bundle(4, Role.SERVER, key, "home", "<pppoe-home>", "ppp-in4", HOST);
            BundleStatus second = bundle(5, Role.SERVER, key, "home", "<pppoe-home-1>", "ppp-in5", HOST);
            dataplane.says(status(List.of(), List.of(first, second), List.of()));
            assertThat(console.type("/interface pppoe-server print").getLast()).startsWith("1 DR <pppoe-home-1>");
            dataplane.says(status(List.of(), List.of(second), List.of()));
            assertThat(console.type("/interface pppoe-server print").getLast()).startsWith("0 DR <pppoe-home-1>");
            assertThat(console.type(":put [/ppp bundle get 0 name]")).containsExactly("<pppoe-home-1>");
        }
    }

    @Test
    void aNameKeptForAUserIsHisSessionsWhileItIsUp() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            console.type("/interface pppoe-server add name=office user=home service=isp");
            assertThat(dataplane.desired().sessionNames())
                    .containsExactly(new SessionName("/interface/pppoe-server*3", "office", "home", "isp"));
            String key = dataplane.desired().pppoeServers().getFirst().key();
            dataplane.says(status(
                    List.of(), List.of(bundle(4, Role.SERVER, key, "home", "office", "ppp-in4", HOST)), List.of()));
            assertThat(console.type("/interface pppoe-server print").getLast())
                    .startsWith("0 R office  home  isp      BC:24:11:81:B1:47");
            assertThat(console.type("/interface pppoe-server print count-only")).containsExactly("1");
            dataplane.says(status(List.of(), List.of(), List.of()));
            assertThat(console.type("/interface pppoe-server print").getLast()).startsWith("0 office  home  isp");
        }
    }

    @Test
    void aUsersLastSessionIsRememberedWithRouterOsWords() {
        try (TestConsole console = console()) {
            console.type("/ppp secret add name=home password=x");
            console.type("/ppp secret add name=other password=x");
            dataplane.says(status(List.of(), List.of(), List.of()));
            assertThat(console.type(":put [/ppp secret get home last-disconnect-reason]"))
                    .containsExactly("hung-up");
            assertThat(console.type(":put [/ppp secret get home last-caller-id]"))
                    .containsExactly(HOST.toString());
            assertThat(console.type(":put [/ppp secret get home last-logged-out]"))
                    .containsExactly("2026-01-31 08:50:00");
            assertThat(console.type(":put [/ppp secret get other last-disconnect-reason]"))
                    .containsExactly("");
            assertThat(console.type("/ppp secret print"))
                    .anyMatch(line -> line.matches("0 +home .*2026-01-31 08:50:00"));
            assertThat(console.type("/ppp secret export")).noneMatch(line -> line.contains("last-"));
        }
    }

    @Test
    void routesThatShareTheTrafficAreMarked() {
        try (TestConsole console = console()) {
            console.type("/ip route add dst-address=10.9.0.0/16 gateway=10.0.0.254");
            console.type("/ip route add dst-address=10.9.0.0/16 gateway=10.0.1.254");
            console.type("/ip route add dst-address=10.8.0.0/16 gateway=10.0.1.254");
            List<Route> routes = dataplane.desired().routes();
            dataplane.says(Statuses.withRoutes(
                    status(List.of(), List.of(), List.of()),
                    List.of(
                            way(routes.get(0), true),
                            way(routes.get(1), true),
                            way(routes.get(2), false),
                            connected(new IpPrefix(new IpAddress.V4(0x0a000000), 24)))));
            assertThat(console.type("/ip route print"))
                    .contains("Flags: D - DYNAMIC; A - ACTIVE; c - CONNECT, s - STATIC; + - ECMP")
                    .anyMatch(line -> line.matches(" +DAc +10.0.0.0/24 +ether1 .*"))
                    .anyMatch(line -> line.matches("0 +As\\+ 10.9.0.0/16 +10.0.0.254 .*"))
                    .anyMatch(line -> line.matches("1 +As\\+ 10.9.0.0/16 +10.0.1.254 .*"))
                    .anyMatch(line -> line.matches("2 +As +10.8.0.0/16 +10.0.1.254 .*"));
        }
    }

    private static RouteStatus connected(IpPrefix network) {
        return new RouteStatus(
                network,
                Optional.empty(),
                Optional.of("eth0"),
                0,
                Route.MAIN_TABLE,
                KERNELS_OWN,
                false,
                false,
                Optional.empty());
    }

    private static RouteStatus way(Route route, boolean shared) {
        return new RouteStatus(
                route.destination(),
                route.gateway(),
                Optional.of("eth0"),
                route.metric(),
                route.table(),
                Route.PROTOCOL,
                false,
                shared,
                Optional.of(route.key()));
    }

    @Test
    void whatIsDroppedIsSeen() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            dataplane.says(served(dataplane.desired().pppoeServers().getFirst().key()));
            assertThat(console.type("/interface pppoe-server server monitor 0 once"))
                    .containsExactly(
                            "         sessions: 0",
                            "    rx-bad-cookie: 5",
                            "     rx-too-short: 2",
                            "  tx-send-refused: 1",
                            "");
            assertThat(console.type("/interface ethernet monitor ether2 once").subList(0, 2))
                    .containsExactly("    name: ether2", "  status: link-ok");
            assertThat(console.type(":put [/interface get ether1 rx-drop]")).containsExactly("7");
            assertThat(console.type(":put [/interface get ether1 tx-drop]")).containsExactly("1");
            assertThat(String.join(" ", console.type("/ppp bundle print detail")))
                    .contains("lost=3")
                    .contains("gaps-timed-out=2")
                    .contains("peak-depth=7")
                    .doesNotContain("duplicate=");
        }
    }

    @Test
    void whatABundleCountsHasAPropertyThatShowsIt() {
        for (BundleEvent event : BundleEvent.values()) {
            String name = event == BundleEvent.FRAGMENTS_LOST ? "lost" : event.word();
            assertThat(PppBundleMenu.MENU.property(name)).as(name).isPresent();
        }
    }

    @Test
    void whatLinuxRefusesIsSaidAtTheItem() {
        try (TestConsole console = console()) {
            dataplane.cannot(Map.of("/ip/address*1", "address already assigned"));
            console.type("/ip address add address=10.0.0.1/24 interface=ether1");
            assertThat(console.type("/ip address print"))
                    .contains(
                            "Flags: I - INVALID", ";;; address already assigned", "0 I 10.0.0.1/24  10.0.0.0  ether1");
        }
    }

    @Test
    void aPortThatIsMissingMakesItsUserInvalidUntilItAppears() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-client add interface=ether9 disabled=no");
            assertThat(console.type("/interface pppoe-client print").subList(0, 2))
                    .containsExactly("Flags: X - disabled, I - invalid, R - running", " 0 I  ;;; ether9 not present");
            assertThat(dataplane.desired().pppoeClients())
                    .flatExtracting(PppoeClient::lines)
                    .extracting(PppoeClient.Line::linuxName)
                    .containsExactly("ether9");
        }
    }

    /// As its routes are, what somebody else has set on a port is seen; what runs beside us is not ours to show.
    @Test
    void addressesThatLinuxHasOfSomebodyElseAreDynamic() {
        try (TestConsole console = console()) {
            console.type("/ip address add address=10.1.0.1/24 interface=ether1");
            String key = dataplane.desired().addresses().getFirst().key();
            dataplane.says(Statuses.withAddresses(
                    status(List.of(), List.of(), List.of()),
                    List.of(
                            foreign("eth0", 0x0a010001, Optional.of(key)),
                            foreign("eth1", 0x0a020001, Optional.empty()),
                            foreign("docker0", 0x0a030001, Optional.empty()))));
            assertThat(console.type("/ip address print"))
                    .endsWith("0   10.1.0.1/24  10.1.0.0  ether1", "1 D 10.2.0.1/24  10.2.0.0  ether2");
        }
    }

    private static AddressStatus foreign(String linuxName, int bits, Optional<String> key) {
        return new AddressStatus(linuxName, new IpPrefix(new IpAddress.V4(bits), 24), Optional.empty(), false, key);
    }

    /// 1480 is what any link carries; once a session has agreed on more, that is in force.
    @Test
    void theLargestFrameIsShownAsItIsInForce() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-server server add interface=ether1");
            String key = dataplane.desired().pppoeServers().getFirst().key();
            assertThat(console.type("/interface pppoe-server server print").toString())
                    .contains("max-mtu=1480 max-mru=1480");
            MemberLinkStatus member = member(1, key, "eth0");
            var session = new MemberLinkStatus.Session(HOST, 1, "AC", "isp", 1492, 1488, "");
            dataplane.says(status(
                    List.of(),
                    List.of(bundle(4, Role.SERVER, key, "home", "<pppoe-home>", "ppp-in4", HOST)),
                    List.of(new MemberLinkStatus(
                            1,
                            Role.SERVER,
                            key,
                            "eth0",
                            OptionalInt.of(4),
                            Optional.of(session),
                            member.standing(),
                            member.rate(),
                            member.traffic()))));
            assertThat(console.type("/interface pppoe-server server print").toString())
                    .contains("max-mtu=1492 max-mru=1488");
            assertThat(console.type(":put [/interface pppoe-server server get 0 max-mtu]"))
                    .containsExactly("auto");
        }
    }

    private TestConsole console() {
        return TestConsole.on(directory, dataplane);
    }

    private static DataplaneStatus connected(String key) {
        return status(
                List.of(new ClientStatus(key, ClientPhase.CONNECTED, OptionalInt.of(4), "")),
                List.of(bundle(4, Role.CLIENT, key, "u", "pppoe-out1", "pppoe-out1", CONCENTRATOR)),
                List.of(member(1, key, "eth0"), member(2, key, "eth1")));
    }

    private static DataplaneStatus served(String key) {
        return status(
                List.of(), List.of(bundle(4, Role.SERVER, key, "home", "<pppoe-home>", "ppp-in4", HOST)), List.of());
    }

    private static BundleStatus bundle(
            int id, Role role, String owner, String user, String label, String linuxName, MacAddress callerId) {
        return new BundleStatus(
                id,
                new BundleStatus.Identity(role, owner, user, label, linuxName, "isp", callerId, 17),
                new BundleStatus.Standing(true, 60 * SECOND, 2, 2),
                new BundleStatus.Negotiated(
                        true,
                        1500,
                        1500,
                        OptionalInt.of(1600),
                        OptionalInt.of(1600),
                        Optional.of(LOCAL),
                        Optional.of(REMOTE),
                        List.of(REMOTE),
                        Optional.of(new BundleStatus.Encryption(128, true))),
                new BundleStatus.Traffic(
                        Flow.NONE,
                        new BundleStatus.Reassembly(0, 7, 0),
                        Map.of(BundleEvent.FRAGMENTS_LOST, 3L, BundleEvent.GAPS_TIMED_OUT, 2L)));
    }

    private static MemberLinkStatus member(int id, String owner, String linuxName) {
        return new MemberLinkStatus(
                id,
                Role.CLIENT,
                owner,
                linuxName,
                OptionalInt.of(4),
                Optional.of(new MemberLinkStatus.Session(CONCENTRATOR, id, "AC", "isp", 1480, 1480, "MSRASV5.20")),
                new MemberLinkStatus.Standing(MemberLinkStatus.State.UP, 60 * SECOND, ""),
                new LinkRate.Learned(8_000_000, true),
                new MemberLinkStatus.Traffic(
                        new Flow(500, 0, 0, 0, 0, 0), OptionalLong.of(12_300_000), OptionalLong.empty(), 1, 0, 2, 3));
    }

    private static DataplaneStatus status(
            List<ClientStatus> clients, List<BundleStatus> bundles, List<MemberLinkStatus> members) {
        List<LinkStatus> links = new ArrayList<>(List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")));
        boolean dialled = !clients.isEmpty();
        return new DataplaneStatus(
                55 * 60 * SECOND,
                links,
                dialled
                        ? List.of(new AddressStatus(
                                "pppoe-out1", new IpPrefix(LOCAL, 32), Optional.of(REMOTE), true, Optional.empty()))
                        : List.of(),
                dialled
                        ? List.of(new RouteStatus(
                                new IpPrefix(new IpAddress.V4(0), 0),
                                Optional.empty(),
                                Optional.of("pppoe-out1"),
                                1,
                                254,
                                189,
                                false,
                                false,
                                Optional.empty()))
                        : List.of(),
                clients,
                bundles,
                members,
                List.of(new PortStatus("eth0", Map.of("bad-cookie", 5L, "too-short", 2L), Map.of("send-refused", 1L))),
                List.of(new EndedSession("home", HOST, 50 * 60 * SECOND, EndCause.HUNG_UP)),
                Map.of(),
                0,
                Instant.parse("2026-01-31T08:00:00Z"));
    }
}
