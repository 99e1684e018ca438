package braid.dataplane.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How servers answered lately. Bounded; those not heard of for longest are forgotten.
final class ServerBook {
    // Chosen by us.
    private static final int MOST_SERVERS = 1_000;
    private static final long AVOIDED_NANOS = 30_000_000_000L;
    private static final long LEAST_PATIENCE_NANOS = 50_000_000L;
    private static final long MOST_PATIENCE_NANOS = 500_000_000L;
    private static final long FIRST_PATIENCE_NANOS = 200_000_000L;

    private static final class Standing {
        private long roundTripNanos;
        private long failedNanos;
        private boolean failed;
    }

    private final Map<ServerAddress, Standing> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ServerAddress, Standing> eldest) {
            return size() > MOST_SERVERS;
        }
    };

    void answered(ServerAddress server, long roundTripNanos) {
        Standing entry = entries.computeIfAbsent(server, _ -> new Standing());
        entry.failed = false;
        entry.roundTripNanos =
                entry.roundTripNanos == 0 ? roundTripNanos : (entry.roundTripNanos * 7 + roundTripNanos) / 8;
    }

    void failed(ServerAddress server, long nowNanos) {
        Standing entry = entries.computeIfAbsent(server, _ -> new Standing());
        entry.failed = true;
        entry.failedNanos = nowNanos;
    }

    /// In the order given, but those that failed lately last.
    List<ServerAddress> best(List<ServerAddress> servers, long nowNanos) {
        List<ServerAddress> best = new ArrayList<>(servers);
        best.sort(Comparator.comparing(server -> avoided(server, nowNanos)));
        return best;
    }

    private boolean avoided(ServerAddress server, long nowNanos) {
        Standing entry = entries.get(server);
        return entry != null && entry.failed && nowNanos - entry.failedNanos < AVOIDED_NANOS;
    }

    /// How long to wait for a server before the next one is asked too.
    long patienceNanos(ServerAddress server) {
        Standing entry = entries.get(server);
        return entry == null || entry.roundTripNanos == 0
                ? FIRST_PATIENCE_NANOS
                : Math.clamp(3 * entry.roundTripNanos, LEAST_PATIENCE_NANOS, MOST_PATIENCE_NANOS);
    }
}
