package braid.grammar.ast;

/// A piece of a quoted text.
public sealed interface Piece {
    Span span();

    /// Bytes as they are meant, escapes resolved.
    record Literal(String bytes, Span span) implements Piece {}

    /// `$name` or `$"name"`.
    record Variable(String name, Span span) implements Piece {}

    /// `$(...)`; the span has the dollar.
    record Parenthesis(Span span) implements Piece {}

    /// `$[...]`; the span has the dollar.
    record Bracket(Span span) implements Piece {}
}
