package braid.shell.router;

import braid.grammar.ast.Span;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.grammar.parse.StatementReader;
import braid.grammar.parse.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements of a file, for work that goes through it statement by statement.
final class Statements {
    private Statements() {}

    /// Up to the first one that cannot be read.
    static List<Span> of(String text) {
        Source source = new Source(text);
        StatementReader reader = new Shapes(source).statements(source.whole());
        List<Span> spans = new ArrayList<>();
        try {
            for (Optional<StatementReader.Read> read = reader.next(); read.isPresent(); read = reader.next()) {
                if (!read.get().statement().items().isEmpty()) {
                    spans.add(read.get().statement().span());
                }
            }
        } catch (SyntaxException e) {
            return spans;
        }
        return spans;
    }

    /// The text with a part of it blanked out, everything else in its place.
    static String without(String text, int start, int end) {
        StringBuilder blanked = new StringBuilder(text);
        for (int at = start; at < end; at++) {
            if (text.charAt(at) != '\n') {
                blanked.setCharAt(at, ' ');
            }
        }
        return blanked.toString();
    }
}
