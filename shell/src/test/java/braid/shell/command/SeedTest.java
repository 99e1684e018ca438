package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two configurations of RouterOS's own MLPPP example, and what `print` shows for them.
class SeedTest {
    @TempDir
    private Path directory;

    @Test
    void clientOverTwoLinesPrintsAsTheManualShows() {
        try (TestConsole console = console()) {
            assertThat(console.type("/interface pppoe-client add service-name=ISP interface=ether1,ether2 user=xxx \\\n"
                            + "   password=yyy disabled=no add-default-route=yes use-peer-dns=yes"))
                    .isEmpty();
            assertThat(tokens(console.type("/interface pppoe-client print"))).isEqualTo(tokens(List.of("""
                            Flags: X - disabled, R - running
                             0    name="pppoe-out1" max-mtu=1480 max-mru=1480 mrru=disabled interface=ether1,ether2
                                  user="xxx" password="yyy" profile=default service-name="ISP" ac-name="" add-default-route=yes
                                  dial-on-demand=no use-peer-dns=yes allow=pap,chap,mschap1,mschap2
                            """)));
        }
    }

    @Test
    void itemsAreIndentedByTheWidthOfNumberAndFlags() {
        try (TestConsole console = console()) {
            console.type("/interface pppoe-client add interface=ether1 disabled=no");
            assertThat(console.type("/interface pppoe-client print"))
                    .containsExactly(
                            "Flags: X - disabled, R - running",
                            " 0    name=\"pppoe-out1\" max-mtu=1480 max-mru=1480 mrru=disabled interface=ether1",
                            "      user=\"\" password=\"\" profile=default service-name=\"\" ac-name=\"\"",
                            "      add-default-route=no dial-on-demand=no use-peer-dns=no",
                            "      allow=pap,chap,mschap1,mschap2",
                            "");
        }
    }

    @Test
    void serverPrintsAsTheManualShows() {
        try (TestConsole console = console()) {
            assertThat(console.type(
                            "/interface pppoe-server server\nadd service-name=myPPP interface=ether1 mrru=1614"))
                    .isEmpty();
            assertThat(tokens(console.type("print"))).isEqualTo(tokens(List.of("""
                            Flags: X - disabled
                             0   service-name="myPPP" interface=ether1 max-mtu=1480 max-mru=1480 mrru=1614
                                 authentication=pap,chap,mschap1,mschap2 keepalive-timeout=10 one-session-per-host=no
                                 max-sessions=0 default-profile=default
                            """)));
        }
    }

    private TestConsole console() {
        return TestConsole.on(
                directory,
                List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1"), TestConsole.port(4, "local")));
    }

    private static List<String> tokens(List<String> lines) {
        return List.of(String.join("\n", lines).strip().split("\\s+"));
    }
}
