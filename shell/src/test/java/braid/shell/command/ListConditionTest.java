package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions about properties that are lists.
class ListConditionTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interface=ether1 | one",
                "interface=ether1,ether2 | both",
                "interface=\"ether1,ether2\" | both",
                "interface=\"ether1;ether2\" | both",
                "interface=(\"ether1\",\"ether2\") | both",
                "interface=ether2,ether1 | turned",
                "interface=ether2 | ''",
                "interface!=ether1 | both;turned",
                "interface~\"^ether2\" | both;turned",
                "\"ether2\" in interface | both;turned",
                "interface=ether1,ether2 name=both | both",
                "interface=ether1,ether2 or name=one | one;both",
            })
    void askForTheWholeListOrForItsOnlyElement(String condition, String names) {
        try (TestConsole console =
                TestConsole.on(directory, List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")))) {
            console.type("/interface pppoe-client add name=one interface=ether1");
            console.type("/interface pppoe-client add name=both interface=ether1,ether2");
            console.type("/interface pppoe-client add name=turned interface=ether2,ether1");
            assertThat(console.type("/interface pppoe-client; :local n [:toarray \"\"]; :foreach i in=[find where "
                            + condition + "] do={ :set n ($n, [get $i name]) }; :put $n"))
                    .containsExactly(names);
        }
    }

    @Test
    void ofTheLogAskForAllTopicsGiven() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type(":log info \"mine\"; :log error \"other\"");
            assertThat(console.type("/log print count-only where topics=script"))
                    .containsExactly("2");
            assertThat(console.type("/log print count-only where topics=script,info"))
                    .containsExactly("1");
            assertThat(console.type("/log print count-only where topics=info,debug"))
                    .containsExactly("0");
        }
    }
}
