package braid.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.client.Attachment;
import braid.shell.script.SafeMode;
import braid.shell.server.ConsoleServer;
import braid.shell.server.Frame;
import braid.shell.server.StateDirectory;
import braid.shell.session.CommandFiles;
import braid.shell.session.Services;
import braid.shell.session.Session;
import braid.shell.session.WordLanguage;
import braid.shell.testing.NoSafeMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Consoles over a real socket, with a language of a few words behind them.
@Timeout(20)
class ConsoleServerTest {
    @TempDir
    private Path folder;

    private StateDirectory state;
    private ConsoleServer server;

    @BeforeEach
    void start() throws Exception {
        state = new StateDirectory(folder);
        server = ConsoleServer.bind(state);
        server.serve(new Consoles(new Console.Setting(
                WordLanguage.ROOT,
                new NoServices(),
                WordLanguage::new,
                new EchoFiles(),
                () -> "router",
                () -> "",
                state.history(),
                Console.Setting.ROUTER_GOES_ON)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static final class NoServices implements Services {
        @Override
        public <T> T find(Class<T> type) {
            if (type == SafeMode.class) {
                return type.cast(new NoSafeMode());
            }
            throw new IllegalArgumentException("no " + type);
        }
    }

    private static final class EchoFiles implements CommandFiles {
        @Override
        public int importFile(String name, String content, Session session) {
            session.line(name + " has " + content.length() + " bytes");
            return 0;
        }

        @Override
        public int checkFile(String name, String content, Session session) {
            return 1;
        }
    }

    private record Result(int status, String output, String error) {}

    private Result run(Frame.Mode mode, String text, String input) throws Exception {
        try (var attachment = Attachment.to(state).orElseThrow()) {
            attachment.send(new Frame.Hello(mode, "dumb", 80, 24, false, text));
            attachment.feed(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            var output = new ByteArrayOutputStream();
            var error = new ByteArrayOutputStream();
            int status = attachment.pump(output, error);
            return new Result(status, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
        }
    }

    /// A person: types, and waits for what the screen shows.
    private final class Person implements AutoCloseable {
        private final Attachment attachment = Attachment.to(state).orElseThrow();
        private final PipedOutputStream keys = new PipedOutputStream();
        private final PipedOutputStream painted = new PipedOutputStream();
        private final PipedInputStream paint = new PipedInputStream(1 << 16);
        private final ScreenTerminal screen = new ScreenTerminal(80, 24);
        private final CompletableFuture<Integer> status;

        Person() throws Exception {
            painted.connect(paint);
            var typed = new PipedInputStream(keys);
            attachment.send(new Frame.Hello(Frame.Mode.INTERACTIVE, "xterm-256color", 80, 24, true, ""));
            attachment.feed(typed);
            status = CompletableFuture.supplyAsync(() -> attachment.pump(painted, painted));
        }

        void type(String text) throws Exception {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        /// Reads what comes until the screen shows `text`.
        String sees(String text) throws Exception {
            var chunk = new byte[4096];
            while (!screen.toString().contains(text)) {
                int n = painted(chunk, text);
                assertThat(n)
                        .as("end of output while waiting for '%s' on%n%s", text, screen)
                        .isPositive();
                screen.write(new String(chunk, 0, n, StandardCharsets.UTF_8));
            }
            return screen.toString();
        }

        private int painted(byte[] chunk, String text) throws IOException {
            try {
                return paint.read(chunk);
            } catch (InterruptedIOException e) {
                throw new AssertionError("never seen: '" + text + "' on\n" + screen, e);
            }
        }

        @Override
        public void close() throws IOException {
            attachment.close();
        }
    }

    @Test
    void theSocketIsItsOwnersAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void aCommandComesBackWithItsOutputErrorAndStatus() throws Exception {
        assertThat(run(Frame.Mode.COMMAND, "say hello", "").output()).isEqualTo("hello\n");
        assertThat(run(Frame.Mode.COMMAND, "fail", "")).isEqualTo(new Result(1, "", "failure: asked to\n"));
    }

    @Test
    void pipedLinesAreExecutedInOrder() throws Exception {
        assertThat(run(Frame.Mode.PIPE, "", "say one\nsay two\n")).isEqualTo(new Result(0, "one\ntwo\n", ""));
    }

    @Test
    void aFileArrivesWhole() throws Exception {
        assertThat(run(Frame.Mode.IMPORT, "big.rsc", "x".repeat(300_000)).output())
                .isEqualTo("big.rsc has 300000 bytes\n");
    }

    @Test
    void aPersonTypesMistypesCompletesAndLeaves() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("say hello\r");
            person.sees("\nhello");
            person.type("nonsense\r");
            person.sees("bad command name nonsense (line 1 column 1)");
            person.type("f\t");
            person.sees("> fail");
            person.type("\r");
            person.sees("failure: asked to");
            person.type("quit\r");
            person.sees("router keeps running; stop it with /system shutdown");
            assertThat(person.status.get()).isZero();
        }
    }

    @Test
    void aHistoryThatCannotBeKeptIsToldAndLeavesNoThreadBehind() throws Exception {
        Files.createDirectories(state.history().resolve("in the way"));
        Set<Thread> before = typists();
        try (var person = new Person()) {
            person.sees("what is typed here is not kept: Is a directory");
            person.sees("[admin@router] > ");
            Set<Thread> typing = typists();
            typing.removeAll(before);
            person.type("say hello\r");
            person.sees("\nhello");
            person.type("quit\r");
            assertThat(person.status.get()).isZero();
            assertThat(typing)
                    .singleElement()
                    .satisfies(thread ->
                            assertThat(thread.join(Duration.ofSeconds(10))).isTrue());
        }
    }

    private static Set<Thread> typists() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("console-keys"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void aSecondTabListsWhatIsPossible() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("sa\t");
            person.sees("> say");
            person.type("\t\t");
            assertThat(person.sees("sayings")).contains("say      sayings");
        }
    }

    @Test
    void questionMarkHelpsWhereANameIsTypedAndIsItselfElsewhere() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("?");
            person.sees("fail    -- the word fail");
            person.type("say what?\r");
            person.sees("\nwhat?");
        }
    }

    @Test
    void openBracesAskForMore() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("{ {\r");
            person.sees("{{... ");
            person.type("}}\r");
            person.sees("bad command name }}");
        }
    }

    @Test
    void aPasswordIsWholeWhateverItsLetters() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("say remembered\r");
            person.sees("\nremembered");
            person.type("lock ge{heim}?\r");
            person.sees("password: ");
            person.type("ge{heim\r");
            person.sees("incorrect password");
            // F1, Tab, Ctrl-T, Ctrl-X, F7, Up, Ctrl-P, F3, Ctrl-backslash, and what Ctrl-U takes away.
            person.type("wrong\025ge{\033OP\t\024\030\033[18~\033OA\020\033OR\034heim}?\r");
            person.sees("password: *********");
            person.type("say open\r");
            assertThat(person.sees("\nopen"))
                    .doesNotContain("password: *********\nincorrect", "Safe Mode", ">>", "wrong");
            person.type("say \031kept\r");
            person.sees("\nkept");
        }
    }

    @Test
    void controlCStopsARunningCommandAndDropsALine() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("wait\r");
            person.sees("waiting");
            person.type("\003");
            person.sees("interrupted");
            person.type("say half a li\003");
            person.type("say whole\r");
            assertThat(person.sees("\nwhole")).doesNotContain("\nhalf");
        }
    }

    @Test
    void whatIsTypedWhileACommandWaitsForItsOwnKeysIsThereAfterwards() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("wait\r");
            person.sees("waiting");
            person.type("say a quick one\r");
            person.type("\033[B");
            person.type("say quit\033[De another\r");
            person.type("q");
            person.sees("\na quick one");
            person.sees("\nquite another");

            person.type("wait\r");
            person.type("say dropped\r");
            person.type("\003");
            person.type("say kept\r");
            assertThat(person.sees("\nkept")).doesNotContain("\ndropped");
        }
    }

    @Test
    void aControlCThatSomebodyElseReadsIsNotWaitedFor() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            // A terminal marks what is pasted.
            person.type("say a\033[200~\003\033[201~\r");
            person.type("say b\r");
            assertThat(person.sees("\nb")).contains("\na").doesNotContain("interrupted");
        }
    }

    @Test
    void hotlockShowsInThePromptOfTheLineThatIsTyped() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            person.type("say one\026");
            person.sees("[admin@router] >> say one");
            person.type(" two\r");
            person.sees("\none two");
        }
    }

    @Test
    void aProgramThatGoesAwayInterruptsItsCommand() throws Exception {
        var attachment = Attachment.to(state).orElseThrow();
        attachment.send(new Frame.Hello(Frame.Mode.COMMAND, "dumb", 80, 24, false, "wait"));
        attachment.close();

        // Closing waits for the console's thread, which ends only if its command did.
        server.close();
        assertThat(Attachment.to(state)).isEmpty();
    }

    @Test
    void aRouterThatStopsTakesItsLeave() throws Exception {
        try (var person = new Person()) {
            person.sees("[admin@router] > ");
            server.close();
            person.sees("router has stopped");
            assertThat(person.status.get()).isZero();
        }
    }
}
