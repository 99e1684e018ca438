package braid.dataplane.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotedLinesTest {
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("lines");
    }

    @Test
    void whatIsReadIsWhatWasSavedWhateverCameAndWent() {
        Random random = new Random(11);
        Set<String> model = new LinkedHashSet<>();
        NotedLines lines = new NotedLines(path);
        for (int step = 0; step < 5_000; step++) {
            String line = "line " + random.nextInt(100);
            if (random.nextBoolean()) {
                lines.add(line);
                model.add(line);
            } else {
                lines.remove(line);
                model.remove(line);
            }
            if (random.nextInt(4) == 0) {
                assertThat(lines.save()).isEmpty();
                assertThat(new NotedLines(path).all()).as("step %d", step).containsExactlyElementsOf(model);
            }
            if (random.nextInt(50) == 0) {
                assertThat(lines.save()).isEmpty();
                lines = new NotedLines(path);
            }
        }
    }

    @Test
    void aChangeAmongManyCostsALine() throws IOException {
        NotedLines lines = many();
        long before = Files.size(path);
        lines.add("one more");
        lines.remove("line 7");
        assertThat(lines.save()).isEmpty();
        assertThat(Files.size(path) - before).isEqualTo("one more\n-\tline 7\n".length());
    }

    @Test
    void theFileStaysWithinTwiceWhatIsTrue() throws IOException {
        NotedLines lines = many();
        for (int i = 0; i < 3 * MANY; i++) {
            lines.remove("line " + i % MANY);
            lines.add("line " + i % MANY);
            if (i % 100 == 0) {
                assertThat(lines.save()).isEmpty();
            }
        }
        assertThat(lines.save()).isEmpty();
        assertThat(Files.readAllLines(path)).hasSizeLessThanOrEqualTo(2 * MANY + 64);
        assertThat(new NotedLines(path).all()).hasSize(MANY);
    }

    @Test
    void aTornLineIsNoneAndSpoilsNoOther() throws IOException {
        NotedLines first = new NotedLines(path);
        first.add("whole");
        assertThat(first.save()).isEmpty();
        Files.writeString(path, "to", StandardOpenOption.APPEND);

        NotedLines second = new NotedLines(path);
        assertThat(second.all()).containsExactly("whole");
        second.add("new");
        assertThat(second.save()).isEmpty();
        assertThat(new NotedLines(path).all()).containsExactly("whole", "new");
    }

    private NotedLines many() {
        NotedLines lines = new NotedLines(path);
        IntStream.range(0, MANY).forEach(i -> lines.add("line " + i));
        assertThat(lines.save()).isEmpty();
        return lines;
    }
}
