package braid.shell.script;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/// When an entry of the scheduler runs. Times are local, and an interval is counted on the local clock, so
/// that what runs at three in the morning goes on to do so when the clocks change.
///
/// @param start the first run; empty: whenever the router starts
/// @param interval zero: only once; else at least [#LEAST_INTERVAL], which stands for what is shorter
public record Schedule(Optional<LocalDateTime> start, Duration interval) {
    public static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    public Schedule {
        if (!interval.isZero() && interval.compareTo(LEAST_INTERVAL) < 0) {
            interval = LEAST_INTERVAL;
        }
    }

    /// The first run that is later than `now`; empty when there is none.
    ///
    /// @param routerStart when the router started
    public Optional<LocalDateTime> next(LocalDateTime now, LocalDateTime routerStart) {
        LocalDateTime first = start.orElse(routerStart);
        if (first.isAfter(now)) {
            return Optional.of(first);
        }
        if (interval.isZero()) {
            return Optional.empty();
        }
        long rounds = Duration.between(first, now).dividedBy(interval) + 1;
        return Optional.of(first.plus(interval.multipliedBy(rounds)));
    }
}
