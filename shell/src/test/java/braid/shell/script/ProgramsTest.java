package braid.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import braid.shell.testing.TestConsole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the size people write, as dialogues: what stands behind a prompt is typed, with the lines that begin
/// with `... ` behind it; what follows is what the console must say.
class ProgramsTest {
    private static final Path FOLDER = Path.of("src/test/resources/programs");

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicTest> sayWhatTheyDid() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private void check(Path file) throws IOException {
        String dialogue = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(replayed(dialogue, directory.resolve(file.getFileName()))).isEqualTo(dialogue);
    }

    /// The dialogue with what the console says now.
    private static String replayed(String dialogue, Path directory) {
        StringBuilder now = new StringBuilder();
        try (TestConsole console =
                TestConsole.on(directory, List.of(TestConsole.port(2, "eth0"), TestConsole.port(3, "eth1")))) {
            List<String> typed = new ArrayList<>();
            for (String line : dialogue.lines().toList()) {
                if (line.startsWith("[admin@router] ")) {
                    say(console, typed, now);
                    String path = console.menu().path();
                    String prompt = "[admin@router] " + (path.equals("/") ? "" : path) + "> ";
                    typed.add(line.substring(line.indexOf("> ") + 2));
                    now.append(prompt).append(typed.getFirst()).append('\n');
                } else if (line.startsWith("... ")) {
                    typed.add(line.substring(4));
                    now.append(line).append('\n');
                }
            }
            say(console, typed, now);
        }
        return now.toString();
    }

    private static void say(TestConsole console, List<String> typed, StringBuilder now) {
        if (!typed.isEmpty()) {
            console.type(String.join("\n", typed))
                    .forEach(line -> now.append(line).append('\n'));
            console.remarks();
            typed.clear();
        }
    }
}
