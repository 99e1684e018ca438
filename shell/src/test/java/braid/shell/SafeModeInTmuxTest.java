package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Await;
import braid.shell.testing.Lab;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Safe mode at real terminals: entered, left, lost with the terminal, taken over.
@Tag("kernel")
@NeedsHost(programs = {"ip", "tmux"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SafeModeInTmuxTest {
    private static final Map<String, String> CLASSES = Map.of(
            "BRAID_CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private static Lab lab;
    private static RunningRouter router;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.open("safe");
        router = RunningRouter.start(lab.namespace(), "router");
    }

    @AfterAll
    static void end() throws IOException {
        lab.close();
    }

    @AfterEach
    void noPools() throws Exception {
        router.type("/ip pool remove [find]");
    }

    private Tmux person(String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Tmux person = Tmux.start(own, 100, 30, CLASSES, LauncherTest.LAUNCHER + " --state " + router.state());
        person.sees("[admin@router] >");
        return person;
    }

    private static void enter(Tmux person, String line) throws Exception {
        person.type(line);
        person.keys("Enter");
    }

    private static String pools() throws Exception {
        return router.type(":put [/ip pool find]");
    }

    private static void addsAPool(Tmux person, String name) throws Exception {
        enter(person, "/ip pool add name=" + name + " ranges=10.9.9.1-10.9.9.9");
        person.sees("ranges=10.9.9.1-10.9.9.9\n[admin");
    }

    @Test
    void aTerminalThatDiesTakesItsChangesWithIt() throws Exception {
        try (Tmux person = person("one")) {
            person.keys("C-x");
            person.sees("[Safe Mode taken]\n[admin@router] <SAFE>");
            addsAPool(person, "floating");
            assertThat(router.type("/ip pool print count-only")).contains("1");
            assertThat(router.type("/system history print")).containsPattern("(?m)^F +pool .*added +admin +write");
            assertThat(router.type("/safe-mode print")).contains("enabled: yes", "user: admin");
        }
        Await.until("the change is taken back", Duration.ofSeconds(20), () -> pools().isBlank());
        assertThat(router.type("/safe-mode print")).contains("enabled: no");
        assertThat(router.type("/system history print")).doesNotContain("added");
    }

    @Test
    void theKeyReleasesItAndTheLineStays() throws Exception {
        try (Tmux person = person("one")) {
            person.type("/ip pool add name=kept ranges=10.9.9.");
            person.keys("C-x");
            person.sees("[Safe Mode taken]\n[admin@router] <SAFE> /ip pool add name=kept ranges=10.9.9.");
            enter(person, "1-10.9.9.9");
            person.sees("10.9.9.9\n[admin@router] <SAFE>");
            person.keys("F4");
            person.sees("[Safe Mode released]\n[admin@router] >");
            assertThat(router.type("/system history print")).containsPattern("(?m)^U +pool .*added");
            person.keys("C-d");
            person.sees("exit status: 0");
        }
        assertThat(pools()).isNotBlank();
    }

    @Test
    void controlDUndoesAndQuitKeeps() throws Exception {
        try (Tmux person = person("one")) {
            person.keys("C-x");
            person.sees("<SAFE>");
            addsAPool(person, "undone");
            person.keys("C-d");
            person.sees("exit status: 0");
        }
        assertThat(pools()).isBlank();
        try (Tmux person = person("two")) {
            person.keys("C-x");
            person.sees("<SAFE>");
            addsAPool(person, "kept");
            enter(person, "/quit");
            person.sees("exit status: 0");
        }
        assertThat(pools()).isNotBlank();
    }

    @Test
    void anotherSessionIsAskedAndTheOneThatLosesItIsTold() throws Exception {
        try (Tmux first = person("one");
                Tmux second = person("two")) {
            first.keys("C-x");
            first.sees("<SAFE>");
            addsAPool(first, "taken");
            second.keys("C-x");
            second.sees("Safe Mode is taken by current user in another session. Unroll, release or abort [u/r]?");
            second.keys("d");
            second.sees("failure: safe mode is taken by another session\n[admin@router] >");
            second.keys("C-x");
            second.sees("two questions", screen -> screen.split("Unroll", -1).length == 3);
            second.keys("u");
            second.sees("[Safe Mode taken]\n[admin@router] <SAFE>");
            first.sees("[Safe mode released by another user]\n[admin@router] >");
            assertThat(pools()).isBlank();
            enter(second, "/safe-mode release");
            second.sees("[Safe Mode released]\n[admin@router] >");
        }
    }
}
