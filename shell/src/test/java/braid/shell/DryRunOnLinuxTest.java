package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.CommandResult;
import braid.shell.testing.HostProcess;
import braid.shell.testing.Lab;
import braid.shell.testing.Line;
import braid.shell.testing.Namespace;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an import would do to Linux, and what else is said while no router runs there.
@Tag("kernel")
@NeedsHost(programs = {"ip"})
class DryRunOnLinuxTest {
    private static final String CONFIGURATION = """
            /interface ethernet set ether1 mtu=1400
            /ip address add address=10.9.0.1/24 interface=ether1
            /ip arp add address=10.9.0.3 mac-address=02:00:00:00:00:09 interface=ether1
            /ip route add dst-address=10.10.0.0/16 gateway=10.9.0.254
            /interface pppoe-client add name="the line of the provider" interface=ether1 user=joe password=p disabled=no
            """;

    /// Some machines give their own to a new namespace.
    private static final String SWITCHES = """
            cd /proc/sys/net
            echo 0 >ipv4/ip_forward
            [ ! -e netfilter/nf_conntrack_acct ] || echo 1 >netfilter/nf_conntrack_acct
            """;

    private static final String SAID = """
            set the MTU of ether1 to 1400
            add address 10.9.0.1/24 to ether1
            add route 10.10.0.0/16 via 10.9.0.254 metric 1
            set net/ipv4/ip_forward to 1
            set neighbour 10.9.0.3 on ether1 to 02:00:00:00:00:09
            start PPPoE client the line of the provider on ether1
            Script file checked, nothing changed (5 applied, 0 stored, 0 refused, 0 skipped)
            """;

    @Test
    void itIsSaidLineByLineAndNothingIsDone() throws Exception {
        try (Lab lab = Lab.open("dry-run")) {
            Namespace here = lab.namespace();
            Line.lay(here, lab.namespace(), 1, 1500);
            here.exec("ip", "address", "add", "10.8.0.1/24", "dev", "ether1").orFail("somebody's address");
            here.exec("sh", "-c", SWITCHES).orFail("somebody's switches");
            Path file = Files.writeString(lab.folder().resolve("dry.rsc"), CONFIGURATION);
            Path state = lab.folder().resolve("state");
            lab.own(() -> HostProcess.run("rm", "-rf", state.toString()));
            String before = linux(here);
            CommandResult dry = RunningRouter.launch(
                    here, List.of(), "--state", state.toString(), "import", "--dry-run", file.toString());
            assertThat(dry)
                    .isEqualTo(new CommandResult(
                            0, SAID, "no router runs on " + state + ": this works on its saved configuration\n"));
            assertThat(linux(here)).isEqualTo(before);
            assertThat(RunningRouter.launch(here, List.of(), "--state", state.toString(), "-c", "/export")
                            .text())
                    .doesNotContain("10.9.0.1");
        }
    }

    @Test
    void whatWasFoundDamagedIsSaidToo() throws Exception {
        try (Lab lab = Lab.open("damaged")) {
            Path state = Files.createDirectories(lab.folder().resolve("state"));
            Files.writeString(state.resolve("journal.jsonl"), "damaged\n");
            CommandResult put =
                    RunningRouter.launch(lab.namespace(), List.of(), "--state", state.toString(), "-c", ":put 1");
            assertThat(put.text()).isEqualTo("1");
            assertThat(put.errors()).contains("\njournal.jsonl: line 1 is damaged");
        }
    }

    /// Begun without it, the router would take its addresses and its firewall off Linux.
    @Test
    void nothingIsDoneWithADamagedSnapshot() throws Exception {
        try (Lab lab = Lab.open("torn")) {
            Path state = Files.createDirectories(lab.folder().resolve("state"));
            Files.writeString(state.resolve("snapshot.json"), "{\"format\":1,\n \"menus\":{");
            Path file = Files.writeString(lab.folder().resolve("some.rsc"), ":put 1\n");
            for (List<String> what : List.of(
                    List.of("daemon"),
                    List.of("-c", ":put 1"),
                    List.of("import", file.toString()),
                    List.of("check", file.toString()))) {
                String[] words = Stream.concat(Stream.of("--state", state.toString()), what.stream())
                        .toArray(String[]::new);
                assertThat(RunningRouter.launch(lab.namespace(), List.of(), words))
                        .as(what.toString())
                        .isEqualTo(new CommandResult(
                                1,
                                "",
                                "cannot use the state directory " + state
                                        + ": snapshot.json is damaged at line 2 column 11; put back a copy of it, or"
                                        + " move it and journal.jsonl away to begin with an empty configuration\n"));
            }
        }
    }

    private static String linux(Namespace here) throws Exception {
        return here.exec("ip", "-o", "address").orFail("addresses").text()
                + here.exec("ip", "route").orFail("routes").text()
                + here.exec("ip", "-o", "link").orFail("links").text();
    }
}
