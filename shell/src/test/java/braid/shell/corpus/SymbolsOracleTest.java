package braid.shell.corpus;

import braid.shell.resolve.Colour;
import braid.shell.resolve.Colours;
import braid.shell.resolve.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which variable is local, global, a counter or a parameter, as the colours tell it.
class SymbolsOracleTest {
    @TempDir
    private Path directory;

    @Test
    void everyVariableHasTheMeasuredClass() {
        try (Oracle oracle = new Oracle("symbols", directory)) {
            for (JsonNode one : oracle.data().path("cases")) {
                List<String> measured = new ArrayList<>();
                one.path("expect").forEach(symbol -> {
                    if (!symbol.path("cls").isNull()) {
                        measured.add(symbol.path("name").asText() + " "
                                + symbol.path("cls").asText());
                    }
                });
                String input = one.path("input").asText();
                if (!measured.isEmpty() || one.has("verified")) {
                    oracle.compare("cases", input, String.join(", ", measured), variables(oracle, input));
                }
            }
        }
    }

    /// Runs of bytes with one variable's colour.
    private static String variables(Oracle oracle, String input) {
        String text = Oracle.bytes(input);
        List<Colour> colours =
                Colours.of(text, oracle.console().menu(), oracle.console().menu(), Variables.ofText());
        List<String> found = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = at + 1;
            while (end < text.length() && colours.get(end) == colours.get(at)) {
                end++;
            }
            String name = text.substring(at, end).replace("\"", "");
            switch (colours.get(at)) {
                case VARIABLE_LOCAL -> found.add(name + " local");
                case VARIABLE_GLOBAL -> found.add(name + " global");
                case VARIABLE_AUTO -> found.add(name + " auto");
                case VARIABLE_PARAMETER -> found.add(name + " parameter");
                case VARIABLE_UNDEFINED -> found.add(name + " undefined");
                case NONE, DIR, CMD, ARG, SYNTAX_META, ESCAPED, COMMENT, ERROR -> {}
            }
            at = end;
        }
        return String.join(", ", found);
    }
}
