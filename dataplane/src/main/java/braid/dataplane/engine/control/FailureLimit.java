package braid.dataplane.engine.control;

import braid.dataplane.network.MacAddress;
import braid.dataplane.time.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;

/// Hosts whose passwords were wrong too often: they are not answered for a while. Bounded; the oldest are forgotten.
final class FailureLimit {
    // Chosen by us.
    private static final int MAX_FAILURES = 5;
    private static final long WINDOW_NANOS = 60 * Deadline.NANOS_PER_SECOND;
    private static final int MAX_HOSTS = 4096;

    private record Failures(int count, long firstNanos) {}

    private final Map<MacAddress, Failures> hosts = new LinkedHashMap<>();

    void failed(MacAddress host, long nowNanos) {
        Failures before = hosts.remove(host);
        boolean counts = before != null && nowNanos - before.firstNanos() < WINDOW_NANOS;
        hosts.put(host, counts ? new Failures(before.count() + 1, before.firstNanos()) : new Failures(1, nowNanos));
        if (hosts.size() > MAX_HOSTS) {
            hosts.remove(hosts.keySet().iterator().next());
        }
    }

    boolean blocked(MacAddress host, long nowNanos) {
        Failures failures = hosts.get(host);
        return failures != null && failures.count() >= MAX_FAILURES && nowNanos - failures.firstNanos() < WINDOW_NANOS;
    }
}
