package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.LogEvent;
import braid.shell.resolve.Candidate;
import braid.shell.resolve.Completion;
import braid.shell.resolve.Variables;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.Statuses;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ports that were renamed or are not there, and what a person is told of items that are not in force.
class PortsAndRemarksTest {
    private static final String NO_MATCH = "input does not match any value of interface";

    @TempDir
    private Path directory;

    private static List<LinkStatus> ports() {
        return List.of(TestConsole.port(2, "dsl1"), TestConsole.port(3, "dsl2"));
    }

    private static FakeDataplane running() {
        return new FakeDataplane(Statuses.machine(ports()));
    }

    @Test
    void theDefaultNameOfARenamedPortMakesNoSecondOne() throws IOException {
        String exported;
        try (TestConsole console = TestConsole.on(directory.resolve("one"), ports())) {
            console.type("/interface ethernet set ether1 name=wan");
            assertThat(console.type("/interface pppoe-client add interface=ether1 user=u"))
                    .containsExactly(NO_MATCH);
            assertThat(console.type("/interface pppoe-client add interface=ether2,ether1 user=u"))
                    .containsExactly(NO_MATCH);
            assertThat(console.type(":put [:len [/interface ethernet find default-name=ether1]]"))
                    .containsExactly("1");
            console.type("/interface pppoe-client add interface=wan user=u name=dsl");
            exported = String.join("\n", console.type("/export"));
        }
        Path other = directory.resolve("two");
        Files.createDirectories(other.resolve("files"));
        Files.writeString(other.resolve("files/copy.rsc"), exported, StandardCharsets.ISO_8859_1);
        try (TestConsole console = TestConsole.on(other, ports())) {
            assertThat(console.type("/import copy.rsc").getLast()).startsWith("Script file loaded");
            assertThat(console.type(":put [/interface ethernet get wan linux-name]"))
                    .containsExactly("dsl1");
            assertThat(console.type("/interface ethernet print count-only")).containsExactly("2");
        }
    }

    @Test
    void aPortThatTheMachineLacksIsSaidToBeSoAndGoesWithItsLastUser() {
        try (TestConsole console = TestConsole.on(directory, running())) {
            console.type("/interface pppoe-client add name=x interface=ether44 user=u disabled=no");
            assertThat(console.remarks()).containsExactly("/interface/pppoe-client x: ether44 not present");
            console.type("/interface pppoe-client add name=y interface=ether44,ether45 user=u");
            assertThat(console.remarks()).isEmpty();
            console.type("/interface pppoe-client remove x");
            assertThat(console.type(":put [/interface find name=ether44]")).containsExactly("*3");
            console.type("/interface pppoe-client set y interface=ether45");
            assertThat(console.type("/interface ethernet print count-only")).containsExactly("3");
            console.type("/interface ethernet comment [find name=ether45] comment=soon");
            console.type("/interface pppoe-client remove y");
            assertThat(console.type("/interface ethernet print count-only")).containsExactly("3");
            console.type("/undo");
            console.type("/undo");
            console.type("/undo");
            console.type("/undo");
            assertThat(console.type("/interface pppoe-client get x interface")).isEmpty();
            assertThat(console.type(":put [:typeof [/interface find name=ether44]]"))
                    .containsExactly("array");
        }
    }

    @Test
    void whatLinuxRefusesIsSaidAtThePromptAndAfterAnImport() throws IOException {
        FakeDataplane dataplane = running();
        dataplane.cannot(Map.of("/interface/vlan*3", "not supported", "/interface/vlan*4", "not supported"));
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/interface vlan add name=v5 interface=ether1 vlan-id=5");
            assertThat(console.remarks()).containsExactly("/interface/vlan v5: not supported");
            Files.createDirectories(directory.resolve("files"));
            Files.writeString(
                    directory.resolve("files/vlan.rsc"),
                    "\u00ef\u00bb\u00bf/interface vlan add name=v6 interface=ether1 vlan-id=6\n",
                    StandardCharsets.ISO_8859_1);
            assertThat(console.type("/import vlan.rsc"))
                    .containsExactly("Script file loaded and executed successfully"
                            + " (1 applied, 0 stored, 0 refused, 0 skipped)");
            assertThat(console.remarks()).containsExactly("/interface/vlan v6: not supported");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        try (TestConsole console = TestConsole.on(directory, ports())) {
            assertThat(console.type("/ip pool add name=p ranges=10.3.0.9-10.3.0.1"))
                    .first()
                    .asString()
                    .startsWith("value of range expects range of ip addresses");
            assertThat(console.type("/ip pool add name=p ranges=10.3.0.9,10.3.0.10-10.3.0.10"))
                    .isEmpty();
            for (String address : List.of("224.0.0.1", "255.255.255.255", "0.0.0.0")) {
                assertThat(console.type("/ip address add interface=ether1 address=" + address + "/24"))
                        .containsExactly("failure: " + address + " is no address of a host");
            }
            assertThat(console.type("/interface pppoe-client add interface=ether1,ether1 user=u"))
                    .containsExactly("failure: an interface is given twice");
        }
    }

