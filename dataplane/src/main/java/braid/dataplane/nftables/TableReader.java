package braid.dataplane.nftables;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.NftNetlink;
import braid.dataplane.netlink.NftObject;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.nftables.ObservedTable.ObservedChain;
import braid.dataplane.nftables.ObservedTable.ObservedRule;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads our table from the kernel.
public final class TableReader {
    private TableReader() {}

    public static ObservedTable read(NftNetlink netlink) throws KernelException {
        if (!netlink.hasTable(Ruleset.TABLE)) {
            return ObservedTable.ABSENT;
        }
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, List<ObservedRule>> rules = new LinkedHashMap<>();
        for (NftObject.Chain chain : netlink.chains(Ruleset.TABLE)) {
            places.put(chain.name(), chain.place());
            rules.put(chain.name(), new ArrayList<>());
        }
        for (NftObject.Rule rule : netlink.rules(Ruleset.TABLE)) {
            // A chain made since is seen by the notification of it.
            List<ObservedRule> chain = rules.get(rule.chain());
            if (chain != null) {
                chain.add(observed(rule));
            }
        }
        Map<String, Set<String>> sets = new TreeMap<>();
        for (NftObject.Set set : netlink.sets(Ruleset.TABLE)) {
            sets.put(
                    set.name(), set.learning() ? Set.of() : elements(set, netlink.elements(Ruleset.TABLE, set.name())));
        }
        Map<String, ObservedChain> chains = new LinkedHashMap<>();
        places.forEach((name, place) -> chains.put(name, new ObservedChain(place, rules.get(name))));
        return new ObservedTable(true, chains, sets);
    }

    static ObservedRule observed(NftObject.Rule rule) {
        return new ObservedRule(rule.handle(), rule.comment(), new RuleCounters(rule.packets(), rule.bytes()));
    }

    private static Set<String> elements(NftObject.Set set, List<NftObject.Element> elements) {
        Set<String> texts = new TreeSet<>();
        if (set.intervals()) {
            spans(elements).forEach(span -> texts.add(span.toString()));
        } else {
            elements.forEach(element -> texts.add(element.text()));
        }
        return texts;
    }

    /// An interval is an element where it begins and one behind its end; the latter is missing at the very end.
    static List<AddressSpan> spans(List<NftObject.Element> elements) {
        List<NftObject.Element> ordered = elements.stream()
                .sorted(Comparator.<NftObject.Element>comparingLong(
                                element -> Integer.toUnsignedLong(element.address()))
                        .thenComparing(element -> !element.end()))
                .toList();
        List<AddressSpan> spans = new ArrayList<>();
        NftObject.Element begin = null;
        for (NftObject.Element element : ordered) {
            if (begin != null) {
                spans.add(span(begin.address(), element.address() - 1));
            }
            begin = element.end() ? null : element;
        }
        if (begin != null) {
            spans.add(span(begin.address(), -1));
        }
        return spans;
    }

    private static AddressSpan span(int first, int last) {
        return new AddressSpan(new IpAddress.V4(first), new IpAddress.V4(last));
    }
}
