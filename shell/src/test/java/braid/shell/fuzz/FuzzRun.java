package braid.shell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Jazzer at one target, in a process of its own: it instruments what it tests. Five seconds, or
/// `-Dbraid.fuzzSeconds=N`.
final class FuzzRun {
    private static final int SECONDS = Integer.getInteger("braid.fuzzSeconds", 5);
    private static final int STARTING_SECONDS = 240;
    private static final int ANSWER_SECONDS = 25;

    private final Path directory;
    private final Path seeds;
    private int count;

    /// @param directory empty, for what the run leaves
    FuzzRun(Path directory) throws IOException {
        this.directory = directory;
        this.seeds = Files.createDirectories(directory.resolve("seeds"));
    }

    /// An input to begin with.
    void seed(byte[] bytes) throws IOException {
        Files.write(seeds.resolve("seed-" + count++), bytes);
    }

    /// Fails with what was found, which belongs to the seeds then.
    ///
    /// @param target a class of this package
    void run(String target, int longestInputBytes) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command(target, longestInputBytes))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS + STARTING_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends: %s", target, said(output))
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s%n%s", target, said(output), findings())
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(String target, int longestInputBytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=braid.shell.fuzz." + target,
                "--instrumentation_includes=braid.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-max_total_time=" + SECONDS,
                "-timeout=" + ANSWER_SECONDS,
                "-max_len=" + longestInputBytes,
                seeds.toString());
    }

    /// Without JUnit, with which Jazzer would want to work together.
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(whole.split(File.pathSeparator, -1))
                .filter(entry ->
                        !Path.of(entry).getFileName().toString().matches("(junit|opentest4j|archunit).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String said(Path output) throws IOException {
        String text = Files.exists(output) ? Files.readString(output, StandardCharsets.ISO_8859_1) : "";
        return text.substring(Math.max(0, text.length() - 6_000));
    }

    /// The inputs that were found, in hex.
    private String findings() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .map(FuzzRun::quoted)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String quoted(Path file) {
        try {
            return file.getFileName() + ": " + HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            return file + ": " + e.getMessage();
        }
    }
}
