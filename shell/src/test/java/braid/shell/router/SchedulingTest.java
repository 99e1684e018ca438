package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.script.Jobs;
import braid.shell.status.ScriptStatus;
import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulingTest {
    @TempDir
    private Path directory;

    private Instant now = TestConsole.NOON;
    private final RecordedJobs jobs = new RecordedJobs();

    @Test
    void whatIsDueRunsOnceAndAgainAfterItsInterval() {
        try (TestConsole console = TestConsole.at(directory, () -> now)) {
            console.type("/system script add name=job source=\":put 1\"");
            console.type(
                    "/system scheduler add name=a interval=1h on-event=job start-date=2026-03-01 start-time=12:30:00");
            console.type("/system scheduler add name=b on-event=\":put 2\" start-date=mar/01/2026 start-time=13:00");
            console.type("/system scheduler add name=c interval=10m on-event=\":put 3\" disabled=yes");
            try (Scheduling scheduling = new Scheduling(console.router(), jobs)) {
                console.router().scriptsAre(() -> new ScriptStatus(List.of(), Map.of(), scheduling.status(), Map.of()));
                scheduling.look();
                assertThat(jobs.started).isEmpty();
                assertThat(console.type(":put [/system scheduler get a next-run]"))
                        .containsExactly("2026-03-01 12:30:00");
                pass(scheduling, Duration.ofMinutes(30));
                assertThat(jobs.started).containsExactly(":put 1");
                pass(scheduling, Duration.ofMinutes(29));
                assertThat(jobs.started).hasSize(1);
                pass(scheduling, Duration.ofMinutes(1));
                assertThat(jobs.started).containsExactly(":put 1", ":put 2");
                pass(scheduling, Duration.ofHours(5));
                assertThat(jobs.started).as("what was missed runs once").containsExactly(":put 1", ":put 2", ":put 1");
                assertThat(console.type(":put [/system scheduler get a run-count]"))
                        .containsExactly("2");
                assertThat(console.type(":put [/system scheduler get b next-run]"))
                        .containsExactly("");
            }
        }
    }

    @Test
    void whatIsToRunAtStartupRunsWhenTheRouterStarts() {
        try (TestConsole console = TestConsole.at(directory, () -> now)) {
            console.type("/system scheduler add name=s on-event=\":put up\" start-time=startup");
            try (Scheduling scheduling = new Scheduling(console.router(), jobs)) {
                scheduling.look();
                assertThat(jobs.started).containsExactly(":put up");
                pass(scheduling, Duration.ofDays(1));
                console.type("/system scheduler add name=later on-event=\":put late\" start-time=startup");
                pass(scheduling, Duration.ofDays(1));
                assertThat(jobs.started).containsExactly(":put up");
            }
        }
    }

    @Test
    void anIntervalIsNothingOrAtLeastASecond() {
        try (TestConsole console = TestConsole.at(directory, () -> now)) {
            console.type("/system scheduler add name=a interval=0 start-date=0000-01-01 start-time=0:00");
            assertThat(console.type("/system scheduler set a interval=1ns"))
                    .containsExactly("value of interval out of range (1s..15250w)");
            assertThat(console.type("/system scheduler set a interval=1s")).isEmpty();
            try (Scheduling scheduling = new Scheduling(console.router(), jobs)) {
                scheduling.look();
                pass(scheduling, Duration.ofSeconds(1));
                assertThat(jobs.started).hasSize(1);
            }
        }
    }

    private void pass(Scheduling scheduling, Duration time) {
        now = now.plus(time);
        scheduling.look();
    }

    private static final class RecordedJobs implements Jobs {
        private final List<String> started = new ArrayList<>();

        @Override
        public long start(Work work) {
            started.add(work.text());
            return started.size();
        }

        @Override
        public Entry enter(Script script, String owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean stop(long id) {
            return false;
        }

        @Override
        public List<Job> running() {
            return List.of();
        }

        @Override
        public Map<Long, Runs> runs() {
            return Map.of();
        }
    }
}
