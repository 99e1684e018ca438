package braid.shell.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.errno.KernelException;
import braid.shell.testing.NeedsHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else works on the machine's nftables while the router runs.
@Tag("kernel")
@NeedsHost(programs = {"ip", "ping", "nft"})
class FirewallHealingTest {
    private static final long HEALED_WITHIN_NANOS = 1_000_000_000L;
    private static final String RULES = """
            /interface/list add name=WAN
            /interface/list/member add list=WAN interface=ether2
            /ip/firewall/address-list add list=home address=192.168.88.0/24
            /ip/firewall/nat add chain=srcnat action=masquerade out-interface-list=WAN
            /ip/firewall/mangle add chain=forward action=mark-connection new-connection-mark=x protocol=udp
            /ip/firewall/filter
            add chain=forward action=accept connection-state=established,related comment=known
            add chain=forward action=drop src-address-list=!home in-interface=ether1
            add chain=forward action=drop in-interface-list=WAN
            """;

    @TempDir
    private static Path home;

    private static TwoHosts network;

    @BeforeAll
    static void open() throws Exception {
        network = new TwoHosts(home);
        nft("add table ip foreign; add chain ip foreign c; add rule ip foreign c counter comment \"theirs\"");
        network.type(RULES);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whatSomebodyDestroysIsMadeAgainAndWhatIsTheirsStays() throws Exception {
        String whole = ours();
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            String damage = damage(random);
            nft(damage);
            long patience = System.nanoTime() + HEALED_WITHIN_NANOS;
            while (!ours().equals(whole)) {
                assertThat(System.nanoTime() - patience)
                        .as("healing of: %s\n%s", damage, ours())
                        .isNegative();
            }
        }
        assertThat(nft("list table ip foreign")).contains("theirs");
        assertThat(network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 5000, 10, 0)
                        .orElseThrow())
                .startsWith("10.0.0.1:");
        assertThat(network.udp(network.far, TwoHosts.FAR, TwoHosts.NEAR, 5000, 10, 0))
                .isEmpty();
    }

    /// Counters go on when the table is made again.
    @Test
    void countersSurviveTheTable() throws KernelException {
        network.udp(network.near, TwoHosts.NEAR, TwoHosts.FAR, 5000, 10, 0);
        long before = network.packets("filter", "known");
        assertThat(before).isPositive();
        nft("delete table ip braid");
        assertThat(network.packets("filter", "known")).isGreaterThanOrEqualTo(before);
    }

    private static String damage(Random random) throws KernelException {
        List<String> damages = List.of(
                "delete table ip braid",
                "flush table ip braid",
                "flush chain ip braid filter_forward",
                "flush ruleset; add table ip foreign; add chain ip foreign c;"
                        + " add rule ip foreign c counter comment \"theirs\"",
                "flush set ip braid list_home",
                "delete element ip braid list_home { 192.168.88.0/24 }",
                "add element ip braid list_home { 10.9.0.0/16 }",
                "insert rule ip braid filter_forward drop",
                "add rule ip braid filter_forward accept comment \"not ours\"",
                "add chain ip braid intruder; add rule ip braid intruder drop",
                "add set ip braid intruder { type ipv4_addr; }",
                "delete rule ip braid nat_srcnat handle " + handle("nat_srcnat"));
        return damages.get(random.nextInt(damages.size()));
    }

    private static String handle(String chain) throws KernelException {
        String listed = nft("-a list chain ip braid " + chain);
        return listed.lines()
                .filter(line -> line.contains("comment"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    /// Without what changes by itself.
    private static String ours() throws KernelException {
        return nft("-s list table ip braid").lines().sorted().toList().toString();
    }

    private static String nft(String commands) throws KernelException {
        return network.router.run(() -> {
            List<String> command =
                    commands.startsWith("-") ? List.of(("nft " + commands).split(" ")) : List.of("nft", commands);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        });
    }
}
