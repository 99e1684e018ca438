package braid.shell.known;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.resolve.Candidate;
import braid.shell.resolve.Completion;
import braid.shell.resolve.Variables;
import braid.shell.script.Interpreter;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a menu does that Braid only keeps.
class StoredMenuTest {
    @TempDir
    private Path directory;

    private TestConsole console;

    @BeforeEach
    void open() {
        console = TestConsole.on(directory, List.of(TestConsole.port(1, "ether1"), TestConsole.port(2, "ether2")));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private List<String> type(String text) {
        return console.type(text);
    }

    private List<String> export(String menu) {
        List<String> lines = type(menu + " export show-sensitive");
        return lines.subList(1, lines.size());
    }

    @Test
    void whatIsAddedIsPrintedAndExportedAndSaidOnce() {
        assertThat(type("/interface bridge add name=bridge1 vlan-filtering=yes protocol-mode=mstp"))
                .isEmpty();
        assertThat(console.remarks())
                .containsExactly("/interface/bridge: kept, not carried out: everything in this menu");
        assertThat(export("/interface bridge"))
                .containsExactly("/interface bridge", "add name=bridge1 protocol-mode=mstp vlan-filtering=yes");
        assertThat(type("/interface bridge print terse proplist=name,protocol-mode,vlan-filtering"))
                .containsExactly("0    name=bridge1 protocol-mode=mstp vlan-filtering=yes");
        assertThat(type(":put [/interface bridge get bridge1 vlan-filtering]")).containsExactly("true");
        assertThat(type("/interface print count-only where type=bridge")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/ip service disable telnet, /ip/service",
        "/ip service enable www-ssl, /ip/service",
        "/user remove admin, /user",
        "/system logging remove 3, ''",
        "/interface list member comment 0 comment=x, ''",
        "/interface disable bridge1, /interface/bridge"
    })
    void everyCommandThatWritesSaysThatNothingIsCarriedOut(String command, String menu) {
        type("/interface bridge add name=bridge1");
        type("/interface list add name=LAN; /interface list member add list=LAN interface=ether1");
        console.close();
        open();
        assertThat(type(command)).isEmpty();
        assertThat(console.remarks())
                .isEqualTo(
                        menu.isEmpty()
                                ? List.of()
                                : List.of(menu + ": kept, not carried out: everything in this menu"));
    }

    @Test
    void aReferenceFollowsANewNameAndIsRefusedWhenNothingHasIt() {
        type("/interface bridge add name=bridge1");
        type("/ip dhcp-server add name=server interface=bridge1");
        type("/interface list add name=LAN");
        type("/interface list member add interface=ether2 list=LAN");
        type("/interface bridge set bridge1 name=lan; /interface list set LAN name=INSIDE");
        assertThat(export("/ip dhcp-server")).containsExactly("/ip dhcp-server", "add interface=lan name=server");
        assertThat(export("/interface list member"))
                .containsExactly("/interface list member", "add interface=ether2 list=INSIDE");
        assertThat(type("/interface list member add interface=nowhere list=INSIDE"))
                .containsExactly("input does not match any value of interface");
        type("/interface bridge remove lan");
        assertThat(export("/ip dhcp-server").getLast()).matches("add interface=\\*[0-9A-F]+ name=server");
    }

    @Test
    void aSingleRecordHasNoId() {
        for (String menu : List.of("/ip dns", "/snmp", "/system identity", "/system clock")) {
            assertThat(type(":put [:typeof ([" + menu + " get]->\".id\")]"))
                    .as(menu)
                    .containsExactly("nothing");
            assertThat(type(":put [:typeof ([" + menu + " print as-value]->\".id\")]"))
                    .as(menu)
                    .containsExactly("nothing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ip service get telnet port, 23",
        "/ip service get telnet disabled, false",
        "/ip service get www-ssl disabled, true",
        "/ip service get ssh max-sessions, 20",
        "/snmp get enabled, false",
        "/snmp get trap-version, 1",
        "/system ntp client get status, stopped",
        "/system ntp client get mode, unicast",
        "/tool bandwidth-server get max-sessions, 100",
        "/user get admin group, full",
        "/user get admin inactivity-policy, none",
        "/system logging get 0 prefix, ''",
        "/user aaa get default-group, read"
    })
    void whatNobodyHasSetHasItsDefault(String command, String expected) {
        assertThat(type(":put [" + command + "]")).containsExactly(expected);
    }

    @Test
    void itemsHaveTheirDefaults() {
        type("/interface bridge add name=lan");
        type("/interface wireguard add name=wg");
        type("/ip dhcp-server add name=d interface=lan");
        type("/queue simple add name=q target=10.0.0.1");
        assertThat(type(":put [/interface bridge get lan protocol-mode]")).containsExactly("rstp");
        assertThat(type(":put [/interface bridge get lan disabled]")).containsExactly("false");
        assertThat(type(":put [/interface wireguard get wg mtu]")).containsExactly("1420");
        assertThat(type(":put [/ip dhcp-server get d lease-time]")).containsExactly("00:10:00");
        assertThat(type(":put [/queue simple get q max-limit]")).containsExactly("0/0");
        assertThat(type(":put [:len [/interface bridge find disabled=no]]")).containsExactly("1");
        assertThat(export("/")).contains("add name=lan", "add name=wg", "add interface=lan name=d");
    }

    @Test
    void servicesArePrintedAsATable() {
        type("/ip service disable telnet");
        assertThat(type("/ip service print"))
                .startsWith(
                        "Flags: X - DISABLED",
                        "Columns: NAME, PORT, PROTO, CERTIFICATE, VRF, MAX-SESSIONS",
                        "#   NAME     PORT  PROTO  CERTIFICATE  VRF   MAX-SESSIONS",
                        "0 X telnet   23    tcp                 main  20",
                        "1   ftp      21    tcp                 main  20");
        type("/ip service reset telnet");
        assertThat(type(":put [/ip service get telnet port]")).containsExactly("23");
        assertThat(type("/user print")).containsSubsequence(";;; system default user", "0 admin  full   none");
    }

    @Test
    void negatedAndListedNamesAreReferencesToo() {
        type("/interface list add name=LAN");
        type("/ip neighbor discovery-settings set discover-interface-list=!LAN");
        type("/interface bonding add name=b slaves=ether1,ether2");
        type("/interface ethernet set ether1 name=first; /interface list set LAN name=INSIDE");
        assertThat(export("/ip neighbor discovery-settings")).contains("set discover-interface-list=!INSIDE");
        assertThat(export("/interface bonding")).contains("add name=b slaves=first,ether2");
    }

    @Test
    void anItemThatOnlyHardwareKnowsIsMadeByNamingIt() {
        type("/interface wireless set [ find default-name=wlan1 ] ssid=home");
        type("/interface lte set [ find ] name=lte1");
        type("/interface wireless nstreme set wlan1 enable-nstreme=yes");
        type("/port set 3 name=usb3");
        type("/disk set sata1 disabled=no");
        assertThat(export("/"))
                .containsSubsequence(
                        "/interface lte",
                        "set [ find ] name=lte1",
                        "/disk",
                        "set sata1 disabled=no",
                        "/interface wireless",
                        "set [ find default-name=wlan1 ] ssid=home",
                        "/port",
                        "set 3 name=usb3",
                        "/interface wireless nstreme",
                        "set wlan1 enable-nstreme=yes");
    }

    @Test
    void itIsFoundAgainTheSameWay() {
        type("/port set 3 name=usb3");
        type("/port set 3 name=other");
        type("/interface wireless set [ find default-name=wlan1 ] ssid=home");
        type("/interface wireless set [ find default-name=wlan1 ] name=radio");
        type("/interface wireless set radio mode=ap-bridge");
        assertThat(export("/port")).containsExactly("/port", "set 3 name=other");
        assertThat(export("/interface wireless"))
                .containsExactly(
                        "/interface wireless", "set [ find default-name=wlan1 ] mode=ap-bridge name=radio ssid=home");
        assertThat(type("/interface wireless print count-only")).containsExactly("1");
        assertThat(type(":put [/interface get radio type]")).containsExactly("wlan");
    }

    @Test
    void rulesHaveNoNames() {
        assertThat(type("/ip firewall mangle set nothing chain=forward")).containsExactly("no such item");
        assertThat(type("/ip firewall mangle set [ find comment=x ] chain=forward"))
                .isEmpty();
        assertThat(type("/ip firewall mangle print count-only")).containsExactly("0");
    }

    @Test
    void aPortThatTheMachineLacksAppearsWithItsDefaultName() {
        type("/interface ethernet set [ find default-name=ether7 ] name=wan7");
        assertThat(export("/interface ethernet")).contains("set [ find default-name=ether7 ] name=wan7");
        assertThat(type("/interface ethernet set [ find default-name=nonsense ] name=x"))
                .isEmpty();
        assertThat(export("/interface ethernet")).hasSize(2);
    }

    @Test
    void itemsOfTheDefaultConfigurationAreThere() {
        type("/ip service set telnet disabled=yes");
        type("/ip service disable [ find name=ftp ]");
        type("/system logging set 0 topics=info,!dhcp");
        type("/interface wireless security-profiles set [ find default=yes ] mode=dynamic-keys");
        assertThat(export("/"))
                .containsSubsequence(
                        "/interface wireless security-profiles",
                        "set [ find default=yes ] mode=dynamic-keys",
                        "/ip service",
                        "set telnet disabled=yes",
                        "set ftp disabled=yes",
                        "/system logging",
                        "set 0 topics=info,!dhcp");
    }

    @Test
    void theDefaultUserCanBeRemovedAndStaysAway() {
        assertThat(type("/user remove admin")).isEmpty();
        console.close();
        open();
        assertThat(type("/user print count-only")).containsExactly("0");
        assertThat(type("/ip service remove telnet")).isNotEmpty();
    }

    @Test
    void whatWasMadeIsThereAfterARestart() {
        type("/ip service set telnet disabled=yes");
        type("/interface bridge add name=bridge1");
        type("/ip address add address=10.0.0.1/24 interface=bridge1");
        List<String> before = export("/");
        console.close();
        open();
        assertThat(export("/")).isEqualTo(before);
        type("/user add name=x group=full");
        assertThat(type(":put [/user find name=x]")).containsExactly("*2");
    }

    @Test
    void valuesAreCheckedAsFarAsTheyAreKnown() {
        assertThat(type("/interface bridge add vlan-filtering=maybe").getFirst())
                .startsWith("syntax error");
        assertThat(type("/ip dhcp-server add interface=ether1 lease-time=long").getFirst())
                .startsWith("invalid time value for argument lease-time");
        assertThat(type("/interface bridge add no-such-thing=1").getFirst()).startsWith("bad parameter no-such-thing");
    }

    @Test
    void aPropertyWithoutAValueIsGivenBare() {
        type("/routing table add fib name=to_isp");
        assertThat(export("/routing table")).containsExactly("/routing table", "add fib name=to_isp");
    }

    @Test
    void aPropertyOfTheSameGroupMayBeginWithADot() {
        type("/interface wifi configuration add name=c channel.band=5ghz-ax .width=20mhz ssid=x");
        assertThat(export("/interface wifi configuration"))
                .containsExactly(
                        "/interface wifi configuration", "add channel.band=5ghz-ax .width=20mhz name=c ssid=x");
    }

    @Test
    void otherCommandsFailInPlainWords() {
        assertThat(type("/system reboot")).containsExactly("failure: Braid does not carry out /system/reboot");
        assertThat(type("/tool fetch url=\"https://example.net/\""))
                .containsExactly("failure: Braid does not carry out /tool/fetch");
        assertThat(type("/tool torch lan")).containsExactly("failure: Braid does not carry out /tool/torch");
    }

    @Test
    void menusCommandsArgumentsAndWordsAreCompleted() {
        assertThat(completed("/interface wifi con")).containsExactly("configuration");
        assertThat(completed("/interface bridge add proto")).containsExactly("protocol-mode");
        assertThat(completed("/interface bridge add frame-types=admit-a")).containsExactly("admit-all");
        assertThat(completed("/system reb")).containsExactly("reboot");
        type("/interface bridge add name=bridge7");
        assertThat(completed("/interface list member add interface=bri")).containsExactly("bridge7");
    }

    private List<String> completed(String text) {
        Interpreter interpreter = console.service(Interpreter.class);
        return Completion.at(
                        text,
                        interpreter.root(),
                        interpreter.root(),
                        Variables.ofText(),
                        console.router().view().names())
                .words()
                .stream()
                .map(Candidate::word)
                .toList();
    }
}
