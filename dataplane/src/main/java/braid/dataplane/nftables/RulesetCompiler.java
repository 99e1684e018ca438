package braid.dataplane.nftables;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.InterfaceGroup;
import braid.dataplane.network.firewall.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns the wanted firewall into the wanted ruleset. Remembers what became of each rule, so that one more among ten
/// thousand costs little; used by one thread.
///
/// A rule of which a packet may fit one of several alternatives (either port; an address in either of a list's two
/// sets) becomes one rule of the kernel for each; they exclude each other, so that a packet is counted once. When such
/// a rule also counts something itself (a rate), the alternatives only lead to a chain that holds the rest, once.
public final class RulesetCompiler {
    private Map<String, Compiled> compiled = Map.of();

    /// @param rest of a rule that needs a chain of its own; empty for most
    /// @param sets in which it counts
    private record Compiled(FirewallRule rule, List<KernelRule> rules, Optional<Chain> rest, List<NamedSet> sets) {}

    /// While no session has an address in a list.
    public Ruleset compile(Firewall firewall, Function<InterfaceGroup, Set<String>> members) {
        return compile(firewall, members, _ -> Set.of());
    }

    /// @param members the interfaces of a group as they are called on Linux now
    /// @param brought the addresses that sessions have in a list
    public Ruleset compile(
            Firewall firewall,
            Function<InterfaceGroup, Set<String>> members,
            Function<String, Set<IpAddress.V4>> brought) {
        Map<String, Compiled> now = new HashMap<>();
        Map<String, List<KernelRule>> rules = new LinkedHashMap<>();
        Map<String, Optional<Hook>> hooks = new LinkedHashMap<>();
        Map<String, Chain> rests = new LinkedHashMap<>();
        Map<String, NamedSet> states = new LinkedHashMap<>();
        for (FirewallRule rule : firewall.rules()) {
            Compiled known = compiled.get(rule.key());
            Compiled one = known != null && known.rule().equals(rule) ? known : compile(rule);
            now.put(rule.key(), one);
            String chain = KernelNames.chain(rule.table(), rule.chain());
            hooks.computeIfAbsent(chain, _ -> Hook.of(rule.table(), rule.chain()));
            rules.computeIfAbsent(chain, _ -> new ArrayList<>()).addAll(one.rules());
            if (rule.action() instanceof Action.Jump(String target)) {
                String targetChain = KernelNames.chain(rule.table(), target);
                hooks.putIfAbsent(targetChain, Optional.empty());
            }
            one.rest().ifPresent(rest -> rests.put(rest.name(), rest));
            one.sets().forEach(set -> states.put(set.name(), set));
        }
        compiled = now;
        Map<String, Chain> chains = new LinkedHashMap<>();
        hooks.forEach((name, hook) -> chains.put(name, new Chain(name, hook, rules.getOrDefault(name, List.of()))));
        chains.putAll(rests);
        Map<String, NamedSet> sets = new LinkedHashMap<>();
        interfaces(firewall, members).forEach(set -> sets.put(set.name(), set));
        addresses(firewall, brought).forEach(set -> sets.put(set.name(), set));
        sets.putAll(states);
        return new Ruleset(chains, sets);
    }

    private static Compiled compile(FirewallRule rule) {
        List<List<Term>> alternatives = List.of(List.of());
        List<Term> counting = new ArrayList<>();
        List<NamedSet> sets = new ArrayList<>();
        for (Match match : rule.matches()) {
            MatchTerms.state(rule.key(), match).ifPresent(sets::add);
            List<List<Term>> choices = MatchTerms.alternatives(rule.key(), match);
            if (MatchTerms.stateful(match)) {
                counting.addAll(choices.getFirst());
            } else {
                alternatives = product(alternatives, choices);
            }
        }
        Term needed = ActionTerms.needed(rule.action());
        Term logged = ActionTerms.log(rule);
        Term action = ActionTerms.of(rule.table(), rule.action());
        Term count = Term.sequence(counting);
        if (alternatives.size() == 1 || counting.isEmpty()) {
            List<KernelRule> rules = new ArrayList<>();
            for (List<Term> alternative : alternatives) {
                Term matches = Term.sequence(Term.sequence(alternative), needed, count);
                rules.add(new KernelRule(part(rule.key(), rules.size()), matches, true, logged, action));
            }
            return new Compiled(rule, rules, Optional.empty(), sets);
        }
        String name = KernelNames.ruleChain(rule.key());
        List<KernelRule> rules = new ArrayList<>();
        for (List<Term> alternative : alternatives) {
            Term matches = Term.sequence(Term.sequence(alternative), needed);
            rules.add(new KernelRule(
                    part(rule.key(), rules.size() + 1), matches, false, Term.NONE, Term.of("jump " + name)));
        }
        KernelRule rest = new KernelRule(rule.key(), count, true, logged, action);
        return new Compiled(rule, rules, Optional.of(new Chain(name, Optional.empty(), List.of(rest))), sets);
    }

    private static List<List<Term>> product(List<List<Term>> before, List<List<Term>> choices) {
        List<List<Term>> all = new ArrayList<>();
        for (List<Term> terms : before) {
            for (List<Term> choice : choices) {
                List<Term> more = new ArrayList<>(terms);
                more.addAll(choice);
                all.add(more);
            }
        }
        return all;
    }

    private static String part(String key, int number) {
        return number == 0 ? key : key + "#" + number;
    }

    /// Sets of the groups that rules name.
    private static List<NamedSet> interfaces(Firewall firewall, Function<InterfaceGroup, Set<String>> members) {
        Set<String> named = new TreeSet<>();
        for (FirewallRule rule : firewall.rules()) {
            for (Match match : rule.matches()) {
                if (match instanceof Match.Interface(boolean _, boolean _, String group)) {
                    named.add(group);
                }
            }
        }
        Map<String, InterfaceGroup> groups =
                firewall.interfaceGroups().stream().collect(Collectors.toMap(InterfaceGroup::name, group -> group));
        return named.stream()
                .map(name -> NamedSet.interfaces(
                        KernelNames.interfaces(name),
                        Optional.ofNullable(groups.get(name)).map(members).orElse(Set.of())))
                .toList();
    }

    /// Both sets of each list that rules look into or add to.
    private static List<NamedSet> addresses(Firewall firewall, Function<String, Set<IpAddress.V4>> brought) {
        Set<String> named = new TreeSet<>();
        for (FirewallRule rule : firewall.rules()) {
            for (Match match : rule.matches()) {
                if (match instanceof Match.InAddressList(boolean _, var _, String list)) {
                    named.add(list);
                }
            }
            if (rule.action() instanceof Action.AddToList add) {
                named.add(add.list());
            }
        }
        Map<String, AddressList> lists =
                firewall.addressLists().stream().collect(Collectors.toMap(AddressList::name, list -> list));
        List<NamedSet> sets = new ArrayList<>();
        for (String name : named) {
            List<AddressSpan> spans = Optional.ofNullable(lists.get(name))
                    .map(AddressList::configured)
                    .orElse(List.of());
            Set<String> elements = new LinkedHashSet<>();
            List<AddressSpan> merged = AddressSpan.merged(spans);
            merged.forEach(span -> elements.add(span.toString()));
            // Each an element of its own, so that it comes and goes with its session and nothing else changes.
            brought.apply(name).stream()
                    .filter(address -> !AddressSpan.cover(merged, address))
                    .forEach(address -> elements.add(address.toString()));
            sets.add(NamedSet.prefixes(KernelNames.prefixes(name), elements));
            sets.add(NamedSet.learned(KernelNames.learned(name)));
        }
        return sets;
    }
}