    @Test
    void whatWaitsForASessionSaysSoUntilItRuns() {
        FakeDataplane dataplane = running();
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/interface pppoe-client add name=single interface=ether1 user=u");
            console.type("/ip address add address=10.1.0.1/24 interface=single");
            console.type("/ip route add dst-address=10.2.0.0/24 gateway=single");
            assertThat(console.remarks())
                    .containsExactly(
                            "/ip/address 10.1.0.1/24: single is disabled", "/ip/route 10.2.0.0/24: single is disabled");
            assertThat(dataplane.desired().addresses()).isEmpty();
            assertThat(dataplane.desired().routes()).isEmpty();

            dataplane.cannot(Map.of("/ip/address*1", "single is not running"));
            console.type("/interface pppoe-client enable single");
            assertThat(console.type("/ip address print").toString()).contains(";;; single is not running");
            dataplane.cannot(Map.of());
            dataplane.says(running().status());
            assertThat(console.type("/ip address print").toString()).doesNotContain(";;;");
        }
    }

    @Test
    void anEmptyCommentIsNone() {
        try (TestConsole console = TestConsole.on(directory, ports())) {
            console.type("/ip pool add name=p ranges=10.0.0.1 comment=x");
            console.type("/ip pool set p comment=\"\"");
            console.type("/ip pool add name=q ranges=10.0.0.2 comment=\"\"");
            assertThat(console.type("/ip pool export"))
                    .endsWith("add name=p ranges=10.0.0.1", "add name=q ranges=10.0.0.2");
        }
    }

    @Test
    void theLogNamesPortsAsTheConfigurationDoes() {
        try (TestConsole console = TestConsole.on(directory, running())) {
            console.type("/interface ethernet set ether2 name=local");
            console.router().log(new LogEvent(List.of("system", "info"), "possible now: set the MTU of dsl1 to 1500"));
            console.router().log(new LogEvent(List.of("firewall", "info"), "input: in:dsl2 out:(unknown), local"));
            assertThat(console.type("/log print").toString())
                    .contains("set the MTU of ether1 to 1500", "in:local out:(unknown), local");
        }
    }

    /// Linux has a short name where it takes no other; nobody but Linux knows it.
    @Test
    void shortNamesOfLinuxAreForLinux() throws IOException {
        FakeDataplane dataplane = running();
        try (TestConsole console = TestConsole.on(directory, dataplane)) {
            console.type("/interface vlan add name=\"the guests' network\" interface=ether1 vlan-id=5");
            String linuxName = dataplane.desired().vlans().getFirst().linuxName();
            console.router().log(new LogEvent(List.of("system", "error"), "could not start interface " + linuxName));
            assertThat(console.type("/log print").toString()).contains("could not start interface the guests' network");

            dataplane.cannot(Map.of(dataplane.desired().vlans().getFirst().key(), "interface dsl1 does not exist"));
            console.type("/interface vlan set 0 comment=first");
            assertThat(console.type("/interface vlan print").toString())
                    .contains(";;; interface ether1 does not exist");
            dataplane.cannot(Map.of(
                    dataplane.desired().vlans().getFirst().key(), "Linux has another interface named " + linuxName));
            console.type("/interface vlan set 0 comment=second");
            assertThat(console.type("/interface vlan print").toString())
                    .contains(";;; Linux has another interface named " + linuxName);
        }
    }

    @Test
    void aSessionIsOfferedTheInterfacesItCanRunOver() {
        try (TestConsole console =
                TestConsole.on(directory, List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")))) {
            console.type("/interface vlan add name=v5 interface=ether1 vlan-id=5");
            console.type("/interface pppoe-client add name=out interface=ether1 user=u");
            console.type("/interface bridge add name=bridge1");
            for (String line : List.of(
                    "/interface pppoe-client add interface=", "/interface pppoe-server server add interface=")) {
                assertThat(Completion.at(
                                        line,
                                        console.interpreter().root(),
                                        console.interpreter().root(),
                                        Variables.ofText(),
                                        console.router().view().names())
                                .words())
                        .as(line)
                        .extracting(Candidate::word)
                        .containsExactly("ether1", "ether2", "v5");
            }
        }
    }

    @Test
    void aConditionMayNameEachPropertyOnceAndFlags() {
        try (TestConsole console = TestConsole.on(directory, ports())) {
            var interpreter = console.interpreter();
            List<String> words = Completion.at(
                            "/interface pppoe-client print where ",
                            interpreter.root(),
                            interpreter.root(),
                            interpreter.variables(),
                            console.router().view().names())
                    .words()
                    .stream()
                    .map(Candidate::word)
                    .toList();
            assertThat(words).doesNotHaveDuplicates().contains("name", "running", "invalid", "disabled");
        }
    }

    @Test
    void menusWithoutItemsSayWhatTheyAre() {
        try (TestConsole console = TestConsole.on(directory, ports())) {
            assertThat(List.of("ip", "ppp", "environment", "terminal"))
                    .allSatisfy(name -> assertThat(console.interpreter()
                                    .root()
                                    .child(name)
                                    .orElseThrow()
                                    .help())
                            .isNotEmpty());
        }
    }
}
