package braid.dataplane.nftables;

import java.util.List;

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

    /// Where a rule goes. Before a given rule is left out: the kernel takes ten times as long for that.
    sealed interface Place {
        record First() implements Place {}

        record Last() implements Place {}

        record After(long handle) implements Place {}
    }
}
