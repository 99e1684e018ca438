package braid.dataplane.network.firewall;

import java.util.List;
import java.util.Optional;

/// A rule: when all of `matches` hold, the packet is counted and `action` is done.
///
/// @param key unique among rules, and the same through every change of the rule
/// @param chain one of the kernel's hooks by its usual name (`input`, `srcnat`), or a chain that rules jump to
/// @param logPrefix the packet is also written to the log, after this text; empty: it is not
public record FirewallRule(
        String key, FirewallTable table, String chain, List<Match> matches, Action action, Optional<String> logPrefix) {
    public FirewallRule {
        matches = List.copyOf(matches);
    }
}
