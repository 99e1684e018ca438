package braid.dataplane.status;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the packet filter has counted.
///
/// @param counters by the keys of the rules
public record FirewallStatus(Map<String, RuleCounters> counters) {
    public static final FirewallStatus EMPTY = new FirewallStatus(Map.of());

    public FirewallStatus {
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
    }

    /// What a rule has counted.
    public record RuleCounters(long packets, long bytes) {
        public static final RuleCounters NONE = new RuleCounters(0, 0);

        public RuleCounters plus(RuleCounters other) {
            return new RuleCounters(packets + other.packets, bytes + other.bytes);
        }
    }
}
