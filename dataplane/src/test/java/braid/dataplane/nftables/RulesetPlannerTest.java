package braid.dataplane.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of planning, and how little a small change costs.
class RulesetPlannerTest {
    private long lastHandle = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void carryingOutAPlanGivesWhatIsWanted(long seed) {
        Random random = new Random(seed);
        ObservedTable there = ObservedTable.ABSENT;
        for (int round = 0; round < 20; round++) {
            Ruleset wanted = round % 7 == 6 ? Ruleset.EMPTY : compile(SampleRules.some(random));
            there = carriedOut(wanted, there);

            assertThat(RulesetPlanner.plan(wanted, there)).as("seed %d", seed).isEmpty();
            assertThat(comments(there)).as("seed %d", seed).isEqualTo(comments(wanted));
        }
    }

    @Test
    void oneRuleAmongManyIsOneRuleAfterItsPredecessor() {
        List<FirewallRule> rules = new ArrayList<>(ports(1_000));
        ObservedTable there = carriedOut(compile(rules), ObservedTable.ABSENT);
        rules.add(500, drop("*new", 5));

        List<TableChange> plan = RulesetPlanner.plan(compile(rules), there);

        long predecessor = there.chains().get("filter_input").rules().get(499).handle();
        assertThat(plan)
                .singleElement()
                .isInstanceOfSatisfying(
                        TableChange.AddRule.class,
                        add -> assertThat(add.place()).isEqualTo(new TableChange.Place.After(predecessor)));
    }

    @Test
    void oneRuleMovedMovesNoOther() {
        List<FirewallRule> rules = new ArrayList<>(ports(100));
        ObservedTable there = carriedOut(compile(rules), ObservedTable.ABSENT);
        rules.add(20, rules.remove(80));

        assertThat(RulesetPlanner.plan(compile(rules), there)).hasSize(2);
        Collections.reverse(rules);
        ObservedTable reversed = carriedOut(compile(rules), there);
        assertThat(comments(reversed)).isEqualTo(comments(compile(rules)));
    }

    @Test
    void aRuleThatIsChangedOrMovedKeepsItsCounters() {
        List<FirewallRule> rules = new ArrayList<>(ports(3));
        ObservedTable there = counting(carriedOut(compile(rules), ObservedTable.ABSENT));
        Map<String, RuleCounters> before = there.countersByKey();
        rules.set(1, drop("*1", 4_711));
        rules.add(0, rules.remove(2));

        assertThat(carriedOut(compile(rules), there).countersByKey()).isEqualTo(before);
    }

    @Test
    void aTableThatSomebodyDeletedIsMadeAgain() {
        Ruleset wanted = compile(SampleRules.everything());
        ObservedTable there = carriedOut(wanted, ObservedTable.ABSENT);

        assertThat(comments(carriedOut(wanted, ObservedTable.ABSENT))).isEqualTo(comments(there));
        ObservedTable strange = new ObservedTable(
                true, Map.of("filter_input", new ObservedTable.ObservedChain("nat input 5", List.of())), Map.of());
        assertThat(RulesetPlanner.plan(compile(ports(3)), strange)).first().isEqualTo(new TableChange.DeleteTable());
    }

    @Test
    void aSessionChangesOneElementAndNoRule() {
        InterfaceGroup wan = new InterfaceGroup("wan", Set.of(), Set.of("client"), false);
        Firewall firewall = new Firewall(
                List.of(new FirewallRule(
                        "*1",
                        FirewallTable.FILTER,
                        "input",
                        List.of(new Match.Interface(true, true, "wan")),
                        new Action.Drop(),
                        Optional.empty())),
                List.of(),
                List.of(wan));
        RulesetCompiler compiler = new RulesetCompiler();
        ObservedTable there = carriedOut(compiler.compile(firewall, _ -> Set.of()), ObservedTable.ABSENT);

        List<TableChange> plan = RulesetPlanner.plan(compiler.compile(firewall, _ -> Set.of("pppoe-out1")), there);

        assertThat(plan).singleElement().asString().isEqualTo("add pppoe-out1 to firewall set if_wan");
    }

    @Test
    void addressesOfAListMayOverlap() {
        AddressList list = new AddressList(
                "lan",
                List.of(
                        prefix(0x0a000000, 8),
                        prefix(0x0a010000, 16),
                        prefix(0x0b000000, 8),
                        prefix(0xc0a80000, 16),
                        prefix(0xff000000, 8)));
        Firewall firewall = new Firewall(
                List.of(new FirewallRule(
                        "*1",
                        FirewallTable.FILTER,
                        "input",
                        List.of(new Match.InAddressList(false, Side.SOURCE, "lan")),
                        new Action.Drop(),
                        Optional.empty())),
                List.of(list),
                List.of());

        Ruleset wanted = new RulesetCompiler().compile(firewall, _ -> Set.of());

        assertThat(wanted.sets().get("list_lan").elements())
                .containsExactlyInAnyOrder("10.0.0.0/7", "192.168.0.0/16", "255.0.0.0/8");
        assertThat(wanted.chains().get("filter_input").rules()).hasSize(2);
    }

    private static AddressSpan prefix(int address, int bits) {
        return AddressSpan.ofPrefix(new IpAddress.V4(address), bits);
    }

    private static List<FirewallRule> ports(int count) {
        List<FirewallRule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(drop("*" + i, i + 1));
        }
        return rules;
    }

    private static FirewallRule drop(String key, int port) {
        return new FirewallRule(
                key,
                FirewallTable.FILTER,
                "input",
                List.of(
                        new Match.Protocol(false, 6),
                        new Match.Ports(false, Optional.of(Side.DESTINATION), List.of(new NumberSpan(port, port)))),
                new Action.Drop(),
                Optional.empty());
    }

    private static Ruleset compile(List<FirewallRule> rules) {
        return compile(new Firewall(rules, List.of(), List.of()));
    }

    private static Ruleset compile(Firewall firewall) {
        return new RulesetCompiler().compile(firewall, _ -> Set.of());
    }

    private ObservedTable carriedOut(Ruleset wanted, ObservedTable there) {
        List<TableChange> plan = RulesetPlanner.plan(wanted, there);
        Map<String, Long> handles = new HashMap<>();
        plan.forEach(change -> {
            if (change instanceof TableChange.AddRule add) {
                handles.put(add.rule().comment(), ++lastHandle);
            }
        });
        return there.after(plan, handles);
    }

    private static ObservedTable counting(ObservedTable table) {
        Map<String, ObservedTable.ObservedChain> chains = new HashMap<>();
        UnaryOperator<ObservedTable.ObservedRule> counted = rule -> new ObservedTable.ObservedRule(
                rule.handle(), rule.comment(), new RuleCounters(rule.handle(), 100 * rule.handle()));
        table.chains()
                .forEach((name, chain) -> chains.put(
                        name,
                        new ObservedTable.ObservedChain(
                                chain.place(),
                                chain.rules().stream().map(counted).toList())));
        return new ObservedTable(table.present(), chains, table.sets());
    }

    private static Map<String, List<String>> comments(ObservedTable table) {
        Map<String, List<String>> comments = new HashMap<>();
        table.chains()
                .forEach((name, chain) -> comments.put(
                        name,
                        chain.rules().stream()
                                .map(ObservedTable.ObservedRule::comment)
                                .toList()));
        return comments;
    }

    private static Map<String, List<String>> comments(Ruleset ruleset) {
        Map<String, List<String>> comments = new HashMap<>();
        ruleset.chains()
                .forEach((name, chain) -> comments.put(
                        name, chain.rules().stream().map(KernelRule::comment).toList()));
        return comments;
    }
}
