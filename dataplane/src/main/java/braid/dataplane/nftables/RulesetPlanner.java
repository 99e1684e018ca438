package braid.dataplane.nftables;

import braid.dataplane.nftables.ObservedTable.ObservedChain;
import braid.dataplane.nftables.ObservedTable.ObservedRule;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares the wanted ruleset with the table that is there. Pure; the plan is empty when they agree, and one
/// transaction in the order given otherwise.
///
/// Rules that are as wanted stay, with their counters; of those in a wrong order the fewest are moved. A rule that
/// comes anew or is moved takes over what the one of its id has counted.
public final class RulesetPlanner {
    private RulesetPlanner() {}

    public static List<TableChange> plan(Ruleset wanted, ObservedTable there) {
        List<TableChange> changes = new ArrayList<>();
        if (wanted.isEmpty()) {
            if (there.present()) {
                changes.add(new TableChange.DeleteTable());
            }
            return changes;
        }
        Map<String, RuleCounters> counted = there.countersById();
        ObservedTable usable = there;
        if (there.present() && !hooksAsWanted(wanted, there)) {
            changes.add(new TableChange.DeleteTable());
            usable = ObservedTable.ABSENT;
        }
        if (!usable.present()) {
            changes.add(new TableChange.CreateTable());
        }
        create(wanted, usable, changes);
        List<TableChange> removals = new ArrayList<>();
        for (Chain chain : wanted.chains().values()) {
            List<ObservedRule> rules = Optional.ofNullable(usable.chains().get(chain.name()))
                    .map(ObservedChain::rules)
                    .orElse(List.of());
            compareRules(chain, rules, counted, changes, removals);
        }
        changes.addAll(removals);
        remove(wanted, usable, changes);
        return changes;
    }

    /// A chain whose hook somebody changed cannot be put right by itself.
    private static boolean hooksAsWanted(Ruleset wanted, ObservedTable there) {
        return wanted.chains().values().stream()
                .allMatch(chain -> Optional.ofNullable(there.chains().get(chain.name()))
                        .map(found -> found.place()
                                .equals(chain.hook().map(Hook::place).orElse("")))
                        .orElse(true));
    }

    private static void create(Ruleset wanted, ObservedTable there, List<TableChange> changes) {
        for (NamedSet set : wanted.sets().values()) {
            Set<String> found = there.sets().get(set.name());
            if (found == null) {
                changes.add(new TableChange.CreateSet(set));
                found = Set.of();
            }
            if (set.keptByUs()) {
                compareElements(set, found, changes);
            }
        }
        for (Chain chain : wanted.chains().values()) {
            if (!there.chains().containsKey(chain.name())) {
                changes.add(new TableChange.CreateChain(chain));
            }
        }
    }

    /// What goes, goes first: the kernel takes no span that overlaps another.
    private static void compareElements(NamedSet set, Set<String> found, List<TableChange> changes) {
        Set<String> gone = new TreeSet<>(found);
        gone.removeAll(set.elements());
        if (!gone.isEmpty()) {
            changes.add(new TableChange.RemoveElements(set, List.copyOf(gone)));
        }
        Set<String> missing = new TreeSet<>(set.elements());
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            changes.add(new TableChange.AddElements(set, List.copyOf(missing)));
        }
    }

    private static void remove(Ruleset wanted, ObservedTable there, List<TableChange> changes) {
        // Rules may jump between chains that go, so that all of them are emptied first.
        for (Map.Entry<String, ObservedChain> chain : there.chains().entrySet()) {
            if (!wanted.chains().containsKey(chain.getKey())) {
                chain.getValue()
                        .rules()
                        .forEach(rule ->
                                changes.add(new TableChange.DeleteRule(chain.getKey(), rule.handle(), rule.comment())));
            }
        }
        for (String chain : there.chains().keySet()) {
            if (!wanted.chains().containsKey(chain)) {
                changes.add(new TableChange.DeleteChain(chain));
            }
        }
        for (String set : there.sets().keySet()) {
            if (!wanted.sets().containsKey(set)) {
                changes.add(new TableChange.DeleteSet(set));
            }
        }
    }

    private static void compareRules(
            Chain chain,
            List<ObservedRule> found,
            Map<String, RuleCounters> counted,
            List<TableChange> changes,
            List<TableChange> removals) {
        int[] positions = positions(chain.rules(), found);
        boolean[] kept = longestRising(positions);
        boolean[] stays = new boolean[found.size()];
        List<KernelRule> waiting = new ArrayList<>();
        Optional<ObservedRule> before = Optional.empty();
        for (int i = 0; i < positions.length; i++) {
            if (kept[i]) {
                addBetween(chain.name(), before, waiting, counted, changes);
                waiting.clear();
                before = Optional.of(found.get(positions[i]));
                stays[positions[i]] = true;
            } else {
                waiting.add(chain.rules().get(i));
            }
        }
        for (KernelRule rule : waiting) {
            changes.add(
                    new TableChange.AddRule(chain.name(), new TableChange.Place.Last(), rule, begin(rule, counted)));
        }
        for (int i = 0; i < stays.length; i++) {
            if (!stays[i]) {
                ObservedRule rule = found.get(i);
                removals.add(new TableChange.DeleteRule(chain.name(), rule.handle(), rule.comment()));
            }
        }
    }

    /// The last of them first, so that each comes directly after the one that is there already.
    private static void addBetween(
            String chain,
            Optional<ObservedRule> before,
            List<KernelRule> rules,
            Map<String, RuleCounters> counted,
            List<TableChange> changes) {
        TableChange.Place place = before.<TableChange.Place>map(rule -> new TableChange.Place.After(rule.handle()))
                .orElseGet(TableChange.Place.First::new);
        for (KernelRule rule : rules.reversed()) {
            changes.add(new TableChange.AddRule(chain, place, rule, begin(rule, counted)));
        }
    }

    private static RuleCounters begin(KernelRule rule, Map<String, RuleCounters> counted) {
        return rule.counted() ? counted.getOrDefault(rule.id(), RuleCounters.NONE) : RuleCounters.NONE;
    }

    /// Where each wanted rule is now; -1 for one that is not there.
    private static int[] positions(List<KernelRule> wanted, List<ObservedRule> found) {
        Map<String, Integer> byComment = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            byComment.putIfAbsent(found.get(i).comment(), i);
        }
        int[] positions = new int[wanted.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = byComment.getOrDefault(wanted.get(i).comment(), -1);
        }
        return positions;
    }

    /// Which of the positions form a longest rising sequence (patience sorting); -1 never does.
    static boolean[] longestRising(int[] positions) {
        int[] tails = new int[positions.length];
        int[] previous = new int[positions.length];
        int length = 0;
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (positions[tails[middle]] < positions[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low > 0 ? tails[low - 1] : -1;
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] kept = new boolean[positions.length];
        Arrays.fill(kept, false);
        int at = length > 0 ? tails[length - 1] : -1;
        while (at >= 0) {
            kept[at] = true;
            at = previous[at];
        }
        return kept;
    }
}
