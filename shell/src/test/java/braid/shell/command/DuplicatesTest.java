package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no two items may have in common is refused, in RouterOS's words; what differs in one of it is not.
class DuplicatesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ip address|address=10.0.0.1/24 interface=ether1|address=10.0.0.2/24 interface=ether1"
                        + "|failure: already have such address",
                "/ip firewall address-list|list=a address=10.0.0.1|list=b address=10.0.0.1"
                        + "|failure: already have such entry",
                "/ip firewall address-list|list=a address=10.0.0.0/8|list=a address=10.0.0.0/9"
                        + "|failure: already have such entry",
                "/interface list member|list=LAN interface=ether1|list=WAN interface=ether1"
                        + "|failure: already have such entry",
                "/ip dns static|name=a.example address=1.1.1.1|name=a.example address=1.1.1.2"
                        + "|failure: entry already exists",
                "/ip dns static|name=a.example address=1.1.1.1|name=b.example address=1.1.1.1"
                        + "|failure: entry already exists",
                "/ppp secret|name=a|name=b|failure: already have such entry",
                "/ip pool|name=a ranges=10.0.0.1|name=b ranges=10.0.0.1|failure: already have such entry"
            })
    void aSecondOneIsRefused(String menu, String one, String other, String sentence) {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type("/interface list add name=LAN; /interface list add name=WAN");
            assertThat(console.type(menu + " add " + one)).isEmpty();
            assertThat(console.type(menu + " add " + other)).isEmpty();
            assertThat(console.type(menu + " add " + one)).containsExactly(sentence);
            assertThat(console.type(menu + " set 1 " + one)).containsExactly(sentence);
            assertThat(console.type(menu + " set 0 " + one)).isEmpty();
            assertThat(console.type(":put [:len [" + menu + " find]]")).containsExactly("2");
        }
    }

    @Test
    void anEditorDoesNotGoAroundIt() {
        try (TestConsole console = TestConsole.on(directory, List.of(TestConsole.port(2, "eth0")))) {
            console.type("/interface bridge add name=one; /interface vlan add name=two vlan-id=2 interface=ether1");
            console.edits("one");
            assertThat(console.type("/interface vlan edit two name"))
                    .containsExactly("failure: already have interface with such name");
            console.edits("three");
            assertThat(console.type("/interface vlan edit two name")).isEmpty();
            assertThat(console.type(":put [/interface vlan get three vlan-id]")).containsExactly("2");
        }
    }
}
