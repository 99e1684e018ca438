package braid.shell.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Measured outputs and real configurations, beside the project; tests that need them are skipped without them.
public final class Corpus {
    private Corpus() {}

    public static Path folder() {
        Stream<Path> candidates = Stream.iterate(
                        Path.of("").toAbsolutePath(), path -> path != null && path.getNameCount() > 0, Path::getParent)
                .flatMap(path -> Stream.of(path.resolveSibling("shared"), path.resolve("shared"))
                        .map(shared -> shared.resolve("corpus")));
        Path found = candidates.filter(Files::isDirectory).findFirst().orElse(Path.of("../shared/corpus"));
        assumeTrue(Files.isDirectory(found), "no folder ../shared/corpus beside the project");
        return found;
    }

    public static JsonNode oracle(String name) {
        try {
            return new ObjectMapper()
                    .readTree(folder().resolve("oracle").resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> scripts() {
        Path folder = folder();
        return Stream.of("exports", "configs", "constructed")
                .flatMap(name -> list(folder.resolve(name)).stream())
                .sorted()
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
