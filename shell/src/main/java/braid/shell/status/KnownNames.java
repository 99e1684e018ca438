package braid.shell.status;

import braid.dataplane.Dataplane;
import braid.dataplane.status.DnsStatus;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the name service knows. Any thread.
public final class KnownNames {
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Optional<Dataplane> dataplane;

    public KnownNames(Optional<Dataplane> dataplane) {
        this.dataplane = dataplane;
    }

    /// Nothing where nobody says.
    public DnsStatus now() {
        return dataplane.flatMap(running -> answer(running.names().status())).orElse(DnsStatus.EMPTY);
    }

    /// Forgets what servers have said.
    ///
    /// @return false if nobody says that it is done
    public boolean flush() {
        return dataplane
                .filter(running ->
                        answer(running.names().flush().thenApply(_ -> true)).isPresent())
                .isPresent();
    }

    private static <T> Optional<T> answer(Future<T> awaited) {
        try {
            return Optional.of(awaited.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
