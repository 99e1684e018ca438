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

/// Texts pasted at a real terminal, and inputs that are longer or wider than it.
@Tag("kernel")
@NeedsHost(programs = {"ip", "tmux"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PastingInTmuxTest {
    private static final Map<String, String> CLASSES = Map.of(
            "BRAID_CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private static Lab lab;
    private static RunningRouter router;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.open("pasting");
        router = RunningRouter.start(lab.namespace(), "router");
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
    void aPasteIsExecutedLineByLine() throws Exception {
        try (Tmux person = person("one")) {
            person.paste(folder, """
                    :put one
                    /nonsense
                    :put "what? yes"
                    { :put a
                    \t:put b
                    }
                    /ip pool
                    print
                    /
                    :put (1 + \\
                    2)
                    :put end""");
            person.sees("""
                    [admin@router] > :put one
                    one
                    [admin@router] > /nonsense
                    bad command name nonsense (line 1 column 2)
                    /nonsense
                     ^
                    [admin@router] > :put "what? yes"
                    what? yes
                    [admin@router] > { :put a
                    {...     :put b
                    {... }
                    a
                    b
                    [admin@router] > /ip pool
                    [admin@router] /ip/pool> print
                    [admin@router] /ip/pool> /
                    """);
            person.sees("(\\... 2)\n3\n[admin@router] > :put end");
            person.keys("Enter");
            person.sees("\nend\n[admin@router] >");
            person.type("/ip poo\t");
            person.sees("> /ip pool");
        }
    }

    @Test
    void aLongPasteLosesNothingAndControlCStopsIt() throws Exception {
        try (Tmux person = person("one")) {
            enter(person, ":global n 0");
            person.paste(
                    folder,
                    "# a remark that makes the text longer than what a terminal keeps\n:global n ($n + 1)\n"
                                    .repeat(1_500)
                            + ":put \"counted $n\"\n");
            person.sees("\ncounted 1500\n");
            enter(person, ":delay 1h");
            person.sees("> :delay 1h");
            person.paste(folder, ":put \"must not be\"\n".repeat(5_000));
            person.keys("C-c");
            person.sees("\ninterrupted\n[admin@router] >");
            enter(person, ":put (\"still \" . \"here\")");
            assertThat(person.sees("\nstill here\n")).doesNotContain("must not be");
        }
    }

    @Test
    void anInputTallerThanTheScreenIsShownAroundTheCursorAndWholeInTheEnd() throws Exception {
        try (Tmux person = person("one")) {
            person.resize(40, 8);
            person.type(":put \"" + "abcdefghi ".repeat(40) + "end\"");
            person.sees("the end of it", screen -> screen.contains("end\"") && !screen.contains("admin@"));
            person.keys("Home");
            person.sees("the beginning", screen -> screen.startsWith("[admin@router] > :put \"abc"));
            person.type("# ");
            person.resize(60, 30);
            person.keys("End");
            person.sees(
                    "all of it, once", screen -> screen.split("admin@", -1).length == 2 && screen.contains("end\""));
        }
    }

    @Test
    void aNarrowTerminalBreaksALineBeforeAWideLetter() throws Exception {
        try (Tmux person = person("one")) {
            person.resize(20, 12);
            enter(person, "");
            person.type(":put \"東京東京東京東京東京東京\" . more words");
            person.sees("""
                    [admin@router] > :pu
                    t "東京東京東京東京
                    東京東京" . more wor
                    ds
                    """);
            person.keys("C-c");
            person.sees("ds\ninterrupted\n[admin@router] >");
        }
    }
}
