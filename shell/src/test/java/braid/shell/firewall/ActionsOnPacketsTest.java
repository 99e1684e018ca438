package braid.shell.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.shell.testing.NeedsHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each action of `/ip/firewall`, by what becomes of packets.
@Tag("kernel")
@NeedsHost(programs = {"ip", "ping"})
class ActionsOnPacketsTest {
    private static final String FILTER = "/ip/firewall/filter ";
    private static final String NAT = "/ip/firewall/nat ";
    private static final String MANGLE = "/ip/firewall/mangle ";
    private static final String RAW = "/ip/firewall/raw ";

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
    void theFirstRuleThatFitsCounts() throws KernelException {
        network.type(FILTER + "add chain=forward action=accept src-address=192.168.88.2 comment=first\n" + FILTER
                + "add chain=forward action=drop in-interface=ether1");
        assertThat(near(TwoHosts.NEAR)).isPresent();
        assertThat(near(TwoHosts.NEAR_OTHER)).isEmpty();
        network.type(FILTER + "move [find action=drop] [find comment=first]");
        assertThat(near(TwoHosts.NEAR)).isEmpty();
        network.type(FILTER + "disable [find action=drop]");
        assertThat(near(TwoHosts.NEAR)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "icmp-network-unreachable, Destination Net Unreachable",
        "icmp-host-unreachable, Destination Host Unreachable",
        "icmp-protocol-unreachable, Destination Protocol Unreachable",
        "icmp-port-unreachable, Destination Port Unreachable",
        "icmp-net-prohibited, Destination Net Prohibited",
        "icmp-host-prohibited, Destination Host Prohibited",
        "icmp-admin-prohibited, Packet filtered"
    })
    void aSenderIsTold(String with, String told) throws KernelException {
        network.type(FILTER + "add chain=forward action=reject reject-with=" + with);
        assertThat(network.pinged(network.near, TwoHosts.FAR)).contains(told);
    }

    @Test
    void aConnectionIsReset() throws KernelException {
        network.type(FILTER + "add chain=forward action=reject reject-with=tcp-reset protocol=tcp dst-port=7000");
        assertThat(network.tcp(network.near, TwoHosts.FAR, 7000)).isEqualTo("reset");
        assertThat(network.tcp(network.near, TwoHosts.FAR, 8000)).isEqualTo("connected");
    }

    @Test
    void chainsOfTheUserAreJumpedToAndReturnedFrom() throws KernelException {
        network.type(FILTER + "add chain=forward action=jump jump-target=\"own chain\" in-interface=ether1\n" + FILTER
                + "add chain=\"own chain\" action=return src-address=192.168.88.3 comment=back\n" + FILTER
                + "add chain=\"own chain\" action=drop protocol=udp comment=dropped\n" + FILTER
                + "add chain=forward action=passthrough comment=after");
        assertThat(near(TwoHosts.NEAR)).isEmpty();
        assertThat(near(TwoHosts.NEAR_OTHER)).isPresent();
        assertThat(network.packets("filter", "back")).isEqualTo(1);
        assertThat(network.packets("filter", "dropped")).isEqualTo(1);
        assertThat(network.packets("filter", "after")).isEqualTo(2);
    }

    @Test
    void countersAreShownAndSetBack() throws KernelException {
        network.type(FILTER + "add chain=forward action=passthrough src-address=192.168.88.2 comment=one\n" + FILTER
                + "add chain=forward action=passthrough comment=two");
        near(TwoHosts.NEAR);
        assertThat(network.packets("filter", "one")).isEqualTo(1);
        assertThat(network.packets("filter", "two")).isEqualTo(2);
        assertThat(network.type(FILTER + "print stats"))
                .anySatisfy(line -> assertThat(line).contains("CHAIN", "ACTION", "BYTES", "PACKETS"))
                .anySatisfy(line -> assertThat(line).matches(".*forward +passthrough +38 +1 *"));
        network.type(FILTER + "reset-counters [find comment=two]");
        near(TwoHosts.NEAR);
        assertThat(network.packets("filter", "one")).isEqualTo(2);
        assertThat(network.packets("filter", "two")).isEqualTo(2);
        network.type(FILTER + "set [find comment=one] protocol=udp\n" + FILTER + "move [find comment=two] 0");
        assertThat(network.packets("filter", "one")).isEqualTo(2);
        network.type(FILTER + "reset-counters-all");
        assertThat(network.packets("filter", "one")).isZero();
    }

