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
/// nothing of it. Each round forks a JVM and kills it when it has acknowledged a random number of commands, a random
/// number of microseconds later.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("braid.killRounds", 6);
    private static final int LINES = 1000;
    private static final String POOLS = "/ip/pool";
    private static final String IMPORTED = "imported";

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedSurvives() throws IOException, InterruptedException {
        long firstSeed = Long.getLong("braid.seed", System.currentTimeMillis());
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/big.rsc"), importFile());
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = firstSeed + round;
            acknowledged = round(seed, acknowledged);
            try (TestConsole console = TestConsole.on(directory, List.of())) {
                List<Item> pools = console.router().view().configuration().items(POOLS);
                long commands = pools.stream().filter(item -> !isImported(item)).count();
                long imported = pools.size() - commands;
                assertThat(console.router().findings()).as("seed " + seed).isEmpty();
                assertThat(commands).as("seed " + seed).isBetween(acknowledged, acknowledged + 1);
                assertThat(imported).as("seed " + seed).isIn(0L, (long) LINES);
                acknowledged = commands;
            }
        }
    }

    /// @return how many commands were acknowledged in all
    private long round(long seed, long before) throws IOException, InterruptedException {
        Random random = new Random(seed);
        int killAfter = random.nextInt(60);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRouter.class.getName(),
                        directory.toString(),
                        Long.toString(before))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = before;
        try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (int line = 0; line < killAfter; line++) {
                String said = out.readLine();
                if (said == null) {
                    break;
                }
                acknowledged += said.equals("added") ? 1 : 0;
            }
            process.onExit()
                    .completeOnTimeout(process, random.nextInt(20_000), TimeUnit.MICROSECONDS)
                    .join();
            process.toHandle().destroyForcibly();
            process.waitFor();
            for (String said = out.readLine(); said != null; said = out.readLine()) {
                acknowledged += said.equals("added") ? 1 : 0;
            }
        }
        return acknowledged;
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
                say(console.type("/ip pool add name=p" + next++ + " ranges=10.0.0.1-10.0.0.9"), "added");
                if (command % 20 == 0) {
                    say(console.type("/ip pool remove [find where name~\"^" + IMPORTED + "\"]"), "removed");
                    say(console.type("/import big.rsc"), "");
                }
            }
        }

        private static void say(List<String> output, String done) {
            System.out.println(output.isEmpty() ? done : output.getLast());
        }
    }
}
