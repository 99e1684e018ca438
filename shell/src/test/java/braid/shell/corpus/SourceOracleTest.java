package braid.shell.corpus;

import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How source splits into statements, and which braces are text.
class SourceOracleTest {
    @TempDir
    private Path directory;

    /// Source text stays as it is, its braces taken off.
    @Test
    void everyVerifiedBlockComesOutAlike() {
        try (Oracle oracle = new Oracle("blocks", directory)) {
            for (JsonNode one : oracle.data().path("corners")) {
                if (one.has("verified")) {
                    String input = one.path("input").asText();
                    String body = input.replaceAll("^[^{]*\\{(.*)}[^}]*$", "$1");
                    String ours = oracle.parse(input);
                    oracle.compare("corners", input, "kept", ours.contains("source=" + body + ")") ? "kept" : ours);
                }
            }
        }
    }

    @Test
    void everyVerifiedStatementComesOutAlike() {
        try (Oracle oracle = new Oracle("segments", directory)) {
            for (JsonNode one : oracle.data().path("corners")) {
                if (one.path("verified").asText().startsWith("CHR")) {
                    String input = one.path("input").asText();
                    boolean defective = one.path("golden").path("defects").size() > 0;
                    oracle.compare(
                            "corners",
                            input,
                            defective ? "error" : spans(one),
                            defective ? error(oracle, input) : spans(input));
                }
            }
        }
    }

    private static String error(Oracle oracle, String input) {
        String ours = oracle.parse(input);
        return ours.startsWith("syntax error ") ? "error" : ours;
    }

    private static String spans(JsonNode one) {
        List<String> spans = new ArrayList<>();
        one.path("golden")
                .path("segments")
                .forEach(segment -> spans.add(segment.path("start").asText() + ".."
                        + segment.path("end").asText()));
        return String.join(" ", spans);
    }

    private static String spans(String input) {
        Source source = new Source(Oracle.bytes(input));
        var reader = new Shapes(source).statements(source.whole());
        List<String> spans = new ArrayList<>();
        for (var read = reader.next(); read.isPresent(); read = reader.next()) {
            var span = read.get().statement().span();
            spans.add(span.start() + ".." + span.end());
        }
        return String.join(" ", spans);
    }
}
