package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// RouterOS's own MLPPP example on a router that runs on real ports: imported, typed, and printed as the manual
/// prints it.
@Tag("kernel")
@NeedsHost(programs = {"ip"})
class SeedOnLinuxTest {
    private static final String CLIENT = """
            Flags: X - disabled, R - running
             0    name="pppoe-out1" max-mtu=1480 max-mru=1480 mrru=disabled interface=ether1,ether2
                  user="xxx" password="yyy" profile=default service-name="ISP" ac-name="" add-default-route=yes
                  dial-on-demand=no use-peer-dns=yes allow=pap,chap,mschap1,mschap2
            """;
    private static final String SERVER = """
            Flags: X - disabled
             0   service-name="myPPP" interface=ether1 max-mtu=1480 max-mru=1480 mrru=1614
                 authentication=pap,chap,mschap1,mschap2 keepalive-timeout=10 one-session-per-host=no
                 max-sessions=0 default-profile=default
            """;

    /// The manual's commands, as a person types them.
    private static final String TYPED = """
            /interface pppoe-server server
            add service-name=myPPP interface=ether1 mrru=1614
            /interface pppoe-client
               add service-name=ISP interface=ether1,ether2 user=xxx password=yyy disabled=no \\
               add-default-route=yes use-peer-dns=yes
            /ip address add address=192.168.88.1/24 interface=local

            /ip dns set allow-remote-request=yes

            /ip firewall nat
            add chain=src-nat action=masquerade out-interface=pppoe-out1

            /ip firewall filter
            add chain=input connection-state=invalid action=drop \\
                comment="Drop Invalid connections"
            add chain=input action=drop comment="Drop everything else"
            """;

    @Test
    void exampleOfTwoLinesIsImportedAndPrintsAsTheManualShows() throws Exception {
        try (Lab lab = Lab.open("seed-imported")) {
            RunningRouter router = RunningRouter.start(ports(lab), "router");

            assertThat(router.importFile(Path.of("../examples/mlppp-two-lines.rsc"))
                            .orFail("import")
                            .text())
                    .startsWith("Script file loaded and executed successfully (");
            assertThat(words(router.type("/interface pppoe-client print"))).isEqualTo(words(CLIENT));
            assertThat(router.type("/ip address print terse")).contains("address=192.168.88.1/24");
        }
    }

    @Test
    void typedCommandsPrintAsTheManualShows() throws Exception {
        try (Lab lab = Lab.open("seed-typed")) {
            RunningRouter router = RunningRouter.start(ports(lab), "router");
            Path typed = Files.writeString(lab.folder().resolve("typed"), TYPED);

            var answer = router.feed(typed).orFail("typed commands");
            assertThat(answer.output()).isEmpty();
            assertThat(words(router.type("/interface pppoe-client print"))).isEqualTo(words(CLIENT));
            assertThat(words(router.type("/interface pppoe-server server print")))
                    .isEqualTo(words(SERVER));
            assertThat(router.type("/ip firewall nat print terse")).contains("chain=srcnat");
        }
    }

    /// Two lines that lead nowhere, and the network at home.
    private static Namespace ports(Lab lab) throws Exception {
        Namespace near = lab.namespace();
        Namespace far = lab.namespace();
        Line.lay(near, far, 1, 1500);
        Line.lay(near, far, 2, 1500);
        near.exec("ip", "link", "add", "local", "type", "veth", "peer", "name", "home", "netns", far.name())
                .orFail("local port");
        return near;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
