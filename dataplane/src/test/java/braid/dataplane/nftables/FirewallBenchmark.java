package braid.dataplane.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.LinuxDataplane;
import braid.dataplane.linux.Namespace;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand rules, applied, changed and removed, beside `nft -f` with the same content in the same run.
@Tag("bench")
@KernelTest
class FirewallBenchmark {
    private static final int RULES = 10_000;
    private static final int ROUNDS = 5;

    @TempDir
    private Path home;

    @Test
    void tenThousandRules() throws Exception {
        try (Namespace ours = Namespace.create();
                Namespace theirs = Namespace.create();
                LinuxDataplane dataplane =
                        ours.run(() -> LinuxDataplane.open(home, _ -> {}, (_, e) -> e.printStackTrace()))) {
            List<FirewallRule> rules = rules();
            Path file = home.resolve("rules.nft");
            Files.writeString(file, Transaction.text(RulesetPlanner.plan(compile(rules), ObservedTable.ABSENT)));
            double applied = Double.MAX_VALUE;
            double removed = Double.MAX_VALUE;
            double nftApplied = Double.MAX_VALUE;
            double nftRemoved = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                applied = Math.min(applied, millis(() -> apply(dataplane, rules)));
                nftApplied = Math.min(nftApplied, millis(() -> nft(theirs, "-f", file.toString())));
                if (round < ROUNDS - 1) {
                    removed = Math.min(removed, millis(() -> apply(dataplane, List.of())));
                    nftRemoved = Math.min(nftRemoved, millis(() -> nft(theirs, "delete", "table", "ip", "braid")));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "apply %d rules: %.0f ms, nft -f %.0f ms: ratio %.2f%n",
                    RULES,
                    applied,
                    nftApplied,
                    applied / nftApplied);
            System.out.printf(
                    Locale.ROOT,
                    "remove them: %.0f ms, nft %.0f ms: ratio %.2f%n",
                    removed,
                    nftRemoved,
                    removed / nftRemoved);
            double last = Double.MAX_VALUE;
            double middle = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                rules.add(rule("*last" + round, 1));
                last = Math.min(last, millis(() -> apply(dataplane, rules)));
                rules.add(RULES / 2, rule("*middle" + round, 1));
                Thread.sleep(1_500); // what is done between two commands of a person
                middle = Math.min(middle, millis(() -> apply(dataplane, rules)));
            }
            System.out.printf(Locale.ROOT, "one rule more at the end: %.1f ms; in the middle: %.1f ms%n", last, middle);
            System.out.printf(
                    Locale.ROOT,
                    "all counters: %.1f ms%n",
                    millis(() -> dataplane.firewall().join()));
            assertThat(dataplane.firewall().join().counters()).hasSize(rules.size());
        }
    }

    private static Object apply(LinuxDataplane dataplane, List<FirewallRule> rules) {
        NetworkState none = NetworkState.EMPTY;
        NetworkState state = new NetworkState(
                none.links(),
                none.vlans(),
                none.addresses(),
                none.routes(),
                none.pppoeClients(),
                none.pppoeServers(),
                none.profiles(),
                none.users(),
                none.pools(),
                none.sessionNames(),
                new Firewall(rules, List.of(), List.of()));
        assertThat(dataplane.apply(state).join().problems()).isEmpty();
        return state;
    }

    private static int nft(Namespace where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("nft"));
        command.addAll(List.of(arguments));
        int result = where.run(() -> new ProcessBuilder(command).start().waitFor());
        assertThat(result).isZero();
        return result;
    }

    private static double millis(Callable<?> work) throws Exception {
        long before = System.nanoTime();
        work.call();
        return (System.nanoTime() - before) / 1e6;
    }

    private static Ruleset compile(List<FirewallRule> rules) {
        return new RulesetCompiler().compile(new Firewall(rules, List.of(), List.of()), _ -> Set.of());
    }

    private static List<FirewallRule> rules() {
        List<FirewallRule> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            rules.add(rule("/ip/firewall/filter*" + Integer.toHexString(i), i + 1));
        }
        return rules;
    }

    private static FirewallRule rule(String key, int port) {
        return new FirewallRule(
                key,
                FirewallTable.FILTER,
                "forward",
                List.of(
                        new Match.Protocol(false, 6),
                        new Match.Ports(false, Optional.of(Side.DESTINATION), List.of(new NumberSpan(port, port)))),
                new Action.Drop(),
                Optional.empty());
    }
}
