package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.schema.Property;
import braid.shell.status.Rows;
import braid.shell.testing.TestConsole;
import braid.shell.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `find` looks items up where it can; turned round, the same comparison makes it look at each item.
class FindLawTest {
    private static final List<String> TEXTS =
            List.of("a", "b", "\"a b\"", "5", "05", "\"\"", "yes", "1.2.3.4", "10s", "*1", "ether1");
    private static final List<String> SPANS =
            List.of("1.2.3.4", "1.4", "10.0.0.0/8", "1.2.3.4-1.2.3.9", "example.com", "\"1.4\"", "256.1");
    private static final List<String> PROPERTIES = List.of("comment", "name", "service", "profile", "local-address");

    @TempDir
    private Path directory;

    @Test
    void whatIsLookedUpIsWhatIsFoundOneByOne() {
        Random random = new Random(20260301);
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            for (int i = 0; i < 60; i++) {
                console.type("/ppp secret add name=" + any(TEXTS, random) + " comment=" + any(TEXTS, random)
                        + (random.nextBoolean() ? " local-address=1.2.3.4" : ""));
                console.type("/ppp secret add name=n" + i + " comment=" + any(TEXTS, random));
                console.type(
                        "/ip firewall address-list add list=" + any(TEXTS, random) + " address=" + any(SPANS, random));
                console.type("/caps-man rates add name=" + any(TEXTS, random) + " comment=" + any(TEXTS, random));
            }
            int found = 0;
            for (int i = 0; i < 400; i++) {
                String property = any(PROPERTIES, random);
                String text = any(TEXTS, random);
                String span = any(SPANS, random);
                assertThat(console.type(":put [/ip firewall address-list find address=" + span + "]"))
                        .as(span)
                        .isEqualTo(console.type(":put [/ip firewall address-list find !(address!=" + span + ")]"));
                String and = any(List.of("", " and !disabled", " and comment", " comment~\"a\""), random);
                for (String menu : List.of("/ppp secret", "/caps-man rates")) {
                    if (menu.equals("/ppp secret") || PROPERTIES.indexOf(property) < 2) {
                        String value = random.nextBoolean() ? text : "$x";
                        List<String> one = console.type(
                                ":local x %s; :put [%s find %s=%s%s]".formatted(text, menu, property, value, and));
                        List<String> all = console.type(":local x %s; :put [%s find (!(%s!=%s))%s]"
                                .formatted(text, menu, property, value, and));
                        assertThat(one)
                                .as("%s %s=%s%s", menu, property, value, and)
                                .isEqualTo(all);
                        found += one.getFirst().isEmpty() ? 0 : 1;
                    }
                }
            }
            assertThat(found).isGreaterThan(50);
        }
    }

    @Test
    void everyValueThatAnItemHasFindsIt() {
        Map<String, String> items = Map.ofEntries(
                Map.entry("/ppp secret", "add name=u%1$d password=p%2$d remote-address=10.0.%2$d.1 comment=c%2$d"),
                Map.entry("/ip address", "add address=10.%1$d.0.1/24 interface=ether1 comment=c%2$d"),
                Map.entry("/interface vlan", "add name=v%1$d vlan-id=%1$d interface=ether1 comment=c%2$d"),
                Map.entry("/interface pppoe-client", "add name=o%1$d interface=ether1 user=u%2$d"),
                Map.entry("/interface pppoe-server server", "add service-name=s%1$d interface=ether1"),
                Map.entry("/ip firewall filter", "add chain=c%2$d src-address=10.0.%2$d.0/24 action=drop"),
                Map.entry("/ip firewall nat", "add chain=srcnat out-interface=ether1 action=masquerade"),
                Map.entry("/ip firewall mangle", "add chain=forward action=mark-packet new-packet-mark=m%2$d"),
                Map.entry("/ip firewall raw", "add chain=prerouting src-address-list=l%2$d action=drop"),
                Map.entry("/ip firewall address-list", "add list=l%2$d address=10.0.%1$d.0/24"),
                Map.entry("/system script", "add name=s%1$d source=\":put %2$d\""),
                Map.entry("/system scheduler", "add name=s%1$d on-event=s%2$d interval=1h"),
                Map.entry("/interface bridge", "add name=b%1$d comment=c%2$d"),
                Map.entry("/ip dhcp-server", "add name=d%1$d interface=ether1 comment=c%2$d"));
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            items.forEach((menu, add) -> {
                for (int i = 1; i <= 4; i++) {
                    console.type(menu + " " + add.formatted(i, i % 2));
                }
            });
            console.type("/ip address set 0 network=10.9.9.0; /ip address add address=10.1.0.9/24 interface=ether1");
            int found = 0;
            for (String menu : items.keySet()) {
                var declared = console.router()
                        .view()
                        .tree()
                        .declaration(menu.replace(' ', '/'))
                        .orElseThrow();
                for (String id :
                        console.type(":put [" + menu + " find]").getFirst().split(";", -1)) {
                    for (Property property : declared.properties()) {
                        String value = ":local x [" + menu + " get " + id + " " + property.name() + "]; :put [" + menu;
                        List<String> one = console.type(value + " find " + property.name() + "=$x]");
                        List<String> all = console.type(value + " find !(" + property.name() + "!=$x)]");
                        assertThat(one)
                                .as("%s %s %s", menu, id, property.name())
                                .isEqualTo(all);
                        found += one.getFirst().contains(id) ? 1 : 0;
                    }
                }
            }
            assertThat(found).isGreaterThan(500);
        }
    }

    @Test
    void aPrintedNumberMeansWhatWasPrinted() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type(":for i from=0 to=4 do={/ppp secret add name=\"u$i\"}");
            console.type("/ppp secret print where name~\"[24]\"");
            console.type("/ppp secret set 1 comment=four; /ppp secret remove [find name=u2]");
            assertThat(console.type("/ppp secret set 0 comment=gone")).containsExactly("no such item");
            assertThat(console.type(":put [/ppp secret get u4 comment]")).containsExactly("four");
        }
    }

    @Test
    void theRowsOfOthersAreNotEvenMade() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type(":for i from=1 to=1000 do={/ppp secret add name=\"u$i\"}");
            var view = console.router().view();
            var menu = view.tree().declaration("/ppp/secret").orElseThrow();
            assertThat(Rows.having(menu, view, "name", new Value.Str("u7")).orElseThrow())
                    .singleElement()
                    .satisfies(row -> assertThat(row.values()).containsEntry("name", new Value.Str("u7")));
            assertThat(Rows.having(menu, view, "name", new Value.Str("nobody")))
                    .hasValueSatisfying(rows -> assertThat(rows).hasSize(1));
        }
    }

    @Test
    void whatNobodyHasIsNoReasonToOverlookAnError() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type("/ppp secret add name=a");
            for (String name : List.of("a", "b")) {
                assertThat(console.type("/ppp secret print where comment~\"[\" and name=" + name))
                        .as(name)
                        .isEqualTo(console.type("/ppp secret print where comment~\"[\""));
            }
        }
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
