package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.status.DataplaneStatus;
import braid.shell.judge.Verdict;
import braid.shell.script.Interpreter;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What names an interface that Braid keeps and does not carry out: it is refused for the true reason, and the
/// firewall is never more open for it.
class KeptInterfacesTest {
    private static final String BRIDGE = "/interface bridge add name=bridge\n";
    private static final String LISTS = """
            /interface bridge add name=bridge
            /interface list add name=LAN
            /interface list add name=WAN
            /interface list member add interface=bridge list=LAN
            /interface list member add interface=ether1 list=WAN
            """;
    private static final String REASON = "bridge is not carried out";

    @TempDir
    private Path directory;

    private final FakeDataplane dataplane = new FakeDataplane(DataplaneStatus.EMPTY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip address add address=10.0.0.1/24 interface=bridge",
                "/ip address add address=10.0.0.1/24 interface=bridge disabled=yes",
                "/interface vlan add name=v interface=bridge vlan-id=5",
                "/interface pppoe-client add name=c interface=ether1,bridge user=u",
                "/interface pppoe-server server add service-name=s interface=bridge",
                "/ip route add dst-address=10.9.0.0/16 gateway=bridge",
                "/ip route add dst-address=10.9.0.0/16 gateway=10.0.0.2%bridge",
                "/interface list member add interface=bridge list=all",
                "/ip firewall filter add chain=input action=accept in-interface=bridge",
                "/ip firewall filter add chain=input action=drop in-interface=!bridge",
                "/ip firewall nat add chain=srcnat action=masquerade out-interface=bridge"
            })
    void whateverNamesOneIsRefusedForTheTrueReason(String line) {
        try (TestConsole console = console()) {
            assertThat(check(console, BRIDGE + line))
                    .endsWith("line 2: refused: " + REASON)
                    .hasSize(2);
            assertThat(console.type(BRIDGE)).isEmpty();
            assertThat(console.type(line)).containsExactly("failure: " + REASON);
        }
    }

    @Test
    void whatStandsOnSuchAnInterfaceIsNotCarriedOutEither() {
        try (TestConsole console = console()) {
            assertThat(check(console, BRIDGE + """
                    /interface vlan add name=guest interface=bridge vlan-id=20
                    /ip address add address=10.0.0.1/24 interface=guest
                    /ip firewall filter add chain=input action=drop in-interface=guest
                    """))
                    .endsWith("line 2: refused: " + REASON, "line 3: refused: " + REASON, "line 4: refused: " + REASON);
        }
    }

    @Test
    void aRuleThatDropsAllButAListDropsMoreWhereLinuxLacksAMember() throws IOException {
        try (TestConsole console = console()) {
            assertThat(imported(
                            console, LISTS + "/ip firewall filter add action=drop chain=input in-interface-list=!LAN"))
                    .endsWith("Script file loaded and executed successfully"
                            + " (4 applied, 1 stored, 1 refused, 0 skipped)");
            assertThat(console.remarks()).contains("line 4: refused: " + REASON);
            assertThat(rules()).hasSize(1);
            assertThat(dataplane.desired().firewall().interfaceGroups())
                    .extracting(InterfaceGroup::linuxNames)
                    .containsExactly(Set.of());
            assertThat(console.type("/interface list member print").toString()).contains(REASON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip firewall filter add action=drop chain=input in-interface-list=LAN",
                "/ip firewall filter add action=drop chain=input in-interface=!bridge",
                "/ip firewall filter add action=drop chain=deep;"
                        + "/ip firewall filter add action=jump jump-target=deep chain=input in-interface-list=LAN"
            })
    void aRuleThatWouldStopPacketsAndCannotFailsTheImport(String rule) throws IOException {
        try (TestConsole console = console()) {
            assertThat(imported(console, LISTS + rule).getLast())
                    .startsWith("Script Error: failure: ")
                    .contains(REASON)
                    .endsWith("(line 6)");
            assertThat(console.type("/ip firewall filter print count-only")).containsExactly("0");
            assertThat(console.type("/import in.rsc keep-refused=yes").getLast())
                    .contains("2 refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"accept chain=input in-interface-list=!LAN", "passthrough chain=input in-interface-list=!LAN"})
    void aRuleThatLetsPacketsThroughIsLeftOutWhereItWouldLetThroughMore(String rule) throws IOException {
        try (TestConsole console = console()) {
            assertThat(imported(console, LISTS + "/ip firewall filter add action=" + rule)
                            .getLast())
                    .contains("2 refused");
            assertThat(rules()).isEmpty();
        }
    }

    @Test
    void aRuleThatLetsPacketsThroughFromAListMatchesFewerWhereLinuxLacksAMember() throws IOException {
        try (TestConsole console = console()) {
            imported(console, LISTS + "/ip firewall filter add action=accept chain=input in-interface-list=LAN");
            assertThat(rules()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "drop, src-address-list=bad, false",
        "drop, src-address-list=!bad, true",
        "jump jump-target=deep, dst-address-list=bad, false",
        "accept, src-address-list=bad, true",
        "accept, dst-address-list=!bad, false",
        "drop, src-address-list=good, true",
        "accept, src-address-list=!good, true"
    })
    void anAddressListThatLacksAnEntryIsMatchedOnlyWhereThatIsStricter(String action, String matcher, boolean built)
            throws IOException {
        try (TestConsole console = console()) {
            String imported = imported(console, """
                            /ip firewall address-list add list=bad address=10.0.0.1
                            /ip firewall address-list add list=bad address=host.example.com
                            /ip firewall address-list add list=good address=10.0.0.1
                            /ip firewall address-list add list=good address=host.example.com disabled=yes
                            /ip firewall filter add chain=deep action=drop
                            /ip firewall filter add chain=input %s action=%s
                            """.formatted(matcher, action)).getLast();
            boolean opens = !built && !action.equals("accept");
            if (opens) {
                assertThat(imported).contains("bad lacks an entry: host.example.com is no IPv4 address (line 6)");
            } else {
                assertThat(imported).contains(built ? "2 refused" : "3 refused");
                assertThat(rules()).hasSize(built ? 2 : 1);
            }
        }
    }

    @Test
    void aRefusedRuleThatIsDisabledOpensNothing() throws IOException {
        try (TestConsole console = console()) {
            assertThat(imported(console, """
                            /ip firewall filter add chain=input action=drop content=x disabled=yes
                            /ip firewall filter add chain=deep action=drop disabled=yes
                            /ip firewall filter add chain=input action=jump jump-target=deep content=x
                            """).getLast())
                    .startsWith("Script file loaded")
                    .contains("2 refused");
        }
    }

    @Test
    void aListThatLosesItsMeaningTakesNoRuleAwayThatStopsPackets() throws IOException {
        try (TestConsole console = console()) {
            console.type("/interface list add name=WAN");
            console.type("/interface list member add interface=ether1 list=WAN");
            console.type("/ip firewall filter add action=drop chain=input in-interface-list=WAN");
            assertThat(imported(
                                    console,
                                    BRIDGE + "/interface list add name=X\n"
                                            + "/interface list member add interface=bridge list=X\n"
                                            + "/interface list set WAN include=X\n")
                            .getLast())
                    .contains("failure: WAN lacks a member: " + REASON);
            imported(
                    console,
                    BRIDGE + "/interface list add name=X\n/interface list member add interface=bridge list=X\n");
            assertThat(console.type("/interface list set WAN include=X"))
                    .containsExactly("failure: WAN lacks a member: " + REASON);
            assertThat(rules()).hasSize(1);
        }
    }

    @Test
    void aMemberWhoseInterfaceWasRemovedIsInNoList() {
        try (TestConsole console = console()) {
            console.type("/interface vlan add name=v interface=ether1 vlan-id=5");
            console.type("/interface list add name=LAN");
            console.type("/interface list member add interface=v list=LAN");
            console.type("/ip firewall filter add action=drop chain=input in-interface-list=!LAN");
            console.type("/interface vlan remove v");
            assertThat(rules()).hasSize(1);
            assertThat(console.type("/interface list member print").toString()).contains("was removed");
        }
    }

    private List<FirewallRule> rules() {
        return dataplane.desired().firewall().rules();
    }

    private TestConsole console() {
        return TestConsole.on(directory, dataplane);
    }

    private List<String> imported(TestConsole console, String text) throws IOException {
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/in.rsc"), text, StandardCharsets.ISO_8859_1);
        return console.type("/import in.rsc");
    }

    private static List<String> check(TestConsole console, String text) {
        return new Checker(console.router(), console.service(Interpreter.class))
                .check(text, console).verdicts().stream().map(Verdict::toString).toList();
    }
}
