package braid.shell.router;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.config.Item;
import braid.shell.testing.TestConsole;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A router that is killed at any moment starts again with everything it acknowledged, and with all of an import or
/// nothing of it. Each round forks a JVM and kills it: every other round while it imports a file, any time between the
/// import's begin and its end; else when it has acknowledged a random number of commands, a random number of
/// microseconds later.
///
/// `-Dbraid.killRounds=50 -Dbraid.seed=7` says how many rounds and which.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("braid.killRounds", 6);
    private static final int LINES = 1000;
    private static final int LONGEST_COMMAND_MICROS = 20_000;
    private static final String POOLS = "/ip/pool";
    private static final String IMPORTED = "imported";
    private static final String ADDED = "added";
    private static final String IMPORTING = "importing";
    private static final String DONE = "Script file loaded and executed successfully";

    @TempDir
    private Path directory;

    /// What a killed router had said.
    private static final class Said {
        private long acknowledged;
        private boolean importing;

        private Said(long acknowledged) {
            this.acknowledged = acknowledged;
        }

        private void hear(String line) {
            acknowledged += line.equals(ADDED) ? 1 : 0;
            importing = line.equals(IMPORTING) || (importing && !line.startsWith(DONE));
        }
    }

    @Test
    void whatWasAcknowledgedSurvives() throws IOException, InterruptedException {
        long firstSeed = Long.getLong("braid.seed", System.currentTimeMillis());
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/big.rsc"), importFile());
        int importMicros = importMicros();
        Said said = new Said(0);
        int inImports = 0;
        int whole = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String seed = "seed " + firstSeed + " round " + round;
            Random random = new Random(firstSeed + round);
            said = round % 2 == 1
                    ? round(random.nextInt(importMicros), said.acknowledged)
                    : round(random.nextInt(60), random.nextInt(LONGEST_COMMAND_MICROS), said.acknowledged);
            inImports += said.importing ? 1 : 0;
            try (TestConsole console = TestConsole.on(directory, List.of())) {
                List<Item> pools = console.router().view().configuration().items(POOLS);
                long commands = pools.stream().filter(item -> !isImported(item)).count();
                long imported = pools.size() - commands;
                assertThat(console.router().findings()).as(seed).isEmpty();
                assertThat(commands).as(seed).isBetween(said.acknowledged, said.acknowledged + 1);
                assertThat(imported).as(seed).isIn(0L, (long) LINES);
                whole += said.importing && imported == LINES ? 1 : 0;
                said.acknowledged = commands;
            }
        }
        System.out.printf(
                "%d rounds with seed %d, an import takes %d ms: %d commands acknowledged and kept; %d rounds ended within an import, "
                        + "which was whole in %d of them and not there in the others%n",
                ROUNDS, firstSeed, importMicros / 1250, said.acknowledged, inImports, whole);
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

    /// A round that ends within an import, at any moment of it.
    private Said round(int waitMicros, long before) throws IOException, InterruptedException {
        return round(Integer.MAX_VALUE, true, waitMicros, before);
    }

    /// A round that ends after so many lines of output.
    private Said round(int lines, int waitMicros, long before) throws IOException, InterruptedException {
        return round(lines, false, waitMicros, before);
    }

    private Said round(int killAfter, boolean whileImporting, int waitMicros, long before)
            throws IOException, InterruptedException {
        Process process = router(directory, before);
        Said said = new Said(before);
        try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (int line = 0; line < killAfter && !(whileImporting && said.importing); line++) {
                String next = out.readLine();
                if (next == null) {
                    break;
                }
                said.hear(next);
            }
            process.onExit()
                    .completeOnTimeout(process, waitMicros, TimeUnit.MICROSECONDS)
                    .join();
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String next = out.readLine(); next != null; next = out.readLine()) {
                said.hear(next);
            }
        }
        return said;
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
        return item.values().get("name") instanceof braid.shell.value.Value.Str(String name)
                && name.startsWith(IMPORTED);
    }

    private static String importFile() {
        StringBuilder text = new StringBuilder("/ip pool\n");
        for (int line = 0; line < LINES; line++) {
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
            for (int command = 1; ; command++) {
                say(console.type("/ip pool add name=p" + next++ + " ranges=10.0.0.1-10.0.0.9"), ADDED);
                if (command % 20 == 10) {
                    say(console.type("/ip pool remove [find where name~\"^" + IMPORTED + "\"]"), "removed");
                    System.out.println(IMPORTING);
                    say(console.type("/import big.rsc"), "");
                }
            }
        }

        private static void say(List<String> output, String done) {
            System.out.println(output.isEmpty() ? done : output.getLast());
        }
    }
}
