package braid.shell.known;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.corpus.ExportText;
import braid.shell.judge.LineState;
import braid.shell.judge.Verdict;
import braid.shell.router.Checker;
import braid.shell.script.Interpreter;
import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Configurations of routers that Braid is not: switches, radios, version 6.
class OwnConfigurationsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"hardware-v7.rsc", "routing-v6.rsc", "services-v7.rsc"})
    void everyLineIsKept(String name) throws IOException {
        try (TestConsole console = console()) {
            assertThat(new Checker(console.router(), console.service(Interpreter.class))
                            .check(text(name), console)
                            .verdicts())
                    .extracting(Verdict::state)
                    .isNotEmpty()
                    .isSubsetOf(LineState.APPLIED, LineState.STORED, LineState.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hardware-v7.rsc", "routing-v6.rsc", "services-v7.rsc"})
    void everyLineComesBackByteForByte(String name) throws IOException {
        try (TestConsole console = console()) {
            Path files = console.router().folder();
            Files.createDirectories(files);
            Files.writeString(files.resolve("in.rsc"), text(name), StandardCharsets.ISO_8859_1);
            assertThat(console.type("/import in.rsc").getLast()).startsWith("Script file loaded");
            console.type("/export show-sensitive file=out");
            assertThat(ExportText.lines(Files.readString(files.resolve("out.rsc"), StandardCharsets.ISO_8859_1)))
                    .isEqualTo(ExportText.lines(text(name)));
        }
    }

    private static String text(String name) throws IOException {
        try (var bytes = OwnConfigurationsTest.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private TestConsole console() {
        return TestConsole.on(
                directory,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(index -> TestConsole.port(index, "ether" + index))
                        .toList());
    }
}
