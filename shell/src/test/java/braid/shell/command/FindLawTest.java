package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
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
    void addressesAreFoundByTheirInterfaces() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type(":for i from=1 to=9 do={/interface vlan add name=\"v$i\" vlan-id=$i interface=ether1}");
            console.type(":for i from=1 to=30 do={"
                    + "/ip address add address=\"10.0.$i.1/24\" interface=(\"v\" . ($i % 9 + 1)) comment=($i % 2)}");
            for (String name : List.of("v1", "v9", "ether1", "[/interface vlan find name=v3]", "none", "\"\"")) {
                assertThat(console.type(":put [/ip address find interface=" + name + " comment=1]"))
                        .as(name)
                        .isEqualTo(console.type(":put [/ip address find !(interface!=" + name + ") comment=1]"));
            }
            assertThat(console.type(":put [:len [/ip address find interface=v3]]"))
                    .containsExactly("4");
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
    void amongManyItemsOneIsFoundAtOnce() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type(":for i from=1 to=1000 do={/ppp secret add name=\"u$i\"}");
            assertThat(console.type(":local n 0; :for i from=1 to=1000 do={"
                            + ":set n ($n + [:len [/ppp secret find name=\"u$i\"]])}; :put $n"))
                    .containsExactly("1000");
        }
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
