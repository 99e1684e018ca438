package braid.shell.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paths, abbreviations, unknown words and arguments, and how source splits into statements and blocks.
class ParseOracleTest {
    @TempDir
    private Path directory;

    @Test
    void everyMeasuredPathComesOutAlike() {
        try (Oracle oracle = new Oracle("parse-oracle", directory)) {
            for (String group : List.of("canonicalAccepted", "badParameter", "badCommandName")) {
                for (JsonNode one : oracle.data().path(group)) {
                    if (!one.has("corpusScript")) {
                        oracle.compare(
                                group,
                                one.path("input"),
                                one.path("raw"),
                                oracle.parse(one.path("input").asText()));
                    }
                }
            }
        }
    }

    /// The command that each corner was checked against on a device.
    @Test
    void everyVerbIsFoundWhereTheDeviceFindsIt() {
        try (Oracle oracle = new Oracle("verbsplit", directory)) {
            for (String group : List.of("cases", "branches", "contextual")) {
                for (JsonNode one : oracle.data().path(group)) {
                    if (one.has("truth")) {
                        String input = one.path("input").asText();
                        String context = one.path("context").asText("/");
                        String truth = one.path("truth").asText();
                        String ours = oracle.parse((context.equals("/") ? "" : context + "\n") + input);
                        oracle.compare(
                                group,
                                input,
                                truth,
                                ours.startsWith("(evl " + truth) || ours.equals(truth + "/") ? truth : ours);
                    }
                }
            }
        }
    }

    @Test
    void everyVerifiedPathComesOutAlike() {
        try (Oracle oracle = new Oracle("pathresolve", directory)) {
            for (JsonNode one : oracle.data().path("statements")) {
                if (one.has("verified")) {
                    oracle.compare(
                            "statements",
                            one.path("input").asText(),
                            paths(one.path("expect")),
                            paths(oracle.parse(one.path("input").asText())));
                }
            }
            for (JsonNode one : oracle.data().path("document")) {
                if (one.has("verified")) {
                    oracle.compare(
                            "document",
                            one.path("input").asText(),
                            one.path("verified").asText().replaceAll(".*`(syntax error [^`]*)`.*", "$1"),
                            oracle.parse(one.path("input").asText()));
                }
            }
        }
    }

    private static String paths(JsonNode expected) {
        StringBuilder paths = new StringBuilder();
        expected.forEach(path -> paths.append(path.asText()).append('\n'));
        return paths.toString();
    }

    /// The paths of the internal form: of a command without its arguments, of a menu without its last slash.
    private static String paths(String il) {
        StringBuilder paths = new StringBuilder();
        String menu = "";
        for (String statement : il.split(";(?=/|\\(evl|\\(<%%)", -1)) {
            String path = statement
                    .replaceAll("^\\(evl ", "")
                    .replaceAll("(/(?:print|add|reboot|put)).*$", "$1")
                    .replaceAll("\\)$", "");
            if (path.startsWith("(<%% bad command name ")) {
                path = menu + path.split(" ", -1)[4];
            } else if (path.endsWith("/")) {
                menu = path;
            }
            paths.append(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                    .append('\n');
        }
        return paths.toString();
    }
}
