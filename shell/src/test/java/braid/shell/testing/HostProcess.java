package braid.shell.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Programs of the host. Output goes to files, so that no pipe can fill up and block the program.
public final class HostProcess {
    private static final Duration END = Duration.ofSeconds(5);

    private HostProcess() {}

    /// Runs a program to its end.
    ///
    /// @param environment added to that of this JVM
    public static CommandResult run(Duration limit, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("braid-command", ".out");
        Path errors = Files.createTempFile("braid-command", ".err");
        try {
            Process process = builder(command, environment)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                stop(process);
            }
            var result = new CommandResult(process.exitValue(), Files.readString(output), Files.readString(errors));
            if (!ended) {
                throw new AssertionError(String.join(" ", command) + ": not within " + limit + "\n" + result);
            }
            return result;
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    public static CommandResult run(String... command) throws IOException, InterruptedException {
        return run(Duration.ofSeconds(30), List.of(command), Map.of());
    }

    /// Starts a program that goes on beside the test.
    ///
    /// @param output takes standard output and standard error
    public static Process start(Path output, List<String> command, Map<String, String> environment) throws IOException {
        return builder(command, environment)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /// Asks the program to end, and ends it if it does not.
    public static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
