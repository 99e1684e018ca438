package braid.shell.corpus;

import braid.grammar.ast.Operator;
import braid.shell.resolve.Colour;
import braid.shell.resolve.Colours;
import braid.shell.resolve.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Operators: spelling, precedence, grouping, colours and what they compute.
class OperatorsOracleTest {
    @TempDir
    private Path directory;

    @Test
    void everyMeasuredCaseComesOutAlike() {
        try (Oracle oracle = new Oracle("operators", directory)) {
            JsonNode sweep = oracle.data().path("sweep");
            List<String> binary = binary(sweep);
            for (JsonNode one : sweep.path("operators")) {
                operator(oracle, one, binary);
            }
            for (JsonNode one : sweep.path("unary")) {
                unary(oracle, one, binary);
            }
            for (JsonNode one : sweep.path("lowered")) {
                oracle.compare("lowered", one.path("spelling"), one.path("example"), expression(oracle, one));
            }
            for (JsonNode one : sweep.path("notOperators")) {
                oracle.compare("notOperators", one.path("spelling"), one.path("example"), expression(oracle, one));
            }
            for (String group : List.of("controls", "opAxis")) {
                for (JsonNode one : sweep.path(group)) {
                    oracle.compare(
                            group,
                            one.path("source"),
                            one.path("il"),
                            oracle.parse(one.path("source").asText()));
                }
            }
            for (JsonNode one : sweep.path("runtime")) {
                oracle.compare(
                        "runtime",
                        one.path("source").asText(),
                        one.path("output").asText().replaceAll("^Script Error: | \\(:put; line 1\\)$", ""),
                        oracle.run(one.path("source").asText()));
            }
        }
    }

    private static List<String> binary(JsonNode sweep) {
        List<String> binary = new ArrayList<>();
        sweep.path("operators").forEach(one -> {
            if (one.path("precedence").isNumber()) {
                binary.add(one.path("spelling").asText());
            }
        });
        return binary;
    }

    /// Of all pairs with another operator, in both orders: how often it is the outer one; then its grouping and colour.
    private static void operator(Oracle oracle, JsonNode one, List<String> binary) {
        String spelling = one.path("spelling").asText();
        if (binary.contains(spelling)) {
            long outer = binary.stream()
                    .filter(other -> !other.equals(spelling))
                    .flatMap(other ->
                            List.of("(1 " + spelling + " 2 " + other + " 3)", "(1 " + other + " 2 " + spelling + " 3)")
                                    .stream())
                    .filter(source -> oracle.parse(source).startsWith("(<%% (" + spelling + " "))
                    .count();
            oracle.compare("precedence", spelling, one.path("outerCount").asText(), Long.toString(outer));
            Operator operator = Arrays.stream(Operator.values())
                    .filter(candidate -> candidate.spelling().equals(spelling))
                    .findFirst()
                    .orElseThrow();
            oracle.compare(
                    "associativity",
                    spelling,
                    one.path("associativity").asText().replace("variadic", "flat"),
                    operator.grouping().name().toLowerCase(Locale.ROOT));
        }
        String source = binary.contains(spelling) ? ":put (1 " + spelling + " 2)" : ":put (" + spelling + " true)";
        List<Colour> colours =
                Colours.of(source, oracle.console().menu(), oracle.console().menu(), Variables.ofFunction());
        int at = source.indexOf(spelling, 6);
        oracle.compare(
                "highlight",
                spelling,
                one.path("highlightClass").asText(),
                colours.get(at).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void unary(Oracle oracle, JsonNode one, List<String> binary) {
        String spelling = one.path("spelling").asText();
        long outer = binary.stream()
                .filter(other ->
                        oracle.parse("(" + spelling + " 1 " + other + " 2)").startsWith("(<%% (" + other + " "))
                .count();
        outer += binary.stream()
                .filter(other ->
                        oracle.parse("(1 " + other + " " + spelling + " 2)").startsWith("(<%% (" + other + " "))
                .count();
        oracle.compare("unary", spelling, one.path("binaryOuter").asText(), Long.toString(outer));
    }

    private static String expression(Oracle oracle, JsonNode one) {
        String spelling = one.path("spelling").asText();
        boolean word = one.path("example").asText().contains("$1" + spelling + "2");
        return oracle.parse(word ? "(1" + spelling + "2)" : "(1 " + spelling + " 2)");
    }
}
