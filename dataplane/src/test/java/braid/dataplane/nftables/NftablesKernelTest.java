package braid.dataplane.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.dataplane.errno.KernelException;
import braid.dataplane.linux.KernelTest;
import braid.dataplane.linux.Namespace;
import braid.dataplane.linux.NetlinkSocket;
import braid.dataplane.linux.Nftables;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every rule there can be, given to the kernel and read back.
@KernelTest
class NftablesKernelTest {
    private Namespace namespace;
    private Nftables nftables;
    private NftNetlink netlink;

    @BeforeEach
    void open() throws KernelException {
        namespace = Namespace.create();
        var library = namespace.run(Nftables::open);
        assumeTrue(library.isPresent(), "needs libnftables1");
        nftables = library.get();
        netlink = namespace.run(() -> new NftNetlink(NetlinkSocket.forNetfilter()));
    }

    @AfterEach
    void close() {
        netlink.close();
        nftables.close();
        namespace.close();
    }

    @Test
    void whatIsWrittenIsReadBack() throws KernelException {
        Ruleset wanted = compile(SampleRules.everything());

        write(wanted);

        assertThat(RulesetPlanner.plan(wanted, TableReader.read(netlink))).isEmpty();
        write(Ruleset.EMPTY);
        assertThat(TableReader.read(netlink)).isEqualTo(ObservedTable.ABSENT);
    }

    @Test
    void anyRulesetBecomesAnyOther() throws KernelException {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            Ruleset wanted = compile(SampleRules.some(random));
            write(wanted);
            assertThat(RulesetPlanner.plan(wanted, TableReader.read(netlink)))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    @Test
    void rulesComeAfterTheRightOnes() throws KernelException {
        List<String> wanted = new ArrayList<>(List.of("a", "b", "c", "d"));
        writeMarks(wanted);
        for (List<String> order : List.of(
                List.of("a", "x", "y", "z", "b", "c", "d"),
                List.of("p", "q", "a", "x", "c", "d", "e"),
                List.of("e", "d", "c", "a"))) {
            writeMarks(order);
        }
    }

    @Test
    void theRulesThatTheKernelRefusesAreFoundAmongOthers() {
        List<FirewallRule> rules = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Action action = i == 4 || i == 17 ? new Action.Masquerade(Optional.empty(), false) : new Action.Accept();
            rules.add(new FirewallRule("*" + i, FirewallTable.FILTER, "input", List.of(), action, Optional.empty()));
        }
        List<TableChange> plan =
                RulesetPlanner.plan(compile(new Firewall(rules, List.of(), List.of())), ObservedTable.ABSENT);

        assertThat(nftables.run(Transaction.text(plan)).accepted()).isFalse();
        assertThat(Culprits.find(nftables, plan))
                .isEqualTo(Map.of("*4", "Operation not supported", "*17", "Operation not supported"));
    }

    private void writeMarks(List<String> keys) throws KernelException {
        List<FirewallRule> rules = keys.stream()
                .map(key -> new FirewallRule(
                        key, FirewallTable.FILTER, "input", List.of(), new Action.Continue(), Optional.empty()))
                .toList();
        write(compile(new Firewall(rules, List.of(), List.of())));
        assertThat(TableReader.read(netlink).chains().get("filter_input").rules())
                .extracting(rule -> KernelRule.idOf(rule.comment()))
                .isEqualTo(keys);
    }

    private void write(Ruleset wanted) throws KernelException {
        List<TableChange> plan = RulesetPlanner.plan(wanted, TableReader.read(netlink));
        boolean accepted = nftables.run(Transaction.text(plan)).accepted();
        assertThat(accepted ? Map.of() : Culprits.find(nftables, plan)).isEmpty();
        assertThat(accepted).isTrue();
    }

    private static Ruleset compile(Firewall firewall) {
        return new RulesetCompiler().compile(firewall, _ -> Set.of());
    }
}
