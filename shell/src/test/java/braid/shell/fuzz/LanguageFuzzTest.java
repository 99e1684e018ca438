package braid.shell.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The language. It begins with the programs of the tests and with what was once found, `fuzz/`.
@Tag("fuzz")
class LanguageFuzzTest {
    private static final int LONGEST_INPUT_BYTES = 600;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ParserFuzz", "InterpreterFuzz", "CompleterFuzz"})
    void anyBytesAreAnswered(String target) throws IOException, InterruptedException {
        var fuzz = new FuzzRun(directory);
        for (Path file : files(Path.of("src/test/resources/programs"))) {
            for (String typed : typed(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                fuzz.seed(typed.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        for (Path file : files(Path.of("src/test/resources/fuzz"))) {
            fuzz.seed(Files.readAllBytes(file));
        }
        fuzz.run(target, LONGEST_INPUT_BYTES);
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
}
