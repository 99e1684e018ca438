package braid.dataplane.reconcile;

import braid.dataplane.network.RoutingRule;
import java.util.Map;

/// A routing rule of ours.
public record HostRule(int priority, RoutingRule.Selector selector, RoutingRule.Verdict verdict) {
    /// The same where its interface is called otherwise.
    HostRule renamed(Map<String, String> names) {
        RoutingRule.Selector renamed = new RoutingRule.Selector(
                selector.ipv6(),
                selector.source(),
                selector.destination(),
                selector.incoming().map(name -> names.getOrDefault(name, name)),
                selector.routingMark());
        return new HostRule(priority, renamed, verdict);
    }

    @Override
    public String toString() {
        return priority + ": " + selector + ": " + verdict;
    }
}
