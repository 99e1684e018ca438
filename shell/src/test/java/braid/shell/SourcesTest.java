package braid.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How sources look where neither the compiler nor the formatter minds.
class SourcesTest {
    private static final Pattern TEXT = Pattern.compile("'\\\\?\"'|\"(?:\\\\.|[^\"\\\\])*\"|//.*");
    private static final Pattern QUALIFIED =
            Pattern.compile("(?<![\\w.@])(java|javax|braid|org|com)(\\.[a-z]\\w*)+\\.[A-Z]");

    @ParameterizedTest
    @ValueSource(strings = {"grammar", "dataplane", "shell"})
    void namesAreImported(String module) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    String line = TEXT.matcher(lines.get(i)).replaceAll("");
                    if (!line.startsWith("import ") && QUALIFIED.matcher(line).find()) {
                        found.add(file.getFileName() + ":" + (i + 1) + " " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
