package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a person calls it, without a router.
@Timeout(60)
class LauncherTest {
    /// Beside the module's folder, which is where its tests run.
    static final Path LAUNCHER = Path.of("bin/braid").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Result(int status, String output, String error) {}

    private Result braid(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments))
                .toList();
        var errors = folder.resolve("errors").toFile();
        var builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("BRAID_CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Files.readString(errors.toPath()));
    }

    @Test
    void versionAndHelpGoToStandardOutput() throws Exception {
        assertThat(braid("--version")).isEqualTo(new Result(0, "Braid 0.1.0\n", ""));
        assertThat(braid("lab", "--help").output())
                .startsWith("Usage: braid lab ")
                .contains("--no-shell");
    }

    @Test
    void wrongArgumentsHaveTheirOwnStatus() throws Exception {
        for (var wrong : List.of(List.of("nonsense"), List.of("import"), List.of("check"), List.of("--stat", "x"))) {
            var result = braid(wrong.toArray(String[]::new));

            assertThat(result.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(result.output()).isEmpty();
            assertThat(result.error()).isNotEmpty();
        }
    }

    @Test
    void aStateDirectoryTooLongForASocketIsRefusedInOneSentence() throws Exception {
        var result = braid("--state", "/tmp/" + "long/".repeat(30), "-c", ":put 1");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.error())
                .startsWith("the state directory's path is too long for a socket")
                .hasLineCount(1);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInOneSentence() throws Exception {
        assertThat(braid("--state", folder.toString(), "import", "/nowhere.rsc"))
                .isEqualTo(new Result(1, "", "cannot read /nowhere.rsc\n"));
    }
}
