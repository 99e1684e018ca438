package braid.dataplane.status;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// An Ethernet interface that carries PPPoE: what was dropped there since its port was opened.
///
/// @param rxDropped what arrived and was dropped or refused, by reason (`too-short`, `bad-cookie` ...)
/// @param txDropped what was to leave and did not, by reason
public record PortStatus(String linuxName, Map<String, Long> rxDropped, Map<String, Long> txDropped) {
    public PortStatus {
        rxDropped = Collections.unmodifiableMap(new TreeMap<>(rxDropped));
        txDropped = Collections.unmodifiableMap(new TreeMap<>(txDropped));
    }

    public long rxDrops() {
        return sum(rxDropped);
    }

    public long txDrops() {
        return sum(txDropped);
    }

    private static long sum(Map<String, Long> dropped) {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
