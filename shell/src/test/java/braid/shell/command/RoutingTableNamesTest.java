package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of routing tables where routes, rules and marks name them.
class RoutingTableNamesTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console =
                TestConsole.on(directory, new FakeDataplane(Statuses.machine(List.of(TestConsole.port(2, "ether1")))));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/ip route add gateway=10.0.0.1 routing-table=nope, routing-table",
        "/routing rule add action=lookup table=nope, table",
        "/routing rule add routing-mark=nope table=main, routing-mark",
        "/ip firewall mangle add chain=prerouting action=mark-routing new-routing-mark=nope, new-routing-mark",
        "/ip firewall mangle add chain=prerouting routing-mark=!nope, routing-mark",
        "/routing bgp template set default routing-table=nope, routing-table"
    })
    void aTableThatDoesNotExistIsRefused(String command, String argument) {
        assertThat(console.type(command)).containsExactly("input does not match any value of " + argument);
    }

    @Test
    void aTableThatIsRemovedLeavesItsIdWhereItWasNamed() {
        console.type("/routing table add name=wan2 fib");
        console.type("/ip route add gateway=10.0.0.1 routing-table=wan2");
        console.type("/routing rule add action=lookup table=wan2");
        console.type("/ip firewall mangle add chain=prerouting action=mark-routing new-routing-mark=wan2");
        console.type("/routing bgp template set default routing-table=wan2");
        assertThat(console.type("/routing table remove wan2")).isEmpty();
        assertThat(console.type("/ip route print terse").toString()).contains("routing-table=*1");
        assertThat(console.type("/routing rule print terse").toString()).contains("table=*1");
        assertThat(console.type(":put [/routing rule get 0 invalid]")).containsExactly("true");
        assertThat(console.type("/ip firewall mangle print terse").toString()).contains("new-routing-mark=*1");
        assertThat(console.type(":put [/ip firewall mangle get 0 invalid]")).containsExactly("true");
        assertThat(console.type("/routing bgp template print detail").toString())
                .contains("routing-table=*1");
    }

    /// A routing domain has a table of its name.
    @Test
    void aRoutingDomainIsATableToo() {
        console.type("/ip vrf add name=red interfaces=ether1");
        assertThat(console.type("/ip route add gateway=10.0.0.1 routing-table=red"))
                .containsExactly("failure: vrf is not carried out");
        console.type("/routing bgp template set default routing-table=red; /ip vrf set red name=blue");
        assertThat(console.type("/routing bgp template print detail").toString())
                .contains("routing-table=blue");
    }

    @Test
    void version6MakesATableByNamingIt() throws Exception {
        Files.createDirectories(directory.resolve("files"));
        String rules = """
                /ip firewall mangle
                add action=mark-routing chain=prerouting new-routing-mark=wan2
                /ip route
                add distance=1 gateway=10.0.0.1 routing-mark=wan2
                """;
        Files.writeString(directory.resolve("files/six.rsc"), "# jan/02/2021 03:04:05 by RouterOS 6.48\n" + rules);
        Files.writeString(directory.resolve("files/seven.rsc"), "# 2025-01-02 03:04:05 by RouterOS 7.16\n" + rules);
        assertThat(console.type("/import seven.rsc").getLast())
                .contains("input does not match any value of new-routing-mark");
        assertThat(console.type("/import six.rsc").getLast()).startsWith("Script file loaded");
        assertThat(console.type("/routing table export terse").getLast()).isEqualTo("/routing table add fib name=wan2");
        assertThat(console.type(":put [/routing table get wan2 used]")).containsExactly("true");
    }
}
