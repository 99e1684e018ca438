package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final LocalDateTime ROUTER_START = LocalDateTime.parse("2026-03-01T08:00:00");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00, PT0S, 2026-03-01T11:59:59, 2026-03-01T12:00:00",
        "2026-03-01T12:00:00, PT0S, 2026-03-01T12:00:00,",
        "2026-03-01T12:00:00, PT1H, 2026-03-01T12:00:00, 2026-03-01T13:00:00",
        "2026-03-01T12:00:00, PT1H, 2026-03-01T12:59:59, 2026-03-01T13:00:00",
        "2026-02-01T03:00:00, P1D, 2026-03-01T12:00:00, 2026-03-02T03:00:00",
        "2026-04-01T03:00:00, P1D, 2026-03-01T12:00:00, 2026-04-01T03:00:00",
        ", PT0S, 2026-03-01T07:59:59, 2026-03-01T08:00:00",
        ", PT0S, 2026-03-01T08:00:00,",
        ", PT90S, 2026-03-01T08:00:00, 2026-03-01T08:01:30",
        "0000-01-01T00:00:00, PT0.000000001S, 2026-03-01T12:00:00, 2026-03-01T12:00:01",
    })
    void knowsItsNextRun(LocalDateTime start, Duration interval, LocalDateTime now, LocalDateTime expected) {
        Schedule schedule = new Schedule(Optional.ofNullable(start), interval);
        assertThat(schedule.next(now, ROUTER_START)).isEqualTo(Optional.ofNullable(expected));
    }
}
