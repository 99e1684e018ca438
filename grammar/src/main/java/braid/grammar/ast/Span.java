package braid.grammar.ast;

/// The bytes `start` (inclusive) to `end` (exclusive) of a text.
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + ".." + end);
        }
    }

    public String of(String text) {
        return text.substring(start, end);
    }

    /// Without its first and its last byte: what stands between brackets.
    public Span inside() {
        return new Span(start + 1, Math.max(start + 1, end - 1));
    }

    public boolean isEmpty() {
        return start == end;
    }
}
