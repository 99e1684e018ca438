package braid.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Commands of real exports of 80 columns, read and written again. The few that differ were edited by hand before they
/// were published (masked names and addresses), or quote a policy as only version 6 does.
class RealExportsTest {
    private int same;
    private final List<String> differing = new ArrayList<>();

    @Test
    void commandsComeOutByteForByte() throws IOException {
        for (Path file : exports()) {
            Source source = Source.of(Files.readAllBytes(file));
            if (source.text().contains(" by RouterOS ") && !source.text().contains("\r")) {
                rewrite(source);
            }
        }
        assertThat(same).as("differing: %s", differing).isGreaterThanOrEqualTo(467);
    }

    private void rewrite(Source source) {
        var reader = new Shapes(source).statements(source.whole());
        for (var read = reader.next(); read.isPresent(); read = reader.next()) {
            Statement statement = read.get().statement();
            rewritten(source, statement).ifPresent(line -> {
                String original = statement.span().of(source.text());
                if (line.equals(original)) {
                    same++;
                } else {
                    differing.add(original + "\n" + line);
                }
            });
        }
    }

    /// Empty for what is no command of properties.
    private static Optional<String> rewritten(Source source, Statement statement) {
        int first = 0;
        StringBuilder verb = new StringBuilder();
        while (first < statement.items().size()
                && name(statement.items().get(first)).isEmpty()) {
            verb.append(first == 0 ? "" : " ")
                    .append(statement.items().get(first++).span().of(source.text()));
        }
        if (first == statement.items().size() || !verb.toString().matches("add|set( \\S+| \\[.*\\])?")) {
            return Optional.empty();
        }
        CommandLine line = new CommandLine(verb.toString(), 80);
        for (Item item : statement.items().subList(first, statement.items().size())) {
            Optional<String> name = name(item);
            if (name.isPresent()) {
                line.property(name.get(), value(item));
            } else if (item.span().of(source.text()).startsWith("!")) {
                line.word(item.span().of(source.text()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(line.toString());
    }

    private static Optional<String> name(Item item) {
        return item.parts().size() > 1
                        && item.first() instanceof Part.Word word
                        && item.parts().get(1) instanceof Part.Equals
                ? Optional.of(word.text())
                : Optional.empty();
    }

    private static String value(Item item) {
        return item.parts().subList(2, item.parts().size()).stream()
                .map(part -> switch (part) {
                    case Part.Word word -> word.text();
                    case Part.Equals _ -> "=";
                    case Part.Quoted quoted ->
                        quoted.pieces().stream()
                                .map(piece -> ((Piece.Literal) piece).bytes())
                                .collect(Collectors.joining());
                    case Part.Variable _, Part.Parenthesis _, Part.Bracket _, Part.Brace _ ->
                        throw new AssertionError(part);
                })
                .collect(Collectors.joining());
    }

    private static List<Path> exports() throws IOException {
        Path corpus = Stream.iterate(Path.of("").toAbsolutePath(), path -> path.getNameCount() > 0, Path::getParent)
                .map(path -> path.resolveSibling("shared").resolve("corpus"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "no folder ../shared/corpus beside the project");
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("exports", "constructed")) {
            try (Stream<Path> found = Files.list(corpus.resolve(folder))) {
                files.addAll(found.sorted().toList());
            }
        }
        return files;
    }
}
