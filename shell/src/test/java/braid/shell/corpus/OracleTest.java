package braid.shell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import braid.grammar.ast.Expression;
import braid.grammar.ast.Span;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.grammar.parse.SyntaxException;
import braid.shell.script.TestConsole;
import braid.shell.value.Literals;
import braid.shell.value.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How many of the cases measured on RouterOS come out alike. The floors are what was reached.
class OracleTest {
    private final List<String> differing = new ArrayList<>();
    private int passed;

    @Test
    void operators() {
        JsonNode sweep = Corpus.oracle("operators.json").path("sweep");
        for (String group : List.of("controls", "opAxis")) {
            for (JsonNode one : sweep.path(group)) {
                if (one.path("source").asText().startsWith("(")) {
                    compare(
                            one.path("source").asText(),
                            one.path("il").asText(),
                            il(one.path("source").asText()));
                }
            }
        }
        for (JsonNode one : sweep.path("runtime")) {
            String expected = one.path("output").asText().replaceAll("^Script Error: | \\(:put; line 1\\)$", "");
            compare(
                    one.path("source").asText(),
                    expected,
                    run(one.path("source").asText()));
        }
        assertThat(passed).as(report()).isGreaterThanOrEqualTo(42);
    }

    @Test
    void literals() {
        JsonNode values = Corpus.oracle("values.json");
        for (JsonNode one : values.path("scalars")) {
            literal(
                    one.path("literal").asText(),
                    one.path("bareType").asText(),
                    one.path("bareValue").asText());
        }
        for (JsonNode one : values.path("rejectionControls")) {
            literal(
                    one.path("literal").asText(),
                    one.path("bareType").asText(),
                    one.path("literal").asText());
        }
        for (JsonNode one : values.path("timeOrdering").path("literals")) {
            literal(
                    one.path("literal").asText(),
                    one.path("type").asText(),
                    one.path("value").asText());
        }
        for (JsonNode one : values.path("interiorGrounding").path("addressShortcut")) {
            literal(
                    one.path("literal").asText(),
                    one.path("valueType").asText(),
                    one.path("value").asText());
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void arrayMembers() {
        for (JsonNode one :
                Corpus.oracle("values.json").path("interiorGrounding").path("members")) {
            String literal = one.path("literal").asText();
            compare(
                    literal,
                    one.path("type").asText() + " " + one.path("value").asText(),
                    run(":local z {" + literal + "}; :put \"$[:typeof ($z->0)] $($z->0)\""));
        }
        assertThat(passed).as(report()).isGreaterThanOrEqualTo(58);
    }

    @Test
    void arrayLiterals() {
        JsonNode interior = Corpus.oracle("values.json").path("interiorGrounding");
        for (String group : List.of("nestedLiterals", "keyBinding", "keyed", "separators")) {
            for (JsonNode one : interior.path(group)) {
                String literal = one.path("literal").asText();
                if (!literal.contains("[")) {
                    compare(literal, one.path("il").asText(), localIl(literal));
                }
            }
        }
        assertThat(passed).as(report()).isGreaterThanOrEqualTo(215);
    }

    @Test
    void parseErrors() {
        JsonNode parse = Corpus.oracle("parse-oracle.json");
        for (String group : List.of("badParameter", "badCommandName")) {
            for (JsonNode one : parse.path(group)) {
                String expected = one.path("raw")
                        .asText()
                        .replaceAll("^.*(bad [a-z]+(?: name)? \\S+ \\(line \\d+ column \\d+\\)).*$", "$1");
                compare(
                        one.path("input").asText(),
                        expected,
                        run(one.path("input").asText()));
            }
        }
        assertThat(passed).as(report()).isGreaterThanOrEqualTo(7);
    }

    private void literal(String literal, String type, String value) {
        var read = Literals.of(literal);
        compare(literal, type + " " + value, Texts.typeof(read) + " " + Texts.of(read));
    }

    private static String run(String text) {
        List<String> lines = new TestConsole().type(text);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private static String il(String text) {
        Source source = new Source(text);
        try {
            return "(<%% " + new Il(text).of(new Shapes(source).expression(new Span(0, text.length()))) + " )";
        } catch (SyntaxException e) {
            return e.error().text();
        }
    }

    /// The value of `:local z VALUE`, at its measured columns.
    private static String localIl(String literal) {
        String text = ":local z " + literal;
        Span span = new Span(9, text.length());
        Shapes shapes = new Shapes(new Source(text));
        try {
            Expression expression = literal.startsWith("{") ? shapes.array(span) : shapes.expression(span);
            return "(evl /localname=$z;value=" + new Il(text).of(expression) + ")";
        } catch (SyntaxException e) {
            return e.error().text();
        }
    }

    private void compare(String input, String expected, String actual) {
        if (expected.equals(actual)) {
            passed++;
        } else {
            differing.add(input + "\n    measured " + expected + "\n    ours     " + actual);
        }
    }

    private String report() {
        return passed + " alike, differing:\n" + String.join("\n", differing) + "\n";
    }
}
