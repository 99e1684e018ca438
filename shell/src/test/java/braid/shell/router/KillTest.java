package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.config.Item;
import braid.shell.testing.TestConsole;
import braid.shell.value.Value;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A router that is killed at any moment starts again with everything it acknowledged, and with all of an import or
/// nothing of it. Each round forks a JVM and kills it, in one of four ways:
///
/// - when it has acknowledged a random number of commands, a random number of microseconds later;
/// - while it imports a file, any time between the import's begin and its end;
/// - as soon as the journal grows, which is between the commit of a command and its answer;
/// - while an import waits with its first lines in force: nothing of it may be there afterwards.
///
/// `-Dbraid.killRounds=50 -Dbraid.seed=7` says how many rounds and which.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("braid.killRounds", 8);
    private static final long SEED = Long.getLong("braid.seed", 1);
    private static final int LINES = 1000;
    private static final int LONGEST_COMMAND_MICROS = 20_000;
    private static final String POOLS = "/ip/pool";
    private static final String IMPORTED = "imported";
    private static final String ADDED = "added";
    private static final String IMPORTING = "importing";
    private static final String WAITING = "waiting";
    private static final String DONE = "Script file loaded and executed successfully";

    @TempDir
    private Path directory;

    /// When a round ends.
    private sealed interface End {
        /// So long after so many lines of output.
        record Lines(int lines, int waitMicros) implements End {}

        /// So long after the begin of an import.
        record Importing(int waitMicros) implements End {}

        /// After so many lines of output, when the journal grows.
        record Journal(int lines) implements End {}

        /// When an import waits.
        record Waiting() implements End {}
    }

    /// What a killed router had said.
    private static final class Said {
        private long acknowledged;
        private boolean importing;
        private boolean waiting;

        private Said(long acknowledged) {
            this.acknowledged = acknowledged;
        }

        private void hear(String line) {
            acknowledged += line.equals(ADDED) ? 1 : 0;
            importing = line.equals(IMPORTING) || (importing && !line.startsWith(DONE));
            waiting |= line.equals(WAITING);
        }
    }

    @Test
    void whatWasAcknowledgedSurvives() throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/big.rsc"), importFile(""));
        int importMicros = importMicros();
        Said said = new Said(0);
        int inImports = 0;
        int whole = 0;
        int unanswered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            End end = switch (round % 4) {
                case 0 -> new End.Lines(random.nextInt(60), random.nextInt(LONGEST_COMMAND_MICROS));
                case 1 -> new End.Importing(random.nextInt(importMicros));
                case 2 -> new End.Journal(random.nextInt(60));
                default -> new End.Waiting();
            };
            String where = "seed " + SEED + " round " + round + " " + end;
            Files.writeString(
                    directory.resolve("files/big.rsc"), importFile(end instanceof End.Waiting ? ":delay 1\n" : ""));
            said = round(end, said.acknowledged);
            inImports += said.importing ? 1 : 0;
            try (TestConsole console = TestConsole.on(directory, List.of())) {
                List<Item> pools = console.router().view().configuration().items(POOLS);
                long commands = pools.stream().filter(item -> !isImported(item)).count();
                long imported = pools.size() - commands;
                assertThat(console.router().findings()).as(where).isEmpty();
                assertThat(commands).as(where).isBetween(said.acknowledged, said.acknowledged + 1);
                assertThat(imported).as(where).isIn(0L, (long) LINES);
                if (said.waiting) {
                    assertThat(imported).as(where).isZero();
                }
                whole += said.importing && imported == LINES ? 1 : 0;
                unanswered += commands > said.acknowledged ? 1 : 0;
                said.acknowledged = commands;
            }
        }
        System.out.printf(
                "%d rounds with seed %d, an import takes %d ms: %d commands acknowledged and kept; %d rounds ended within an import, "
                        + "which was whole in %d of them and not there in the others; %d between a commit and its answer%n",
                ROUNDS, SEED, importMicros / 1250, said.acknowledged, inImports, whole, unanswered);
    }

    /// About how long an import takes here, from its begin to its answer, and a quarter more.
    private int importMicros() throws IOException, InterruptedException {
        Path other = Files.createDirectories(directory.resolve("measured"));
        Files.createDirectories(other.resolve("files"));
        Files.copy(directory.resolve("files/big.rsc"), other.resolve("files/big.rsc"));
        Process process = router(other, 0);
        try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
            Said said = new Said(0);
            while (!said.importing) {
                said.hear(out.readLine());
            }
            long begin = System.nanoTime();
            while (said.importing) {
                said.hear(out.readLine());
            }
            return Math.toIntExact((System.nanoTime() - begin) / 1000 * 5 / 4);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Said round(End end, long before) throws IOException, InterruptedException {
        Process process = router(directory, before);
        Said said = new Said(before);
        try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (int line = 0; !reached(end, said, line); line++) {
                String next = out.readLine();
                if (next == null) {
                    break;
                }
                said.hear(next);
            }
            switch (end) {
                case End.Lines(int _, int waitMicros) -> livesOn(process, waitMicros);
                case End.Importing(int waitMicros) -> livesOn(process, waitMicros);
                case End.Journal _ -> awaitGrowth(process);
                case End.Waiting() -> {}
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String next = out.readLine(); next != null; next = out.readLine()) {
                said.hear(next);
            }
        }
        return said;
    }

    private static boolean reached(End end, Said said, int lines) {
        return switch (end) {
            case End.Lines(int most, int _) -> lines >= most;
            case End.Importing _ -> said.importing;
            case End.Journal(int most) -> lines >= most;
            case End.Waiting() -> said.waiting;
        };
    }

    private static void livesOn(Process process, int micros) {
        process.onExit()
                .completeOnTimeout(process, micros, TimeUnit.MICROSECONDS)
                .join();
    }

    /// Looks without a pause, since the answer comes soon after.
    private void awaitGrowth(Process process) {
        File journal = directory.resolve("journal.jsonl").toFile();
        long bytes = journal.length();
        while (journal.length() == bytes && process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static Process router(Path state, long next) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRouter.class.getName(),
                        state.toString(),
                        Long.toString(next))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean isImported(Item item) {
        return item.values().get("name") instanceof Value.Str(String name) && name.startsWith(IMPORTED);
    }

    /// @param inTheMiddle a command
    private static String importFile(String inTheMiddle) {
        StringBuilder text = new StringBuilder("/ip pool\n");
        for (int line = 0; line < LINES; line++) {
            text.append(line == LINES / 2 ? inTheMiddle : "");
            text.append("add name=").append(IMPORTED).append(line).append(" ranges=10.0.0.1-10.0.0.9\n");
        }
        return text.toString();
    }

    /// What is killed: adds items one after the other, and imports the file now and then.
    static final class KilledRouter {
        private KilledRouter() {}

        public static void main(String[] arguments) {
            long next = Long.parseLong(arguments[1]);
            TestConsole console = TestConsole.on(Path.of(arguments[0]), List.of());
            console.whileWaiting(KilledRouter::waitForTheEnd);
            for (int command = 1; ; command++) {
                say(console.type("/ip pool add name=p" + next++ + " ranges=10.0.0.1-10.0.0.9"), ADDED);
                if (command % 20 == 10) {
                    say(console.type("/ip pool remove [find where name~\"^" + IMPORTED + "\"]"), "removed");
                    System.out.println(IMPORTING);
                    say(console.type("/import big.rsc"), "");
                }
            }
        }

        private static void waitForTheEnd() {
            System.out.println(WAITING);
            while (true) {
                LockSupport.park();
            }
        }

        private static void say(List<String> output, String done) {
            System.out.println(output.isEmpty() ? done : output.getLast());
        }
    }
}
