package braid.shell.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes from lines. It begins with packets of the documents and with what was once found, `fuzz-wire.txt`.
@Tag("fuzz")
class WireFuzzTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz-wire.txt");
    private static final int LONGEST_INPUT_BYTES = 1_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"WireFuzz", "MultilinkFuzz"})
    void anyBytesAreAnswered(String target) throws IOException, InterruptedException {
        var fuzz = new FuzzRun(directory);
        for (String line : Files.readAllLines(SEEDS)) {
            String hex = line.replaceFirst("#.*", "").replace(" ", "");
            if (!hex.isEmpty()) {
                fuzz.seed(HexFormat.of().parseHex(hex));
            }
        }
        fuzz.run(target, LONGEST_INPUT_BYTES);
    }
}
