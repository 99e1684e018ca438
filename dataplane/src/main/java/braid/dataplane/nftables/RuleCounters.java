package braid.dataplane.nftables;

/// What a rule has counted.
public record RuleCounters(long packets, long bytes) {
    public static final RuleCounters NONE = new RuleCounters(0, 0);

    RuleCounters plus(RuleCounters other) {
        return new RuleCounters(packets + other.packets, bytes + other.bytes);
    }
}
