package braid.shell.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients and servers of the name service send. It begins with messages of each kind, `fuzz-dns.txt`.
@Tag("fuzz")
class DnsFuzzTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz-dns.txt");
    private static final int LONGEST_INPUT_BYTES = 600;

    @TempDir
    private Path directory;

    @Test
    void anyBytesAreAnswered() throws IOException, InterruptedException {
        var fuzz = new FuzzRun(directory);
        for (String line : Files.readAllLines(SEEDS)) {
            String hex = line.replaceFirst("#.*", "").replace(" ", "");
            if (!hex.isEmpty()) {
                fuzz.seed(HexFormat.of().parseHex(hex));
            }
        }
        fuzz.run("DnsFuzz", LONGEST_INPUT_BYTES);
    }
}
