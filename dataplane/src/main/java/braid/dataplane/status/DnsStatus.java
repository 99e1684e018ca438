package braid.dataplane.status;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the name service knows.
///
/// @param records of answers that are kept and of names that the router knows by itself
/// @param usedBytes what the kept answers take
/// @param counters how often something happened, by its name; what never did is absent
public record DnsStatus(List<KnownRecord> records, long usedBytes, Map<String, Long> counters) {
    public static final DnsStatus EMPTY = new DnsStatus(List.of(), 0, Map.of());

    public DnsStatus {
        records = List.copyOf(records);
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
    }

    /// @param name without a dot at its end
    /// @param type `A`, `CNAME` ...; of a name that does not exist `NXDOMAIN`
    /// @param data as master files write it (RFC 1035 section 5)
    /// @param permanent known by itself, not from a server
    /// @param negative that there is no such name, or nothing of that type
    public record KnownRecord(
            String name, String type, String data, long ttlSeconds, boolean permanent, boolean negative) {}
}
