package braid.shell.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.dataplane.status.DataplaneStatus.Role;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
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
    void whatWouldRunInTheClearOrNotAtAllIsRefused() {
        try (TestConsole console = console()) {
            console.type("/ppp profile add name=secure use-encryption=required");
            assertThat(console.type("/interface pppoe-client add interface=ether1 user=u disabled=no profile=secure"))
                    .containsExactly("failure: profile secure requires encryption, which is not built");
            assertThat(console.type("/interface pppoe-client add interface=ether1 user=u disabled=no allow=mschap2"))
                    .containsExactly("failure: allow has no method that is built: pap and chap are");
            assertThat(dataplane.desired().pppoeClients()).isEmpty();
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
                            "        encoding:",
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
                    .isEqualTo("0 home  pppoe    BC:24:11:81:B1:47  10.10.10.1  54m");
            console.type("/ppp active remove [find name=home]");
            assertThat(dataplane.disconnected()).containsExactly(4);
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
            assertThat(dataplane.desired().pppoeClients()).isEmpty();
        }
    }

    private TestConsole console() {
        return TestConsole.on(directory, dataplane);
    }

    private static DataplaneStatus connected(String key) {
        return status(
                List.of(new ClientStatus(key, ClientPhase.CONNECTED, Optional.of(4), "")),
                List.of(bundle(Role.CLIENT, key, "u", "pppoe-out1", "0C:26:EA:43:00:01")),
                List.of(member(1, key, "eth0"), member(2, key, "eth1")));
    }

    private static DataplaneStatus served(String key) {
        return status(List.of(), List.of(bundle(Role.SERVER, key, "home", "ppp-in4", "BC:24:11:81:B1:47")), List.of());
    }

    private static BundleStatus bundle(Role role, String owner, String user, String linuxName, String callerId) {
        return new BundleStatus(
                4,
                role,
                owner,
                user,
                "isp",
                linuxName,
                true,
                true,
                callerId,
                Optional.of(LOCAL),
                Optional.of(REMOTE),
                List.of(REMOTE),
                17,
                60 * SECOND,
                2,
                2,
                1500,
                1500,
                Optional.of(1600),
                Optional.of(1600),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static MemberLinkStatus member(int id, String owner, String linuxName) {
        return new MemberLinkStatus(
                id,
                owner,
                Optional.of(4),
                Role.CLIENT,
                linuxName,
                "0C:26:EA:43:00:01",
                "AC",
                "isp",
                id,
                "up",
                60 * SECOND,
                1480,
                1480,
                OptionalLong.empty(),
                OptionalLong.of(8_000_000),
                500,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.of(12_300_000),
                OptionalLong.empty(),
                0,
                0,
                "");
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
                                Optional.empty()))
                        : List.of(),
                clients,
                bundles,
                members,
                Map.of());
    }
}
