package braid.shell.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.shell.testing.NeedsHost;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each matcher of `/ip/firewall`: a rule with it drops one packet and lets another one go.
@Tag("kernel")
@NeedsHost(programs = {"ip", "ping"})
class MatchersOnPacketsTest {
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

    /// A packet; says whether it was answered.
    interface Probe {
        boolean answered() throws KernelException;
    }

    /// @param commands what is configured; a rule that is only matchers is completed to one that drops in `forward`
    record Case(String commands, Probe dropped, Probe passed) {
        @Override
        public String toString() {
            return commands;
        }
    }

    private static final Probe NOTHING = () -> false;

    private static Case drop(String matchers, Probe dropped, Probe passed) {
        return new Case("/ip/firewall/filter add chain=forward action=drop " + matchers, dropped, passed);
    }

    private static Probe udp() {
        return () -> network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 5000, 10, 0)
                .isPresent();
    }

    private static Probe udpFrom(String source) {
        return () ->
                network.udp(network.near, source, TwoHosts.FAR, 5000, 10, 0).isPresent();
    }

    private static Probe udpTo(String destination, int port) {
        return () -> network.udp(network.near, TwoHosts.NEAR, destination, port, 10, 0)
                .isPresent();
    }

    private static Probe udpFromPort(int port) {
        return () -> network.udp(network.near, TwoHosts.NEAR, port, TwoHosts.FAR, 5000, 10, 0)
                .isPresent();
    }

    private static Probe udpOf(int bytes, int tos) {
        return () -> network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 5000, bytes, tos)
                .isPresent();
    }

    private static Probe udpBack() {
        return () -> network.udp(network.far, TwoHosts.FAR, TwoHosts.NEAR, 5000, 10, 0)
                .isPresent();
    }

    private static Probe ping(String... options) {
        return () -> network.ping(network.near, TwoHosts.FAR, options);
    }

    private static Probe tcp() {
        return () -> network.tcp(network.near, TwoHosts.FAR, 7000).equals("connected");
    }

    static Stream<Case> cases() {
        String today = day(0);
        String tomorrow = day(1);
        return Stream.of(
                drop("protocol=udp", udp(), ping()),
                drop("protocol=!udp", ping(), udp()),
                drop("protocol=17", udp(), ping()),
                drop("src-address=192.168.88.2", udpFrom(TwoHosts.NEAR), udpFrom(TwoHosts.NEAR_OTHER)),
                drop("src-address=!192.168.88.2 in-interface=ether1", udpFrom(TwoHosts.NEAR_OTHER), udp()),
                drop("src-address=192.168.88.3-192.168.88.9", udpFrom(TwoHosts.NEAR_OTHER), udp()),
                drop("dst-address=10.0.0.3/32", udpTo(TwoHosts.FAR_OTHER, 5000), udp()),
                drop("dst-address=10.0.0.0/255.255.255.0", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("dst-address=!10.0.0.2 in-interface=ether1", udpTo(TwoHosts.FAR_OTHER, 5000), udp()),
                listed("src-address-list=bad", "192.168.88.2", udp(), udpFrom(TwoHosts.NEAR_OTHER)),
                listed(
                        "src-address-list=!bad in-interface=ether1",
                        "192.168.88.2",
                        udpFrom(TwoHosts.NEAR_OTHER),
                        udp()),
                listed("dst-address-list=bad", "10.0.0.3-10.0.0.9", udpTo(TwoHosts.FAR_OTHER, 5000), udp()),
                raw("dst-address-type=!local in-interface=ether1", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                raw("dst-address-type=local", udpTo(TwoHosts.NEAR_ROUTER, 5000), udp()),
                raw("src-address-type=unicast in-interface=ether1", udp(), () -> true),
                drop("protocol=udp dst-port=80,5000-5001", udp(), udpTo(TwoHosts.FAR, 6000)),
                drop("protocol=udp dst-port=!5000 in-interface=ether1", udpTo(TwoHosts.FAR, 6000), udp()),
                drop("protocol=udp src-port=4001", udpFromPort(4001), udpFromPort(4002)),
                drop("protocol=udp port=4003", udpFromPort(4003), udpFromPort(4004)),
                drop("protocol=udp port=!4005,5000", udpTo(TwoHosts.FAR, 6000), udpFromPort(4005)),
                drop("protocol=icmp icmp-options=8:0", ping(), udp()),
                drop("protocol=icmp icmp-options=!0:0", ping(), udp()),
                drop("protocol=tcp tcp-flags=syn,!ack", tcp(), udp()),
                drop("protocol=tcp tcp-mss=1000-1500", tcp(), udp()),
                drop("protocol=tcp tcp-mss=!1400-1500", NOTHING, tcp()),
                drop("packet-size=500-1500", udpOf(800, 0), udp()),
                drop("packet-size=!0-499", udpOf(800, 0), udp()),
                drop("dscp=46", udpOf(10, 46 << 2), udp()),
                drop("dscp=!0 in-interface=ether1", udpOf(10, 46 << 2), udp()),
                drop("ttl=less-than:10", ping("-t", "5"), ping()),
                drop("ttl=greater-than:100", ping("-t", "200"), ping()),
                drop("ttl=equal:63 in-interface=ether1", ping("-t", "64"), ping("-t", "60")),
                drop("ttl=not-equal:63 in-interface=ether1", ping("-t", "60"), ping("-t", "64")),
                raw("fragment=yes", ping("-s", "3000"), ping()),
                drop("connection-state=new in-interface=ether2", udpBack(), udp()),
                drop("connection-state=!new", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("connection-state=established,related in-interface=ether2", udp(), () -> true),
                new Case(
                        "/ip/firewall/nat add chain=srcnat action=masquerade dst-address=10.0.0.2\n"
                                + "/ip/firewall/filter add chain=forward action=drop connection-nat-state=srcnat",
                        udp(),
                        udpTo(TwoHosts.FAR_OTHER, 5000)),
                new Case(
                        "/ip/firewall/nat add chain=dstnat action=dst-nat dst-address=10.0.0.9 to-addresses=10.0.0.2\n"
                                + "/ip/firewall/filter add chain=forward action=drop connection-nat-state=dstnat",
                        udpTo("10.0.0.9", 5000),
                        udp()),
                drop("in-interface=ether1 connection-state=new", udp(), udpBack()),
                drop("in-interface=!ether1 connection-state=new", udpBack(), udp()),
                drop("out-interface=ether2 connection-state=new", udp(), udpBack()),
                drop("out-interface=!ether2 connection-state=new", udpBack(), udp()),
                drop("in-interface=all-ethernet", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("in-interface=!all-ppp", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("in-interface-list=all", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("out-interface-list=!none", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                new Case(
                        "/interface/list add name=WAN\n/interface/list/member add list=WAN interface=ether2\n"
                                + "/ip/firewall/filter add chain=forward action=drop in-interface-list=WAN"
                                + " connection-state=new",
                        udpBack(),
                        udp()),
                new Case(
                        "/interface/list add name=WAN\n/interface/list add name=ALSO include=WAN\n"
                                + "/interface/list/member add list=WAN interface=ether2\n"
                                + "/ip/firewall/filter add chain=forward action=drop out-interface-list=!ALSO"
                                + " connection-state=new",
                        udpBack(),
                        udp()),
                new Case(
                        "/ip/firewall/mangle add chain=prerouting action=mark-connection new-connection-mark=red"
                                + " src-address=192.168.88.3\n"
                                + "/ip/firewall/filter add chain=forward action=drop connection-mark=red",
                        udpFrom(TwoHosts.NEAR_OTHER),
                        udp()),
                new Case(
                        "/ip/firewall/mangle add chain=prerouting action=mark-packet new-packet-mark=blue"
                                + " src-address=192.168.88.3 passthrough=no\n"
                                + "/ip/firewall/filter add chain=forward action=drop packet-mark=blue",
                        udpFrom(TwoHosts.NEAR_OTHER),
                        udp()),
                new Case(
                        "/ip/firewall/mangle add chain=prerouting action=mark-packet new-packet-mark=blue"
                                + " src-address=192.168.88.3\n"
                                + "/ip/firewall/filter add chain=forward action=drop packet-mark=no-mark"
                                + " in-interface=ether1",
                        udp(),
                        udpFrom(TwoHosts.NEAR_OTHER)),
                new Case(
                        "/ip/firewall/mangle add chain=forward action=set-priority new-priority=5"
                                + " src-address=192.168.88.3\n"
                                + "/ip/firewall/filter add chain=forward action=drop priority=5",
                        udpFrom(TwoHosts.NEAR_OTHER),
                        udp()),
                drop("time=0s-23h59m59s," + today, udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("time=0s-23h59m59s," + tomorrow, NOTHING, udp()),
                drop("ipv4-options=any", ping("-R"), ping()),
                drop("ipv4-options=record-route", ping("-R"), ping()),
                drop("ipv4-options=none", ping(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("ipsec-policy=in,none", udp(), udpTo(TwoHosts.NEAR_ROUTER, 5000)),
                drop("ipsec-policy=in,ipsec", NOTHING, udp()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleDropsWhatItAsksForAndNothingElse(Case tried) throws KernelException {
        network.clear();
        network.type(tried.commands());

        assertThat(tried.dropped().answered()).as("the packet to drop").isFalse();
        assertThat(tried.passed().answered()).as("the packet to let go").isTrue();
    }

    @Test
    void theHardwareAddressOfTheSenderIsCompared() throws Exception {
        network.clear();
        String mac = network.near.run(() -> NetworkInterface.getByName("eth0").getHardwareAddress() == null
                ? ""
                : HexFormat.ofDelimiter(":")
                        .formatHex(NetworkInterface.getByName("eth0").getHardwareAddress()));
        network.type("/ip/firewall/filter add chain=forward action=drop src-mac-address=" + mac);
        assertThat(udp().answered()).isFalse();
        network.type("/ip/firewall/filter set [find] src-mac-address=!" + mac + " in-interface=ether1");
        assertThat(udp().answered()).isTrue();
    }

    @Test
    void ratesLetSomePacketsGo() throws KernelException {
        String drop = "\n/ip/firewall/filter add chain=forward action=drop in-interface=ether1";
        for (String matcher :
                List.of("limit=6/1m,3:packet", "dst-limit=6/1m,3,dst-address/1m", "limit=4800/1m,1200:bit")) {
            network.clear();
            network.type("/ip/firewall/filter add chain=forward action=accept in-interface=ether1 " + matcher + drop);
            assertThat(answers(10, udp())).as(matcher).isBetween(2, 5);
        }
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop in-interface=ether1 limit=!6/1m,3:packet");
        assertThat(answers(10, udp())).isBetween(2, 5);
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop in-interface=ether1 nth=2,1");
        assertThat(answers(10, udp())).isEqualTo(5);
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop in-interface=ether1 random=50");
        assertThat(answers(24, udp())).isBetween(3, 21);
    }

    /// Both halves of all connections are something, and no connection is in both.
    @Test
    void connectionsAreSharedOut() throws KernelException {
        boolean[][] halves = new boolean[2][];
        for (int remainder = 0; remainder < 2; remainder++) {
            network.clear();
            network.type("/ip/firewall/filter add chain=forward action=drop in-interface=ether1 protocol=udp"
                    + " per-connection-classifier=both-addresses-and-ports:2/" + remainder);
            halves[remainder] = new boolean[16];
            for (int i = 0; i < 16; i++) {
                halves[remainder][i] = udpFromPort(4100 + i).answered();
            }
        }
        for (int i = 0; i < 16; i++) {
            assertThat(halves[0][i]).isNotEqualTo(halves[1][i]);
        }
        assertThat(halves[0]).contains(true).contains(false);
    }

    @Test
    void connectionsOfOneHostAreCounted() throws Exception {
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop protocol=tcp connection-state=new"
                + " connection-limit=2,32");
        try (var _ = network.connect(network.near, TwoHosts.FAR, 7000).orElseThrow();
                var _ = network.connect(network.near, TwoHosts.FAR, 7000).orElseThrow()) {
            assertThat(network.connect(network.near, TwoHosts.FAR, 7000)).isEmpty();
        }
    }

    @Test
    void aConnectionThatHasCarriedEnoughIsDropped() throws KernelException {
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop connection-bytes=1000-0");
        assertThat(network.udp(network.near, TwoHosts.NEAR, 4200, TwoHosts.FAR, 5000, 600, 0))
                .isPresent();
        assertThat(network.udp(network.near, TwoHosts.NEAR, 4200, TwoHosts.FAR, 5000, 600, 0))
                .isEmpty();
    }

    @Test
    void anInterfaceThatComesLaterIsMatchedThen() throws KernelException {
        network.clear();
        network.type("/ip/firewall/filter add chain=forward action=drop in-interface=ether7");
        assertThat(udp().answered()).isTrue();
        network.type("/interface/list add name=LATE\n/interface/list/member add list=LATE interface=ether7\n"
                + "/ip/firewall/filter add chain=forward action=drop in-interface-list=!LATE connection-state=new");
        assertThat(udp().answered()).isFalse();
        network.type("/interface/list/member add list=LATE interface=ether1");
        assertThat(udp().answered()).isTrue();
    }

    private static int answers(int packets, Probe probe) throws KernelException {
        int answered = 0;
        for (int i = 0; i < packets; i++) {
            answered += probe.answered() ? 1 : 0;
        }
        return answered;
    }

    private static Case listed(String matchers, String entry, Probe dropped, Probe passed) {
        return new Case(
                "/ip/firewall/address-list add list=bad address=" + entry + "\n"
                        + "/ip/firewall/filter add chain=forward action=drop " + matchers,
                dropped,
                passed);
    }

    private static Case raw(String matchers, Probe dropped, Probe passed) {
        return new Case("/ip/firewall/raw add chain=prerouting action=drop " + matchers, dropped, passed);
    }

    private static String day(int later) {
        return LocalDate.now(ZoneId.systemDefault())
                .plusDays(later)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
    }
}
