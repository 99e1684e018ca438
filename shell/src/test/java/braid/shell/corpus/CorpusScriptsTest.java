package braid.shell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.shell.script.BareConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CorpusScriptsTest {
    @TestFactory
    Stream<DynamicTest> everyFileIsSplitIntoStatements() {
        return Corpus.scripts().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Source source = Source.of(Files.readAllBytes(file));
                    var reader = new Shapes(source).statements(source.whole());
                    int statements = 0;
                    while (reader.next().isPresent()) {
                        statements++;
                    }
                    assertThat(statements)
                            .isGreaterThanOrEqualTo(file.toString().contains("comment-only") ? 0 : 1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsReadWithAnErrorAtMost() {
        return Corpus.scripts().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        BareConsole console = new BareConsole();
        String text = Source.of(Files.readAllBytes(file)).text();
        console.interpreter()
                .check(text, console.menu())
                .ifPresent(failed -> assertThat(failed.line()).isPositive());
    }
}
