package braid.dataplane.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One question that servers are asked, and all who wait for its answer. Bookkeeping only; [Forwarder] decides.
final class Exchange {
    /// @param servers whom to ask
    record Key(Question question, List<ServerAddress> servers) {}

    /// A question on its way to one server.
    ///
    /// @param wrong answers that were none, so far
    record Attempt(
            int number,
            ServerAddress server,
            ServerPort.Transport transport,
            ServerQuery query,
            boolean extended,
            long sentNanos,
            long deadlineNanos,
            int wrong) {
        Attempt oneMoreWrong() {
            return new Attempt(number, server, transport, query, extended, sentNanos, deadlineNanos, wrong + 1);
        }
    }

    private final Key key;
    private final boolean kept;
    private final List<Asker> askers = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<ServerAddress> servers;
    private final long totalDeadlineNanos;
    private int next;
    private long patienceNanos;

    /// @param kept whether the answer goes into the cache
    /// @param servers in the order in which to ask them
    Exchange(Key key, boolean kept, List<ServerAddress> servers, long totalDeadlineNanos) {
        this.key = key;
        this.kept = kept;
        this.servers = new ArrayList<>(servers);
        this.totalDeadlineNanos = totalDeadlineNanos;
    }

    Key key() {
        return key;
    }

    Question question() {
        return key.question();
    }

    boolean kept() {
        return kept;
    }

    List<Asker> askers() {
        return askers;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    Optional<Attempt> attempt(int number) {
        return attempts.stream().filter(attempt -> attempt.number() == number).findFirst();
    }

    void replace(Attempt before, Attempt now) {
        attempts.set(attempts.indexOf(before), now);
    }

    /// The server to ask now; round after round. Empty when none is left.
    Optional<ServerAddress> nextServer() {
        return servers.isEmpty() ? Optional.empty() : Optional.of(servers.get(next++ % servers.size()));
    }

    /// A server that said that it cannot is not asked again.
    void exclude(ServerAddress server) {
        int at = servers.indexOf(server);
        if (at >= 0) {
            servers.remove(at);
            if (at < next) {
                next--;
            }
        }
    }

    /// Whether a server has not been asked yet.
    boolean hasFreshServer() {
        return next < servers.size();
    }

    long totalDeadlineNanos() {
        return totalDeadlineNanos;
    }

    /// When the next server is asked too, if there is one that has not been.
    void patientUntil(long nanos) {
        patienceNanos = nanos;
    }

    boolean impatient(long nowNanos) {
        return hasFreshServer() && patienceNanos - nowNanos <= 0;
    }

    /// When something is to be done about it if nothing comes.
    long deadlineNanos() {
        long earliest = totalDeadlineNanos;
        for (Attempt attempt : attempts) {
            earliest = earlier(earliest, attempt.deadlineNanos());
        }
        return hasFreshServer() ? earlier(earliest, patienceNanos) : earliest;
    }

    private static long earlier(long a, long b) {
        return a - b <= 0 ? a : b;
    }
}
