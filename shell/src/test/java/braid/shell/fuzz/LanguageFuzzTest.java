package braid.shell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jazzer at the language, each target in a process of its own: it instruments what it tests. Ten seconds each, or
/// `-Dbraid.fuzzSeconds=N`. It begins with the programs of the tests and with what was once found, `fuzz/`.
@Tag("fuzz")
class LanguageFuzzTest {
    private static final int SECONDS = Integer.getInteger("braid.fuzzSeconds", 10);
    private static final int STARTING_SECONDS = 240;
    private static final int ANSWER_SECONDS = 25;
    private static final int LONGEST_INPUT_BYTES = 600;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ParserFuzz", "InterpreterFuzz", "CompleterFuzz"})
    void anyBytesAreAnswered(String target) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command(target, seeds()))
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

    private static List<String> command(String target, Path seeds) {
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
                "-max_len=" + LONGEST_INPUT_BYTES,
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

    private Path seeds() throws IOException {
        Path seeds = Files.createDirectories(directory.resolve("seeds"));
        int count = 0;
        for (Path file : files(Path.of("src/test/resources/programs"))) {
            for (String typed : typed(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                Files.writeString(seeds.resolve("program-" + count++), typed, StandardCharsets.ISO_8859_1);
            }
        }
        for (Path file : files(Path.of("src/test/resources/fuzz"))) {
            Files.copy(file, seeds.resolve(file.getFileName()));
        }
        return seeds;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// What is typed in a dialogue.
    private static List<String> typed(String dialogue) {
        List<String> typed = new ArrayList<>();
        for (String line : dialogue.lines().toList()) {
            if (line.startsWith("[admin@router] ")) {
                typed.add(line.substring(line.indexOf("> ") + 2));
            } else if (line.startsWith("... ")) {
                typed.add(typed.removeLast() + "\n" + line.substring(4));
            }
        }
        return typed;
    }

    private static String said(Path output) throws IOException {
        String text = Files.exists(output) ? Files.readString(output, StandardCharsets.ISO_8859_1) : "";
        return text.substring(Math.max(0, text.length() - 6_000));
    }

    /// The inputs that were found, for `src/test/resources/fuzz`.
    private String findings() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
                    .map(LanguageFuzzTest::quoted)
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
