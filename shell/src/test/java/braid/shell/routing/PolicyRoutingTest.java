package braid.shell.routing;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.NeedsHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/routing/table`, `/routing/rule`, marks and gateways, by where packets go.
@Tag("kernel")
@NeedsHost(programs = {"ip", "ping"})
class PolicyRoutingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ADDRESSES = """
            /ip/address add address=198.51.100.2/24 interface=ether1
            /ip/address add address=203.0.113.2/24 interface=ether2
            /ip/address add address=192.168.88.1/24 interface=ether3
            /ip/firewall/nat add chain=srcnat action=masquerade out-interface=!ether3
            """;

    @TempDir
    private static Path folder;

    private static TwoProviders network;

    @BeforeAll
    static void open() throws Exception {
        network = new TwoProviders(folder);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @BeforeEach
    void clear() {
        network.type("""
                /ip/route remove [find static]
                /routing/rule remove [find]
                /ip/firewall/mangle remove [find]
                /ip/firewall/nat remove [find]
                /ip/address remove [find]
                /routing/table remove [find name!=main]
                """);
    }

    @Test
    void theExampleSharesConnectionsAndGoesOnWithOneProvider() throws Exception {
        network.type(Files.readString(Path.of("../examples/dual-wan-pcc.rsc")));
        network.await("both providers", Set.of("first", "second"));

        network.ip(network.first, "link", "set", "eth0", "down");
        network.await("the second provider alone", Set.of("second"));
        assertThat(network.type(
                        ":put [/ip/route get [find gateway=198.51.100.1 distance=1 routing-table=main] inactive]"))
                .containsExactly("true");

        network.ip(network.first, "link", "set", "eth0", "up");
        network.await("both providers again", Set.of("first", "second"));

        network.ip(network.second, "link", "set", "eth0", "down");
        network.await("the first provider alone", Set.of("first"));
        network.ip(network.second, "link", "set", "eth0", "up");
        network.await("both providers at last", Set.of("first", "second"));
        network.type("/interface/ethernet set wan1 name=ether1; /interface/ethernet set wan2 name=ether2;"
                + " /interface/ethernet set local name=ether3");
    }

    @Test
    void aRuleSendsPacketsToATable() throws Exception {
        network.type(ADDRESSES + """
                /routing/table add name=other fib
                /ip/route add gateway=198.51.100.1
                /ip/route add gateway=203.0.113.1 routing-table=other
                """);
        network.await("the main table", Set.of("first"));
        network.type("/routing/rule add src-address=192.168.88.0/24 table=other");
        network.await("a source", Set.of("second"));
        network.type("/routing/rule set 0 !src-address dst-address=192.0.2.0/24");
        network.await("a destination", Set.of("second"));
        network.type("/routing/rule set 0 !dst-address interface=ether3");
        network.await("an interface", Set.of("second"));
        network.type("/routing/rule set 0 interface=ether2");
        network.await("another interface", Set.of("first"));
        network.type("/routing/rule set 0 interface=ether3 min-prefix=0");
        network.await("a default route that does not count", Set.of("first"));
        network.type("/routing/rule set 0 !min-prefix action=unreachable");
        network.awaitRefusal("a refusal");
        network.type("/routing/rule set 0 action=drop");
        network.await("a drop", Set.of("silence"));
        network.type("/routing/rule set 0 action=lookup-only-in-table; /ip/route disable [find routing-table=other]");
        network.awaitRefusal("a table without a way");
        network.type("/routing/rule set 0 action=lookup");
        network.await("the main table after the other", Set.of("first"));
        network.type("/routing/rule add interface=ether3 action=drop");
        network.await("the second rule after the first", Set.of("silence"));
        network.type("/routing/rule disable 0,1");
        network.await("no rule", Set.of("first"));
    }

    @Test
    void aMarkSendsPacketsToATable() throws Exception {
        network.type(ADDRESSES + """
                /routing/table add name=other fib
                /ip/route add gateway=198.51.100.1
                /ip/route add gateway=203.0.113.1@main routing-table=other
                /ip/firewall/mangle add chain=prerouting in-interface=ether3 action=mark-routing new-routing-mark=other
                """);
        network.await("the mark", Set.of("second"));
        network.type("/routing/rule add interface=ether3 action=drop");
        network.await("a mark before a rule", Set.of("second"));
        network.type("/routing/table set [find name=other] name=renamed");
        network.await("another name", Set.of("second"));
        assertThat(network.type("/ip/firewall/mangle print terse").toString()).contains("new-routing-mark=renamed");
        network.type("/ip/firewall/mangle add chain=forward in-interface=ether3 routing-mark=renamed action=drop");
        network.await("what matches the mark", Set.of("silence"));
        network.type("/ip/firewall/mangle set 1 routing-mark=!renamed");
        network.await("what does not match the mark", Set.of("second"));
        network.type("/routing/rule remove [find]; /routing/table disable [find name=renamed]");
        network.await("a table that is disabled", Set.of("first"));
        assertThat(network.type(":put [/ip/route get [find routing-table=renamed] inactive]"))
                .containsExactly("true");
    }

    @Test
    void packetsOfTheRouterItselfFollowAMark() throws Exception {
        network.type(ADDRESSES + """
                /ip/route add gateway=198.51.100.1
                /routing/table add name=old fib
                /ip/route add gateway=203.0.113.1 routing-mark=old
                /ip/firewall/mangle add chain=output dst-address=192.0.2.1 action=mark-routing new-routing-mark=old
                """);
        Await.until(
                "the other provider",
                PATIENCE,
                () -> network.asked(network.router, 1).equals(Set.of("second")),
                network::state);
    }

    @Test
    void aRuleThatSomebodyTookAwayComesBackAndThoseOfOthersStay() throws Exception {
        network.type(ADDRESSES + """
                /routing/table add name=other fib
                /ip/route add gateway=198.51.100.1
                /ip/route add gateway=203.0.113.1 routing-table=other
                /routing/rule add interface=ether3 table=other
                """);
        network.await("the rule", Set.of("second"));
        network.ip(network.router, "rule", "add", "pref", "500", "from", "10.9.9.9", "lookup", "main");
        List<String> before = network.ip(network.router, "rule", "list");
        network.ip(network.router, "rule", "del", "pref", "20000");
        network.ip(network.router, "route", "flush", "proto", "189", "table", "all");
        Await.until(
                "the rule again",
                PATIENCE,
                () -> network.ip(network.router, "rule", "list").equals(before),
                network::state);
        network.await("the route again", Set.of("second"));
        network.type("/routing/rule remove [find]; /ip/route remove [find static]; /routing/table remove other");
        Await.until(
                "no rule of ours",
                PATIENCE,
                () -> network.ip(network.router, "rule", "list").stream().noneMatch(line -> line.contains("lookup 12")),
                network::state);
        assertThat(network.ip(network.router, "rule", "list")).anyMatch(line -> line.startsWith("500:"));
        network.ip(network.router, "rule", "del", "pref", "500");
    }

    @Test
    void aGatewayBehindAnotherRouteIsFound() throws Exception {
        network.type(ADDRESSES + """
                /ip/route add dst-address=192.0.2.77 gateway=203.0.113.1 scope=10
                /ip/route add gateway=198.51.100.1 distance=2
                /ip/route add gateway=192.0.2.77 distance=1
                """);
        network.await("the gateway behind another one", Set.of("second"));
        assertThat(network.type(":put [/ip/route get [find gateway=192.0.2.77] immediate-gw]"))
                .containsExactly("203.0.113.1%ether2");
        network.type("/ip/route set [find dst-address=192.0.2.77/32] scope=30");
        network.await("a route whose scope is too large", Set.of("first"));
        network.type("/ip/route set [find gateway=192.0.2.77] target-scope=30");
        network.await("a target scope that is as large", Set.of("second"));
        network.type("/ip/route set [find dst-address=192.0.2.77/32] gateway=198.51.100.1");
        network.await("a gateway that is found elsewhere", Set.of("first"));
    }
}
