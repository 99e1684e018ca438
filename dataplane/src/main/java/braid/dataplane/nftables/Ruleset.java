package braid.dataplane.nftables;

import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What shall be in our table. Empty: there shall be no table.
public final class Ruleset {
    public static final String TABLE = "braid";
    /// The netlink group the kernel hands logged packets to.
    public static final int LOG_GROUP = 189;

    public static final Ruleset EMPTY = new Ruleset(Map.of(), Map.of());

    private final Map<String, Chain> chains;
    private final Map<String, NamedSet> sets;

    Ruleset(Map<String, Chain> chains, Map<String, NamedSet> sets) {
        this.chains = Collections.unmodifiableMap(new LinkedHashMap<>(chains));
        this.sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    }

    /// The set that rules look the interfaces of a group up in.
    public static NamedSet interfaceSet(String group) {
        return NamedSet.interfaces(KernelNames.interfaces(group), Set.of());
    }

    /// The set that holds what rules add to a list of addresses.
    public static NamedSet learnedSet(String list) {
        return NamedSet.learned(KernelNames.learned(list));
    }

    /// The set that rules look the addresses of a list up in, those of the configuration and of sessions.
    public static NamedSet addressSet(String list) {
        return NamedSet.prefixes(KernelNames.prefixes(list), Set.of());
    }

    /// A change that would put a rule behind another one, where there are that many.
    public static Optional<TableChange> probe(ObservedTable table, int least) {
        return table.chains().entrySet().stream()
                .filter(chain -> chain.getValue().rules().size() >= least)
                .findFirst()
                .map(chain -> new TableChange.AddRule(
                        chain.getKey(),
                        new TableChange.Place.After(
                                chain.getValue().rules().getFirst().handle()),
                        new KernelRule("probe", Term.NONE, false, Term.NONE, Term.of("accept")),
                        RuleCounters.NONE));
    }

    Map<String, Chain> chains() {
        return chains;
    }

    Map<String, NamedSet> sets() {
        return sets;
    }

    boolean isEmpty() {
        return chains.isEmpty() && sets.isEmpty();
    }

    /// The same without the rules of some keys.
    public Ruleset without(Collection<String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        Map<String, Chain> fewer = new LinkedHashMap<>();
        chains.forEach((name, chain) -> {
            List<KernelRule> rules = new ArrayList<>(chain.rules());
            rules.removeIf(rule -> keys.contains(KernelRule.keyOf(rule.id())));
            fewer.put(name, new Chain(name, chain.hook(), rules));
        });
        return new Ruleset(fewer, sets);
    }
}