    @Test
    void addressesAreRememberedInLists() throws Exception {
        network.type(FILTER + "add chain=forward action=drop src-address-list=knocked\n" + FILTER
                + "add chain=forward action=add-src-to-address-list address-list=knocked address-list-timeout=1s"
                + " protocol=udp dst-port=6000\n" + FILTER
                + "add chain=forward action=add-dst-to-address-list address-list=asked in-interface=ether1\n" + FILTER
                + "add chain=input action=drop src-address-list=asked");
        assertThat(near(TwoHosts.NEAR)).isPresent();
        assertThat(network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 6000, 10, 0))
                .isPresent();
        assertThat(near(TwoHosts.NEAR)).isEmpty();
        assertThat(near(TwoHosts.NEAR_OTHER)).isPresent();
        assertThat(network.ping(network.far, TwoHosts.FAR_ROUTER)).isFalse();
        long patience = System.nanoTime() + 5_000_000_000L;
        while (near(TwoHosts.NEAR).isEmpty()) {
            assertThat(System.nanoTime()).as("the entry goes by itself").isLessThan(patience);
        }
    }

    @Test
    void packetsAreWrittenToTheLog() throws Exception {
        network.type(FILTER + "add chain=forward action=log log-prefix=\"seen it\" protocol=udp in-interface=ether1\n"
                + FILTER + "add chain=forward action=drop protocol=tcp log=yes");
        assertThat(network.udp(network.near, TwoHosts.NEAR, 4321, TwoHosts.FAR, 5000, 10, 0))
                .isPresent();
        assertThat(network.tcp(network.near, TwoHosts.FAR, 7000)).isEqualTo("silence");
        assertThat(network.logged(line -> line.startsWith("seen it forward:")))
                .matches("seen it forward: in:ether1 out:ether2, src-mac [0-9A-F:]{17}, proto UDP,"
                        + " 192\\.168\\.88\\.2:4321->10\\.0\\.0\\.2:5000, len 38");
        assertThat(network.logged(line -> line.startsWith("forward:"))).contains("proto TCP (SYN)");
    }

    @Test
    void rulesBehindFasttrackMeetNoEstablishedConnection() throws KernelException {
        network.type(FILTER + "add chain=forward action=fasttrack-connection connection-state=established,related\n"
                + FILTER + "add chain=forward action=accept connection-state=new protocol=udp\n" + FILTER
                + "add chain=forward action=drop");
        assertThat(near(TwoHosts.NEAR)).isPresent();
        assertThat(network.tcp(network.near, TwoHosts.FAR, 7000))
                .as("what is new is no matter of the fast path")
                .isEqualTo("silence");
        network.type(FILTER + "disable [find action=fasttrack-connection]");
        assertThat(near(TwoHosts.NEAR)).isEmpty();
    }

    @Test
    void fasttrackIsAcceptedAndSaidOnce() throws KernelException {
        network.console.remarks();
        network.type(FILTER + "add chain=forward action=fasttrack-connection connection-state=established\n" + FILTER
                + "add chain=forward action=drop protocol=tcp");
        assertThat(network.console.remarks()).hasSize(1);
        assertThat(near(TwoHosts.NEAR)).isPresent();
        assertThat(network.tcp(network.near, TwoHosts.FAR, 7000)).isEqualTo("silence");
    }

    @Test
    void sourcesAreTranslated() throws KernelException {
        assertThat(near(TwoHosts.NEAR).orElseThrow()).startsWith("192.168.88.2:");
        network.type(NAT + "add chain=srcnat action=masquerade out-interface=ether2");
        assertThat(near(TwoHosts.NEAR).orElseThrow()).startsWith("10.0.0.1:");
        network.type(NAT + "set [find] action=src-nat to-addresses=10.0.0.1 to-ports=2000-2009 protocol=udp");
        assertThat(near(TwoHosts.NEAR).orElseThrow()).matches("10\\.0\\.0\\.1:200[0-9] at .*");
        network.type(NAT + "remove [find]\n" + NAT + "add chain=srcnat action=accept src-address=192.168.88.3\n" + NAT
                + "add chain=srcnat action=masquerade out-interface=ether2 randomise-ports=yes");
        assertThat(near(TwoHosts.NEAR_OTHER).orElseThrow()).startsWith("192.168.88.3:");
        assertThat(near(TwoHosts.NEAR).orElseThrow()).startsWith("10.0.0.1:");
    }

    @Test
    void oneAddressOfSeveralIsGivenToAHost() throws KernelException {
        for (int i = 100; i < 104; i++) {
            network.type("/ip/address add address=10.0.0." + i + "/32 interface=ether2 comment=pool");
        }
        network.type(NAT + "add chain=srcnat action=same to-addresses=10.0.0.100-10.0.0.103 same-not-by-dst=yes");
        String one = near(TwoHosts.NEAR).orElseThrow();
        String other = network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR_OTHER, 5000, 10, 0)
                .orElseThrow();
        assertThat(one).startsWith("10.0.0.10");
        assertThat(other.substring(0, other.indexOf(':'))).isEqualTo(one.substring(0, one.indexOf(':')));
        network.type("/ip/address remove [find comment=pool]");
    }

    @Test
    void networksAreMappedOneToOne() throws KernelException {
        network.ip(network.far, "route", "replace", "172.16.5.0/24", "via", "10.0.0.1");
        network.type(NAT + "add chain=srcnat action=netmap to-addresses=172.16.5.0/24 out-interface=ether2\n" + NAT
                + "add chain=dstnat action=netmap to-addresses=192.168.88.0/24 dst-address=172.16.5.0/24");
        assertThat(near(TwoHosts.NEAR_OTHER).orElseThrow()).startsWith("172.16.5.3:");
        assertThat(network.udp(network.far, TwoHosts.FAR, "172.16.5.2", 5000, 10, 0)
                        .orElseThrow())
                .endsWith("at 192.168.88.2:5000");
    }

    @Test
    void destinationsAreTranslated() throws KernelException {
        network.type(NAT + "add chain=dstnat action=dst-nat dst-address=10.0.0.1 protocol=udp dst-port=53"
                + " to-addresses=192.168.88.3 to-ports=6000");
        assertThat(network.udp(network.far, TwoHosts.FAR, TwoHosts.FAR_ROUTER, 53, 10, 0)
                        .orElseThrow())
                .endsWith("at 192.168.88.3:6000");
        network.type(NAT + "set [find] to-ports=5000");
        network.type(NAT + "unset [find] to-addresses");
        assertThat(network.udp(network.far, TwoHosts.FAR, TwoHosts.FAR_ROUTER, 53, 10, 0)
                        .orElseThrow())
                .endsWith("at 10.0.0.1:5000");
    }

    @Test
    void packetsAreRedirectedToTheRouter() throws KernelException {
        network.type(NAT + "add chain=dstnat action=redirect protocol=udp dst-port=53 to-ports=5000");
        assertThat(network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 53, 10, 0)
                        .orElseThrow())
                .endsWith("at 192.168.88.1:5000");
    }

    @Test
    void theRouterItselfIsTranslatedToo() throws KernelException {
        network.type(NAT + "add chain=output action=dst-nat dst-address=10.0.0.77 to-addresses=10.0.0.2");
        assertThat(network.udp(network.router, TwoHosts.FAR_ROUTER, "10.0.0.77", 5000, 10, 0))
                .isPresent();
    }

    /// What one table changes, the next one sees, and so does whoever gets the packet.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "action=change-mss new-mss=1000 protocol=tcp; tcp-mss=1000 protocol=tcp; tcp",
                "action=change-dscp new-dscp=46; dscp=46; udp",
                "action=change-ttl new-ttl=set:9; ttl=equal:9; udp",
                "action=set-priority new-priority=3; priority=3; udp",
                "action=mark-packet new-packet-mark=a; packet-mark=a; udp",
                "action=mark-connection new-connection-mark=b; connection-mark=b; udp"
            })
    void headersAndMarksAreChanged(String change, String seen, String what) throws KernelException {
        network.type(MANGLE + "add chain=forward in-interface=ether1 " + change + "\n" + MANGLE
                + "add chain=postrouting out-interface=ether2 action=passthrough comment=seen " + seen);
        if (what.equals("tcp")) {
            assertThat(network.tcp(network.near, TwoHosts.FAR, 7000)).isEqualTo("connected");
        } else {
            assertThat(near(TwoHosts.NEAR)).isPresent();
        }
        assertThat(network.packets("mangle", "seen")).isPositive();
    }

    @Test
    void withoutPassthroughTheTableEnds() throws KernelException {
        network.type(MANGLE + "add chain=forward action=mark-packet new-packet-mark=a passthrough=no"
                + " src-address=192.168.88.2\n" + MANGLE + "add chain=forward action=drop in-interface=ether1");
        assertThat(near(TwoHosts.NEAR)).isPresent();
        assertThat(near(TwoHosts.NEAR_OTHER)).isEmpty();
    }

    @Test
    void theSegmentSizeFollowsTheRoute() throws KernelException {
        network.ip(network.router, "link", "set", "ether2", "mtu", "1000");
        network.type(MANGLE + "add chain=forward action=change-mss new-mss=clamp-to-pmtu protocol=tcp"
                + " out-interface=ether2\n" + MANGLE
                + "add chain=postrouting action=passthrough protocol=tcp tcp-mss=960 comment=clamped");
        assertThat(network.tcp(network.near, TwoHosts.FAR, 7000)).isEqualTo("connected");
        assertThat(network.packets("mangle", "clamped")).isEqualTo(1);
        network.ip(network.router, "link", "set", "ether2", "mtu", "1500");
    }

    @Test
    void packetsThatMayNotBeFragmentedMay() throws KernelException {
        network.ip(network.router, "link", "set", "ether2", "mtu", "1000");
        network.ip(network.far, "link", "set", "eth0", "mtu", "1000");
        String[] large = {"-M", "do", "-s", "1300"};
        assertThat(network.ping(network.near, TwoHosts.FAR_OTHER, large)).isFalse();
        network.type(MANGLE + "add chain=prerouting action=clear-df");
        network.ip(network.near, "route", "flush", "cache");
        assertThat(network.ping(network.near, TwoHosts.FAR_OTHER, large)).isTrue();
        network.ip(network.router, "link", "set", "ether2", "mtu", "1500");
        network.ip(network.far, "link", "set", "eth0", "mtu", "1500");
    }

    @Test
    void packetsAreLeftOutOfConnectionTracking() throws KernelException {
        network.type(RAW + "add chain=prerouting action=notrack src-address=192.168.88.2\n" + FILTER
                + "add chain=forward action=drop connection-state=untracked");
        assertThat(near(TwoHosts.NEAR)).isEmpty();
        assertThat(near(TwoHosts.NEAR_OTHER)).isPresent();
    }

    @Test
    void whatCannotBeDoneIsRefusedWithAReason() {
        for (String rule : List.of(
                "filter add chain=forward action=tarpit protocol=tcp",
                "filter add chain=forward content=virus",
                "filter add chain=forward psd=21,3s,3,1",
                "filter add chain=forward layer7-protocol=x",
                "filter add chain=forward dst-port=80",
                "filter add chain=input out-interface=ether1",
                "filter add chain=forward action=jump jump-target=input",
                "filter add chain=forward action=jump",
                "nat add chain=dstnat action=masquerade",
                "nat add chain=srcnat action=socksify",
                "mangle add chain=forward action=mark-routing new-routing-mark=main",
                "mangle add chain=forward action=change-ttl new-ttl=increment:1",
                "mangle add chain=forward action=strip-ipv4-options")) {
            assertThat(network.console.type("/ip/firewall/" + rule))
                    .as(rule)
                    .last()
                    .asString()
                    .startsWith("failure: ");
        }
    }

    private static Optional<String> near(String source) throws KernelException {
        return network.udp(network.near, source, TwoHosts.FAR, 5000, 10, 0);
    }
}
