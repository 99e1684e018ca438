package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.Lab;
import braid.shell.testing.NeedsHost;
import braid.shell.testing.RunningRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What goes on beside the line at a real terminal: the task in the background, the line at the bottom, the
/// lock.
@Tag("kernel")
@NeedsHost(programs = {"ip", "tmux"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TasksInTmuxTest {
    private static final Map<String, String> CLASSES = Map.of(
            "BRAID_CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private static Lab lab;
    private static RunningRouter router;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.open("tasks");
        router = RunningRouter.start(lab.namespace(), "router");
        router.type(":for i from=1 to=60 do={/ip pool add name=\"p$i\" ranges=\"10.1.$i.1-10.1.$i.9\"}");
    }

    @AfterAll
    static void end() throws IOException {
        lab.close();
    }

    private Tmux person(String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Tmux person = Tmux.start(own, 80, 24, CLASSES, LauncherTest.LAUNCHER + " --state " + router.state());
        person.sees("Press F1 for help");
        person.sees("] >");
        return person;
    }

    private static void enter(Tmux person, String line) throws Exception {
        person.type(line);
        person.keys("Enter");
    }

    @Test
    void theLineAtTheBottomAndTheTaskInTheBackground() throws Exception {
        try (Tmux person = person("one")) {
            person.keys("F6");
            person.sees("a line at the bottom", screen -> screen.stripTrailing().contains("F6 cellar  F7 hotlock"));
            enter(person, "/ip pool print");
            // Two lines of heading, 20 items and the footer: 24 rows with the line at the bottom.
            assertThat(person.sees("-- [Q quit|D dump|down]"))
                    .startsWith("Columns: NAME, RANGES\n")
                    .contains("\n19 p20 ", "-- [Q quit|D dump|down]\n [admin@router] >  F1 help")
                    .doesNotContain("\n20 p21 ");
            person.type("q");
            person.keys("F6");
            person.sees(
                    "the prompt at the end", screen -> screen.stripTrailing().endsWith("[admin@router] >"));

            person.keys("C-t");
            person.sees("no background task\n[admin@router] >");
            enter(person, ":execute \":put \\\"from behind\\\"; :delay 1h\"");
            person.type(":put half");
            person.keys("C-t");
            person.sees("\nfrom behind\n");
            person.type("q");
            person.sees("-- task goes on\n[admin@router] > :put half");
            person.keys("Enter");
            person.sees("\nhalf\n");
            enter(person, "/system script job remove [find]");
            enter(person, ":while ([:len [/system script job find]] > 0) do={:delay 10ms}; :put ended");
            person.sees("\nended\n");
            person.keys("C-t");
            person.sees("it is gone", screen -> screen.split("no background", -1).length == 3);
        }
    }

    @Test
    void aConsoleIsLockedUntilThePasswordIsTyped() throws Exception {
        try (Tmux person = person("first")) {
            enter(person, "/lock");
            person.sees("failure: no password is set");
            enter(person, "/password");
            person.sees("old password:");
            enter(person, "");
            person.sees("new password:");
            enter(person, "ge{h\"eim\\");
            person.sees("retype new password:");
            enter(person, "ge{h\"eim\\");
            person.sees("retype new password:\n[admin@router] >");
            enter(person, "/system note set note=\"Keep out\"");
            enter(person, "/lock");
            person.sees("\npassword:");
            enter(person, "wrong");
            person.sees("incorrect password\npassword:");
            person.keys("C-c", "C-x", "F1");
            person.type("ge{h\"eim\\\r");
            person.sees("password: *********\n[admin@router] >");
            enter(person, "/password old-password=\"ge{h\\\"eim\\\\\" new-password=\"\" confirm-new-password=\"\"");
            enter(person, ":put \"no more\"");
            assertThat(person.sees("\nno more")).doesNotContain("failure: in", "Safe Mode");
            enter(person, "/quit");
            person.sees("exit status: 0");
        }
        try (Tmux person = person("second")) {
            person.sees("Press F1 for help\n\nKeep out\n");
            person.keys("Up", "Up");
            assertThat(person.sees("] > :put \"no more\"")).doesNotContain("ge{h");
            enter(person, "");
        } finally {
            router.type("/system note reset note");
        }
    }
}
