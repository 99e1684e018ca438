package braid.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void longTextIsCutBeforeLineFeeds() {
        String line = new CommandLine("add", 80)
                .property("name", "script1")
                .property("owner", "admin")
                .property("policy", "read")
                .property("source", ":log info \"a\"\r\n:log info \"b\"\r\n:foreach i in={1;2} do={ :put $i }")
                .toString();
        assertThat(line).isEqualTo("""
                add name=script1 owner=admin policy=read source=":log info \\"a\\"\\r\\
                    \\n:log info \\"b\\"\\r\\
                    \\n:foreach i in={1;2} do={ :put \\$i }\"""");
    }

    @Test
    void valueGoesToTheNextLineWhenItsNameFits() {
        assertThat(new CommandLine("add", 80)
                        .property("action", "drop")
                        .property("chain", "forward")
                        .property("comment", "no spoofing")
                        .property("in-interface-list", "SUBSCRIBERS")
                        .property("src-address-list", "!cgn")
                        .toString())
                .isEqualTo("""
                        add action=drop chain=forward comment="no spoofing" in-interface-list=\\
                            SUBSCRIBERS src-address-list=!cgn""");
    }

    @Test
    void readingWhatWasWrittenGivesTheSameValue() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String value = random.ints(random.nextInt(300), 0, 256)
                    .map(letter -> random.nextBoolean() ? "ab 1.\n\\\"$".charAt(letter % 9) : letter)
                    .mapToObj(letter -> String.valueOf((char) letter))
                    .collect(Collectors.joining());
            String line = new CommandLine("add", 80)
                    .property("name", "x")
                    .property("comment", value)
                    .toString();
            assertThat(comment(line)).as("seed %d: %s", seed, line).isEqualTo(value);
            assertThat(line.lines().mapToInt(String::length).max().orElseThrow())
                    .isLessThanOrEqualTo(79);
        }
    }

    private static String comment(String line) {
        Source source = new Source(line);
        Statement statement = new Shapes(source)
                .statements(source.whole())
                .next()
                .orElseThrow()
                .statement();
        Item item = statement.items().getLast();
        return item.parts().subList(2, item.parts().size()).stream()
                .map(part -> switch (part) {
                    case Part.Word word -> word.text();
                    case Part.Equals _ -> "=";
                    case Part.Quoted quoted ->
                        quoted.pieces().stream()
                                .map(piece -> ((Piece.Literal) piece).bytes())
                                .collect(Collectors.joining());
                    default -> throw new AssertionError(part);
                })
                .collect(Collectors.joining());
    }
}
