package braid.dataplane.nftables;

import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is in our table, as the kernel said it.
///
/// @param present whether there is such a table at all
/// @param chains by name
/// @param sets the elements of each, those of [NamedSet.Kind.LEARNED] and [NamedSet.Kind.STATE] left out
public record ObservedTable(boolean present, Map<String, ObservedChain> chains, Map<String, Set<String>> sets) {
    public static final ObservedTable ABSENT = new ObservedTable(false, Map.of(), Map.of());

    /// @param place `type hook priority`, empty for a chain without a hook
    public record ObservedChain(String place, List<ObservedRule> rules) {
        public ObservedChain {
            rules = List.copyOf(rules);
        }
    }

    /// @param handle the kernel's number for it, unique in the table and never used again
    /// @param comment empty where there is none
    public record ObservedRule(long handle, String comment, RuleCounters counters) {}

    public ObservedTable {
        chains = Collections.unmodifiableMap(new LinkedHashMap<>(chains));
        Map<String, Set<String>> copies = new TreeMap<>();
        sets.forEach((name, elements) -> copies.put(name, Collections.unmodifiableSet(new TreeSet<>(elements))));
        sets = Collections.unmodifiableMap(copies);
    }

    /// The id of the kernel's rule that has this comment.
    public static String idOf(String comment) {
        return KernelRule.idOf(comment);
    }

    /// By the ids of our rules.
    public Map<String, RuleCounters> countersById() {
        Map<String, RuleCounters> counters = new HashMap<>();
        chains.values()
                .forEach(chain -> chain.rules()
                        .forEach(rule ->
                                counters.merge(KernelRule.idOf(rule.comment()), rule.counters(), RuleCounters::plus)));
        return counters;
    }

    /// By the keys of the wanted rules: what all the kernel's rules for each have counted together.
    public Map<String, RuleCounters> countersByKey() {
        Map<String, RuleCounters> counters = new HashMap<>();
        countersById().forEach((id, counted) -> counters.merge(KernelRule.keyOf(id), counted, RuleCounters::plus));
        return counters;
    }

    /// What is there after `changes` were carried out.
    ///
    /// @param handles the kernel's number for each rule added, by its comment
    public ObservedTable after(List<TableChange> changes, Map<String, Long> handles) {
        boolean there = present;
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, List<ObservedRule>> rules = new HashMap<>();
        chains.forEach((name, chain) -> {
            places.put(name, chain.place());
            rules.put(name, new ArrayList<>(chain.rules()));
        });
        Map<String, Set<Long>> deleted = new HashMap<>();
        Map<String, Set<String>> elements = new TreeMap<>();
        sets.forEach((name, members) -> elements.put(name, new TreeSet<>(members)));
        for (TableChange change : changes) {
            switch (change) {
                case TableChange.CreateTable() -> there = true;
                case TableChange.DeleteTable() -> {
                    there = false;
                    places.clear();
                    rules.clear();
                    elements.clear();
                }
                case TableChange.CreateChain(Chain chain) -> {
                    places.put(chain.name(), chain.hook().map(Hook::place).orElse(""));
                    rules.put(chain.name(), new ArrayList<>());
                }
                case TableChange.DeleteChain(String name) -> {
                    places.remove(name);
                    rules.remove(name);
                }
                case TableChange.CreateSet(NamedSet set) -> elements.put(set.name(), new TreeSet<>());
                case TableChange.DeleteSet(String name) -> elements.remove(name);
                case TableChange.AddElements(NamedSet set, List<String> added) ->
                    elements.get(set.name()).addAll(added);
                case TableChange.RemoveElements(NamedSet set, List<String> removed) ->
                    removed.forEach(elements.get(set.name())::remove);
                case TableChange.AddRule add -> {
                    List<ObservedRule> chain = rules.get(add.chain());
                    String comment = add.rule().comment();
                    ObservedRule rule = new ObservedRule(handles.getOrDefault(comment, 0L), comment, add.counters());
                    chain.add(position(chain, add.place()), rule);
                }
                case TableChange.DeleteRule(String chain, long handle, String _) ->
                    deleted.computeIfAbsent(chain, _ -> new HashSet<>()).add(handle);
            }
        }
        deleted.forEach((chain, gone) -> Optional.ofNullable(rules.get(chain))
                .ifPresent(list -> list.removeIf(rule -> gone.contains(rule.handle()))));
        Map<String, ObservedChain> chainsNow = new LinkedHashMap<>();
        places.forEach((name, place) -> chainsNow.put(name, new ObservedChain(place, rules.get(name))));
        return new ObservedTable(there, chainsNow, elements);
    }

    private static int position(List<ObservedRule> chain, TableChange.Place place) {
        return switch (place) {
            case TableChange.Place.First() -> 0;
            case TableChange.Place.Last() -> chain.size();
            case TableChange.Place.After(long handle) -> {
                int at = 0;
                while (chain.get(at).handle() != handle) {
                    at++;
                }
                yield at + 1;
            }
        };
    }
}
