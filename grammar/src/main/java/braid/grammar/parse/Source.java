package braid.grammar.parse;

import braid.grammar.ast.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text to be read, one char a byte, with its lines.
public final class Source {
    /// Deeper brackets are refused.
    public static final int NESTING_LIMIT = 256;

    private final String text;
    private final int[] lineStarts;

    /// @param text bytes as an ISO-8859-1 string
    public Source(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public static Source of(byte[] bytes) {
        return new Source(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public String text() {
        return text;
    }

    public Span whole() {
        return new Span(0, text.length());
    }

    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(offset, line + 1, offset - lineStarts[line] + 1);
    }

    public SyntaxError error(String message, int offset) {
        return new SyntaxError(message, position(offset), SyntaxError.Kind.SYNTAX);
    }

    /// `syntax error` at that byte.
    public SyntaxException syntaxError(int offset) {
        return new SyntaxException(error("syntax error", offset));
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }
}
