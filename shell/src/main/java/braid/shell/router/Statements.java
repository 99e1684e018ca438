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
        List<Span> spans = new ArrayList<>();
        read(text, spans);
        return spans;
    }

    /// @return whether all of it could be read
    private static boolean read(String text, List<Span> spans) {
        Source source = new Source(text);
        StatementReader reader = new Shapes(source).statements(source.whole());
        try {
            for (Optional<StatementReader.Read> read = reader.next(); read.isPresent(); read = reader.next()) {
                if (!read.get().statement().items().isEmpty()) {
                    spans.add(read.get().statement().span());
                }
            }
            return true;
        } catch (SyntaxException e) {
            return false;
        }
    }

    /// All of them, and as the last one what cannot be read.
    static List<Span> pieces(String text) {
        List<Span> pieces = new ArrayList<>();
        if (!read(text, pieces)) {
            int end = pieces.isEmpty() ? 0 : pieces.getLast().end();
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            pieces.add(new Span(end, text.length()));
        }
        return pieces;
    }

    /// A part of the text in its place, with nothing before it.
    static String alone(String text, Span piece) {
        String before = text.substring(0, piece.start());
        int lineStart = before.lastIndexOf('\n') + 1;
        return "\n".repeat(lineOf(text, piece.start()) - 1)
                + " ".repeat(piece.start() - lineStart)
                + text.substring(piece.start(), piece.end());
    }

    /// The 1-based line of a place.
    static int lineOf(String text, int offset) {
        return 1
                + Math.toIntExact(
                        text.substring(0, offset).chars().filter(c -> c == '\n').count());
    }

    /// The text with everything before a line blanked out.
    ///
    /// @param line 1-based
    static String from(String text, int line) {
        int start = 0;
        for (int at = 1; at < line && start >= 0; at++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        return without(text, 0, start);
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
