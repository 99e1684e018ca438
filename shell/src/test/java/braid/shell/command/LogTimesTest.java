package braid.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of the log by when they were written.
class LogTimesTest {
    @TempDir
    private Path directory;

    @Test
    void scriptsAskByTheTimeOfDayAndMeanToday() {
        AtomicReference<Instant> now = new AtomicReference<>();
        now.set(Instant.parse("2026-02-28T23:00:00Z"));
        try (TestConsole console = TestConsole.at(directory, now::get)) {
            for (String at : List.of("2026-02-28T23:59:59Z", "2026-03-01T06:30:00Z", "2026-03-01T06:40:00Z")) {
                now.set(Instant.parse(at));
                console.router().log(List.of("script", "info"), "at " + at);
            }
            assertThat(count(console, "time>06:34:00")).isEqualTo("1");
            assertThat(count(console, "time<=06:30:00")).isEqualTo("2");
            assertThat(count(console, "time>([/system clock get time] - 5m)")).isEqualTo("1");
            assertThat(count(console, "time>=06:30:00 time<=06:30:00")).isEqualTo("1");
            assertThat(count(console, "time=06:30:00")).isEqualTo("1");
            assertThat(count(console, "time>\"00:00:01\"")).isEqualTo("2");
            assertThat(count(console, "time=\"2026-03-01 06:40:00\"")).isEqualTo("1");
            assertThat(count(console, "time>\"2026-03-01 06:35:00\"")).isEqualTo("1");
            assertThat(console.type(":put [/log get [find message~\"06:40\"] time]"))
                    .containsExactly("2026-03-01 06:40:00");
            assertThat(console.type("/log print where time>06:34:00"))
                    .containsExactly(" 2026-03-01 06:40:00 script,info at 2026-03-01T06:40:00Z");
        }
    }

    private static String count(TestConsole console, String condition) {
        return console.type(":put [:len [/log find where topics~\"script\" " + condition + "]]")
                .getFirst();
    }
}
