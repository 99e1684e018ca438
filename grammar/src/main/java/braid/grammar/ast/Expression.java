package braid.grammar.ast;

import java.util.List;
import java.util.Optional;

/// An expression or a condition. A chain of operators of one level is one node, however long, so that the depth of
/// the tree is the depth of the brackets.
public sealed interface Expression {
    Span span();

    /// Bare text: a literal or the name of a variable.
    record Word(String text, Span span) implements Expression {}

    record Quoted(List<Piece> pieces, Span span) implements Expression {
        public Quoted {
            pieces = List.copyOf(pieces);
        }
    }

    /// `$name` or `$"name"`.
    record Variable(String name, Span span) implements Expression {}

    /// `[...]`, statements whose value is taken.
    record Bracket(Span span) implements Expression {}

    /// `{...}`.
    record Array(List<Element> elements, Span span) implements Expression {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /// Prefix operators, the outermost first, and their operand.
    record Prefixed(List<Prefix> operators, Expression operand, Span span) implements Expression {
        public Prefixed {
            operators = List.copyOf(operators);
        }
    }

    /// Operators of one level between their operands, in the text's order.
    record Chain(Expression first, List<Link> rest, Span span) implements Expression {
        public Chain {
            rest = List.copyOf(rest);
            if (rest.isEmpty()) {
                throw new IllegalArgumentException("chain without operator");
            }
        }
    }

    record Link(Operator operator, Expression operand) {}

    /// An element of an array; `{a=}` has a key and no value, and means the text `a`.
    record Element(Optional<String> key, Optional<Expression> value, Span span) {}

    enum Prefix {
        NOT("!"),
        /// Bit inversion.
        INVERT("~"),
        NEGATE("-"),
        /// `>`: not evaluated now.
        DEFER(">"),
        ANY("any");

        private final String spelling;

        Prefix(String spelling) {
            this.spelling = spelling;
        }

        public String spelling() {
            return spelling;
        }
    }
}
