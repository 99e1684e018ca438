package braid.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever comes in, the reading ends with shapes or with an error at a byte of the text.
class AnyBytesTest {
    private static final String PIECES = "{}[]()\"\\$;:/=#\n\r\t !,.-><~|&%*+'?@ab1Z_\0\u00ff";

    @Test
    void randomTextIsReadOrRefused() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            while (text.length() < length) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            readAll(text.toString());
        }
    }

    /// Statements that are read without lexer and parser are what these make of them.
    @Test
    void plainStatementsAreReadAsAllOthers() {
        String pieces = "  \t\r\n\n;=#\"ab,/:$\\({})";
        int statements = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int kinds = 12 + random.nextInt(pieces.length() - 11);
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(pieces.charAt(random.nextInt(kinds)));
            }
            Source source = new Source(text.toString());
            StatementReader reader = new StatementReader(source, source.whole());
            StatementReader slow = new StatementReader(source, source.whole(), false);
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                assertThat(read).as("seed " + seed + ": " + text).isEqualTo(slow.next());
                statements++;
            }
            assertThat(slow.next()).as("seed " + seed + ": " + text).isEmpty();
            assertThat(reader.endsInStatement())
                    .as("seed " + seed + ": " + text)
                    .isEqualTo(slow.endsInStatement());
            assertThat(reader.open()).isEqualTo(slow.open());
        }
        assertThat(statements).isGreaterThan(20_000);
    }

    @Test
    void longLinesAreRead() {
        readAll("a".repeat(1_000_000));
        readAll(":put \"" + "x".repeat(1_000_000) + "\"");
        readAll(":put (1" + " + 1".repeat(100_000) + ")");
        readAll(":put (" + "!".repeat(100_000) + "true)");
        readAll(":put (1" + " << 1".repeat(100_000) + ")");
    }

    @Test
    void deepNestingIsRefusedAtTheFirstBracketTooMany() {
        for (String bracket : new String[] {"(", "[", "{"}) {
            assertThatThrownBy(() -> readAll(":put " + bracket.repeat(100_000)))
                    .isInstanceOf(SyntaxException.class)
                    .hasMessage("syntax error (line 1 column 262)");
        }
    }

    @Test
    void nestingUpToTheLimitIsRead() {
        String text = "(".repeat(256) + "1" + ")".repeat(256);
        assertThat(new Shapes(new Source(text)).expression(new Span(0, text.length())))
                .isNotNull();
    }

    @Test
    void manyStatementsAreReadOneByOne() {
        Source source = new Source("add name=x comment=\"y\"\r\n".repeat(100_000));
        StatementReader reader = new Shapes(source).statements(source.whole());
        int count = 0;
        while (reader.next().isPresent()) {
            count++;
        }
        assertThat(count).isEqualTo(100_000);
    }

    /// What stands between statements is looked through once, however long it is, in a text, a block or
    /// behind a `[`.
    @Test
    void whatStandsBetweenStatementsCostsNoMoreThanItsText() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String gap : new String[] {";", "\n", " \n", ";\r\n", "\\\n", "# comment\n", ";#\n"}) {
                String gaps = "\n" + gap.repeat(300_000 / gap.length()) + "\n";
                Source source =
                        new Source(gaps + "a" + gaps + "b {" + gaps + "c" + gaps + "} [" + gaps + "d" + gaps + "]");
                StatementReader reader = new Shapes(source).statements(source.whole());
                assertThat(reader.next().orElseThrow().statement().span().start())
                        .isEqualTo(gaps.length());
                Statement second = reader.next().orElseThrow().statement();
                assertThat(second.span().start()).isEqualTo(2 * gaps.length() + 1);
                assertThat(second.items()).hasSize(3);
                assertThat(reader.next()).isEmpty();
            }
        });
    }

    private static void readAll(String text) {
        Shapes shapes = new Shapes(new Source(text));
        StatementReader reader = shapes.statements(new Span(0, text.length()));
        for (var read = reader.next(); read.isPresent(); read = reader.next()) {
            read.get()
                    .error()
                    .ifPresent(error -> assertThat(error.position().offset()).isBetween(0, text.length()));
        }
        for (Runnable entry : new Runnable[] {
            () -> shapes.expression(new Span(0, text.length())),
            () -> shapes.condition(new Span(0, text.length())),
            () -> shapes.array(new Span(0, text.length()))
        }) {
            try {
                entry.run();
            } catch (SyntaxException e) {
                assertThat(e.error().position().offset()).isBetween(0, text.length());
            }
        }
    }
}
