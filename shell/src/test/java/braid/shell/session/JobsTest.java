package braid.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import braid.dataplane.status.DataplaneStatus;
import braid.shell.script.Jobs;
import braid.shell.testing.Await;
import braid.shell.testing.FakeDataplane;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JobsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private TestConsole console() {
        return TestConsole.on(directory, new FakeDataplane(DataplaneStatus.EMPTY));
    }

    @Test
    void whatAJobChangesIsSeenByEverybody() throws Exception {
        try (TestConsole console = console()) {
            console.type(":execute \":global made 7; /system identity set name=changed\"");
            Await.until(
                    "job",
                    LIMIT,
                    () -> console.type(":put [/system identity get name]").equals(List.of("changed")));
            assertThat(console.type(":global made; :put $made")).containsExactly("7");
        }
    }

    @Test
    void scriptsThatRunEachOtherWithoutAnEndFail() {
        try (TestConsole console = console()) {
            console.type("/system script add name=a source=\"/system script run b\"");
            console.type("/system script add name=b source=\":put [:execute a as-string]\"");
            assertThat(console.type("/system script run a"))
                    .singleElement()
                    .asString()
                    .startsWith("nesting too deep");
            assertThat(console.jobs().running()).isEmpty();
        }
    }

    @Test
    void aJobThatRunsAwayIsStoppedByItsRemoval() throws Exception {
        try (TestConsole console = console()) {
            console.type(":execute \":while (true) do={}\"; :execute \":delay 1d\"");
            assertThat(console.type("/system script job print count-only")).containsExactly("2");
            assertThat(console.type("/system script job print").getLast()).contains("admin");
            assertThat(console.type("/system script job remove [find]; :put [:len [/system script job find]]"))
                    .containsExactly("0");
        }
    }

    @Test
    void aJobRemovesItself() throws Exception {
        try (TestConsole console = console()) {
            console.type(":execute \":global seen 1; /system script job remove [find]; :global seen 2; :delay 1d\"");
            Await.until("job", LIMIT, () -> console.jobs().running().isEmpty());
            assertThat(console.type(":global seen; :put $seen")).containsExactly("1");
        }
    }

    @Test
    void jobsThatDoNotEndAreWaitedForTogether() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (TestConsole console = console()) {
            SessionJobs jobs = new SessionJobs(new SessionJobs.Setting(
                    console.interpreter().root(),
                    () -> new ConsoleServices(console),
                    console.interpreter()::fresh,
                    InstantSource.system(),
                    Optional::empty,
                    new StuckEndings(over, waiting)));
            for (int job = 0; job < 40; job++) {
                jobs.start(new Jobs.Work(Optional.empty(), "admin", ":put 1", Optional.empty(), "test"));
            }
            Await.until("jobs", LIMIT, () -> waiting.get() == 40);
            assertTimeoutPreemptively(Duration.ofSeconds(10), jobs::close, "half a second each would be 20 s");
            assertThatThrownBy(() ->
                            jobs.start(new Jobs.Work(Optional.empty(), "admin", ":put 1", Optional.empty(), "test")))
                    .hasMessage("failure: the router ends");
        } finally {
            over.countDown();
        }
    }

    private record ConsoleServices(TestConsole console) implements Services {
        @Override
        public <T> T find(Class<T> type) {
            return console.service(type);
        }
    }

    private record StuckEndings(CountDownLatch over, AtomicInteger waiting) implements SessionJobs.Endings {
        @Override
        public void settle() {
            waiting.incrementAndGet();
            awaitWhateverComes(over);
        }

        @Override
        public void wrote(String file, String text) {}

        @Override
        public void log(List<String> topics, String message) {}
    }

    /// As a native call is.
    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                latch.await();
                over = true;
            } catch (InterruptedException e) {
                over = latch.getCount() == 0;
            }
        }
    }

    @Test
    void theOutputOfAJobGoesToAFileAndItsFailureToTheLog() throws Exception {
        try (TestConsole console = console()) {
            console.type(":execute \":put one; :put two\" file=out");
            Path file = console.router().folder().resolve("out.txt");
            Await.until("job", LIMIT, () -> Files.exists(file) && text(file).equals("one\ntwo\n"));
            console.type("/system script add name=bad source=\":error \\\"it broke\\\"\"; :execute bad");
            Await.until(
                    "job",
                    LIMIT,
                    () -> console.type("/log print count-only where message~\"it broke\"")
                            .equals(List.of("1")));
            assertThat(console.type("/log print where topics=script,error"))
                    .anyMatch(
                            line -> line.contains("executing script bad from execute failed, please check it manually"))
                    .anyMatch(line -> line.contains("it broke (:error; line 1)"));
        }
    }

    @Test
    void aScriptThatASessionRunsIsAJobOfItsOwn() throws Exception {
        try (TestConsole console = console()) {
            console.type("/system script add name=slow source=\":put before; :delay 1h; :put after\"");
            console.whileWaiting(
                    () -> console.jobs().running().forEach(job -> console.jobs().stop(job.id())));
            assertThat(console.type("/system script run slow; :put never")).containsExactly("before", "interrupted");
            assertThat(console.jobs().running()).isEmpty();
        }
    }

    @Test
    void withoutARouterNoJobRuns() throws Exception {
        try (TestConsole console = TestConsole.on(directory, List.of())) {
            assertThat(console.type(":execute \":put 1\""))
                    .first()
                    .asString()
                    .startsWith("failure: no router runs on ");
        }
    }

    @Test
    void jobsHaveABound() throws Exception {
        try (TestConsole console = console()) {
            assertThat(console.type(":for i from=1 to=100 do={ :execute \":delay 1d\" }"))
                    .containsExactly("failure: too many scripts are running");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
