package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.ServiceSearch.Offer;
import braid.dataplane.tool.ServiceScanner;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanServicesTest {
    private static final List<Offer> OFFERS = List.of(
            new Offer("isp", new MacAddress(0x0C26EA430001L), "AC one"),
            new Offer("tv", new MacAddress(0x0C26EA430002L), "two"));

    @TempDir
    private Path directory;

    private final List<String> events = new ArrayList<>();

    @Test
    void aScanEndsAfterItsTimeAndShowsATable() {
        try (TestConsole console = console()) {
            assertThat(console.type("/interface pppoe-client scan ether1 duration=300ms"))
                    .containsExactly(
                            "Columns: SERVICE, MAC-ADDRESS, AC-NAME",
                            "SERVICE  MAC-ADDRESS        AC-NAME",
                            "isp      0C:26:EA:43:00:01  AC one",
                            "tv       0C:26:EA:43:00:02  two");
            assertThat(events).containsExactly("eth0", "look", "look", "look", "look", "close");
        }
    }

    @Test
    void aScriptGetsValuesAndAPersonThePropertiesAskedFor() {
        try (TestConsole console = console()) {
            assertThat(
                            console.type(
                                    ":put ([/interface pppoe-client scan interface=ether1 as-value duration=100ms]->1->\"ac-name\")"))
                    .containsExactly("two");
            assertThat(console.type("/interface pppoe-client scan ether1 duration=100ms proplist=ac-name"))
                    .containsExactly("Columns: AC-NAME", "AC-NAME", "AC one", "two");
            assertThat(console.type("/interface pppoe-client scan ether1 proplist=colour"))
                    .containsExactly("input does not match any value of proplist");
            assertThat(console.type("/interface pppoe-client scan ether9"))
                    .containsExactly("input does not match any value of interface");
        }
    }

    private TestConsole console() {
        TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")));
        console.scansWith(linuxName -> {
            events.add(linuxName);
            return new ServiceScanner.Scan() {
                @Override
                public List<Offer> look() {
                    events.add("look");
                    return OFFERS;
                }

                @Override
                public void close() {
                    events.add("close");
                }
            };
        });
        return console;
    }
}
