package braid.grammar.ast;

import java.util.List;

/// A piece of an item. What stands between brackets is not read yet: whoever knows the argument asks for it.
public sealed interface Part {
    Span span();

    /// Bare text; slashes, colons, commas and operators are part of it.
    record Word(String text, Span span) implements Part {}

    record Equals(Span span) implements Part {}

    /// Text between quotes.
    ///
    /// @param closed whether the closing quote is there
    record Quoted(List<Piece> pieces, Span span, boolean closed) implements Part {
        public Quoted {
            pieces = List.copyOf(pieces);
        }
    }

    /// `$name` or `$"name"`.
    record Variable(String name, Span span) implements Part {}

    /// `(...)`, an expression.
    record Parenthesis(Span span, boolean closed) implements Part {}

    /// `[...]`, statements whose value is taken.
    record Bracket(Span span, boolean closed) implements Part {}

    /// `{...}`: statements, an array or text, which depends on the argument.
    record Brace(Span span, boolean closed) implements Part {}
}
