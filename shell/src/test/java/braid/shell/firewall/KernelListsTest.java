package braid.shell.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.NeedsHost;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What packets bring into the kernel's lists: connections, addresses in lists, hardware addresses.
@Tag("kernel")
@NeedsHost(programs = {"ip", "ping"})
class KernelListsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CONNECTION = "/ip/firewall/connection ";
    private static final String LIST = "/ip/firewall/address-list ";
    private static final String ARP = "/ip/arp ";

    @TempDir
    private static Path home;

    private static TwoHosts network;

    @BeforeAll
    static void open() throws Exception {
        network = new TwoHosts(home);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @BeforeEach
    void clear() {
        network.clear();
    }

    @Test
    void aConnectionIsShownAndForgotten() throws Exception {
        network.type("/ip/firewall/nat add chain=srcnat action=masquerade out-interface=ether2\n"
                + "/ip/firewall/mangle add chain=forward action=mark-connection new-connection-mark=marked");
        try (Socket socket = network.connect(network.near, TwoHosts.FAR, 7000).orElseThrow()) {
            String own = "[find protocol=tcp src-port=" + socket.getLocalPort() + "]";
            assertThat(network.type(":put [" + CONNECTION + "get " + own + " dst-address]"))
                    .containsExactly(TwoHosts.FAR);
            assertThat(network.type(":put [" + CONNECTION + "get " + own + " reply-dst-address]"))
                    .containsExactly(TwoHosts.FAR_ROUTER);
            assertThat(network.type(":put [" + CONNECTION + "get " + own + " tcp-state]"))
                    .containsExactly("established");
            assertThat(network.type(":put [" + CONNECTION + "get " + own + " connection-mark]"))
                    .containsExactly("marked");
            assertThat(network.type(":put ([" + CONNECTION + "get " + own + " orig-packets] > 1)"))
                    .containsExactly("true");
            assertThat(network.type(CONNECTION + "print where src-port=" + socket.getLocalPort()))
                    .anyMatch(line -> line.matches("\\d+ +SACs +tcp .*"));
            network.type(CONNECTION + "remove " + own);
            assertThat(network.type(":put [:len [" + CONNECTION + own.substring(1) + "]"))
                    .containsExactly("0");
        }
    }

    @Test
    void timesOfTheTrackingAreTheKernels() throws Exception {
        String file = "/proc/sys/net/netfilter/nf_conntrack_udp_timeout";
        network.type("/ip/firewall/connection/tracking set udp-timeout=17s");
        assertThat(network.read(file)).isEqualTo("17");
        network.write(file, "99");
        Await.until(
                "the time that is configured",
                PATIENCE,
                () -> network.read(file).equals("17"));
        assertThat(network.type("/ip/firewall/connection/tracking print"))
                .anyMatch(line -> line.strip().equals("udp-timeout: 17s"))
                .anyMatch(line -> line.strip().matches("max-entries: \\d+"));
        network.type("/ip/firewall/connection/tracking set enabled=yes");
        network.ping(network.near, TwoHosts.FAR);
        assertThat(network.type(":put ([:len [" + CONNECTION + "find protocol=icmp]] > 0)"))
                .containsExactly("true");
        network.type("/ip/firewall/connection/tracking set enabled=auto");
    }

    @Test
    void anEntryWithATimeoutIsInForceUntilItsTimeIsOver() throws Exception {
        network.type("/ip/firewall/filter add chain=forward src-address-list=bad action=drop\n" + LIST
                + "add list=bad address=192.168.88.2-192.168.88.9 timeout=2s");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isFalse();
        assertThat(network.type(LIST + "print")).anyMatch(line -> line.contains("D bad"));
        assertThat(network.type("/ip/firewall/address-list export")).noneMatch(line -> line.contains("add"));
        Await.until("the end of its time", PATIENCE, () -> network.ping(network.near, TwoHosts.FAR));
        assertThat(network.type(":put [:len [" + LIST + "find]]")).containsExactly("0");

        network.type(LIST + "add list=bad address=192.168.88.2 timeout=1h");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isFalse();
        network.type(LIST + "remove [find list=bad]");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isTrue();
    }

    @Test
    void whatARuleAddsIsListedAndCanBeRemoved() throws Exception {
        network.type("/ip/firewall/filter add chain=forward src-address-list=seen action=drop\n"
                + "/ip/firewall/filter add chain=forward protocol=icmp action=add-src-to-address-list"
                + " address-list=seen address-list-timeout=1h\n"
                + "/ip/firewall/filter add chain=forward protocol=icmp action=add-dst-to-address-list"
                + " address-list=asked");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isTrue();
        assertThat(network.ping(network.near, TwoHosts.FAR)).isFalse();
        assertThat(network.type(":put [" + LIST + "get [find list=seen address=192.168.88.2] timeout]")
                        .getLast())
                .matches("(1h|59m5\\ds|1h00m00s|00:59:5\\d|01:00:00)");
        assertThat(network.type(":put [:len [" + LIST + "find list=asked]]").getLast())
                .isNotEqualTo("0");
        network.type(LIST + "remove [find list=seen]");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isTrue();
    }

    @Test
    void hardwareAddressesAreShownAndGiven() throws Exception {
        network.type(ARP + "remove [find]");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isTrue();
        assertThat(network.type(":put [" + ARP + "get [find address=10.0.0.2] interface]"))
                .containsExactly("ether2");
        assertThat(network.type(":put [" + ARP + "get [find address=10.0.0.2] complete]"))
                .containsExactly("true");
        network.type(ARP + "add address=10.0.0.3 mac-address=02:00:00:00:00:09 interface=ether2");
        assertThat(network.ping(network.near, TwoHosts.FAR_OTHER)).isFalse();
        network.ip(network.router, "neigh", "del", "10.0.0.3", "dev", "ether2");
        Await.until(
                "the address that is configured",
                PATIENCE,
                () -> List.of("true").equals(network.type(":put [" + ARP + "get [find address=10.0.0.3] complete]")));
        network.type(ARP + "remove [find address=10.0.0.3]");
        Await.until("the host's own address", PATIENCE, () -> network.ping(network.near, TwoHosts.FAR_OTHER));
    }

    @Test
    void packetsAreForwardedUnlessItIsSetOtherwise() throws Exception {
        network.type("/ip/settings set ip-forward=no");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isFalse();
        network.type("/ip/settings set ip-forward=yes rp-filter=loose");
        assertThat(network.ping(network.near, TwoHosts.FAR)).isTrue();
        assertThat(network.read("/proc/sys/net/ipv4/conf/ether1/rp_filter")).isEqualTo("2");
    }
}
