package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arguments at the ends of what can be said.
@Timeout(120)
class ExtremeArgumentsTest {
    private static final String MOST = "9223372036854775807";

    /// The least number there is; its literal is one too large.
    private static final String LEAST = "(-9223372036854775807 - 1)";

    private static final List<String> VALUES = List.of(
            MOST,
            LEAST,
            "(-" + MOST + ")",
            "-1",
            "0",
            "15250w",
            "(0s - 15250w)",
            "1ns",
            "255.255.255.255",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "0.0.0.0/0",
            "*FFFFFFFFFFFFFFFF",
            "\"\"",
            "\"" + "9".repeat(400) + "\"",
            "[:toarray \"\"]",
            "[:nothing]");

    private static final List<String> COMMANDS = List.of(
            ":put [:pick abc %s]",
            ":put [:pick abc 1 %s]",
            ":put [:pick {1;2} %s %s]",
            ":put [:find abcabc b %s]",
            ":put [:find {1;2;1} 1 %s]",
            ":put [:find %s %s]",
            ":put [:len %s]",
            ":put [:typeof [:tonum %s]]",
            ":put [:totime %s]",
            ":put [:tonsec %s]",
            ":put [:toip %s]",
            ":put [:toip6 %s]",
            ":put [:toid %s]",
            ":put [:tobool %s]",
            ":put [:tostr %s]",
            ":put [:toarray %s delimiter=%s]",
            ":put [:len [:rndstr length=%s]]",
            ":put [:rndstr from=%s length=3]",
            ":put [:typeof [:rndnum from=%s to=%s]]",
            ":put [:typeof [:rndnum from=" + LEAST + " to=%s]]",
            ":put [:len [:range 0 %s]]",
            ":put [:len [:range %s %s]]",
            ":delay %s",
            ":retry command={ :error x } delay=%s max=2",
            ":put [:time { :put %s }]",
            ":put [:convert %s to=url]",
            ":put [:convert %s from=num to=hex]",
            ":put [:convert %s from=byte-array to=hex]",
            ":put [:serialize %s to=json]",
            ":put [:serialize {%s} to=dsv delimiter=%s]",
            ":put [:deserialize %s from=json]",
            ":put [:deserialize %s from=dsv]",
            ":put [:parse %s]",
            ":put (%s + %s)",
            ":put (%s - %s)",
            ":put (%s * %s)",
            ":put (%s / %s)",
            ":put (%s / -1)",
            ":put (%s % %s)",
            ":put (%s << %s)",
            ":put (%s >> %s)",
            ":put (%s & %s)",
            ":put (%s in %s)",
            ":put (%s ~ %s)",
            ":put (%s < %s)",
            ":put (%s = %s)",
            ":put ({1;2}->%s)",
            ":put -%s",
            ":local a {1}; :set ($a->%s) 1; :put $a",
            ":terminal cuu %s",
            ":for i from=%s to=%s step=" + MOST + " do={ }",
            ":put [:execute %s as-string]",
            "/system scheduler add name=s interval=%s on-event=\"\"",
            "/ip dns set cache-max-ttl=%s",
            "/ip firewall address-list add list=l address=1.1.1.1 timeout=%s");

    @TempDir
    private Path directory;

    /// What they answer is not the matter here: that they do is.
    @Test
    void areAnswered() {
        List<String> defects = new ArrayList<>();
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            for (String command : COMMANDS) {
                for (String value : VALUES) {
                    String text = command.replace("%s", value);
                    try {
                        console.type(text);
                    } catch (RuntimeException | Error defect) {
                        defects.add(text + ": " + defect);
                    }
                    console.type("/ip firewall address-list remove [find]; /system scheduler remove [find]");
                }
            }
        }
        assertThat(defects).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":for i from=9223372036854775806 to=9223372036854775807 do={ :put $i }"
                        + "|9223372036854775806,9223372036854775807",
                ":for i from=255.255.255.254 to=255.255.255.255 do={ :put $i }|255.255.255.254,255.255.255.255",
                ":for i from=-9223372036854775806 to=-9223372036854775807 do={ :put $i }"
                        + "|-9223372036854775806,-9223372036854775807",
                ":for i from=3 to=1 do={ :put $i }|3,2,1",
                ":put [:find abcabc b 9223372036854775807]|''",
                ":put [:len [:range -9223372036854775807 -9223372036854775800]]|8",
                ":put [:range 0 1000000]|invalid value for argument to",
                ":put [:totime (-9223372036854775807 - 1)]|''",
            })
    void endWhereTheyEnd(String text, String answer) {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            assertThat(String.join(",", console.type(text))).isEqualTo(answer);
        }
    }

    @Test
    void aNumberOfAMillionDigitsIsTheLargest() {
        BareConsole console = new BareConsole();
        assertThat(console.type(":put [:tonum \"" + "9".repeat(1_000_000) + "\"]"))
                .containsExactly(MOST);
        assertThat(console.type(":put [:tonum \"-0x" + "0".repeat(1_000_000) + "1f\"]"))
                .containsExactly("-31");
        assertThat(console.type(":put [:typeof [:tonum \"0x\"]]; :put [:typeof [:tonum \"-\"]]"))
                .containsExactly("nothing", "nothing");
        assertThat(console.type(":put [:tonum \"0\"]; :put [:tonum \"-0\"]; :put [:tonum \"0x0\"]"))
                .containsExactly("0", "0", "0");
    }
}
