package braid.dataplane.nftables;

import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One change of our table; prints as the sentence a dry run shows. All changes of a plan are one transaction.
public sealed interface TableChange {
    record CreateTable() implements TableChange {
        @Override
        public String toString() {
            return "create the firewall's table";
        }
    }

    /// With everything in it.
    record DeleteTable() implements TableChange {
        @Override
        public String toString() {
            return "delete the firewall's table";
        }
    }

    record CreateChain(Chain chain) implements TableChange {
        @Override
        public String toString() {
            return "create firewall chain " + chain.name();
        }
    }

    record DeleteChain(String name) implements TableChange {
        @Override
        public String toString() {
            return "delete firewall chain " + name;
        }
    }

    record CreateSet(NamedSet set) implements TableChange {
        @Override
        public String toString() {
            return "create firewall set " + set.name();
        }
    }

    record DeleteSet(String name) implements TableChange {
        @Override
        public String toString() {
            return "delete firewall set " + name;
        }
    }

    record AddElements(NamedSet set, List<String> elements) implements TableChange {
        public AddElements {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "add " + String.join(", ", elements) + " to firewall set " + set.name();
        }
    }

    record RemoveElements(NamedSet set, List<String> elements) implements TableChange {
        public RemoveElements {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "remove " + String.join(", ", elements) + " from firewall set " + set.name();
        }
    }

    /// @param counters what it begins with
    record AddRule(String chain, Place place, KernelRule rule, RuleCounters counters) implements TableChange {
        @Override
        public String toString() {
            return "add firewall rule to " + chain + ": " + rule;
        }
    }

    record DeleteRule(String chain, long handle, String comment) implements TableChange {
        @Override
        public String toString() {
            return "remove firewall rule " + KernelRule.idOf(comment) + " from " + chain;
        }
    }

    /// The same, where rules begin with these counters.
    ///
    /// @param counters by the ids of the kernel's rules
    default TableChange beginningWith(Map<String, RuleCounters> counters) {
        return this instanceof AddRule(String chain, Place place, KernelRule rule, RuleCounters known)
                ? new AddRule(chain, place, rule, rule.counted() ? counters.getOrDefault(rule.id(), known) : known)
                : this;
    }

    /// What the kernel's notifications of it name: the table, a chain, a set, or a rule's comment.
    default Optional<String> notified() {
        return switch (this) {
            case CreateTable() -> Optional.of(Ruleset.TABLE);
            case DeleteTable() -> Optional.of(Ruleset.TABLE);
            case CreateChain(Chain chain) -> Optional.of(chain.name());
            case DeleteChain(String name) -> Optional.of(name);
            case CreateSet(NamedSet set) -> Optional.of(set.name());
            case DeleteSet(String name) -> Optional.of(name);
            case AddElements(NamedSet set, List<String> _) -> Optional.of(set.name());
            case RemoveElements(NamedSet set, List<String> _) -> Optional.of(set.name());
            case AddRule(String _, Place _, KernelRule rule, RuleCounters _) -> Optional.of(rule.comment());
            case DeleteRule _ -> Optional.empty();
        };
    }

    /// Where a rule goes. Before a given rule is left out: the kernel takes ten times as long for that.
    sealed interface Place {
        record First() implements Place {}

        record Last() implements Place {}

        record After(long handle) implements Place {}
    }
}
