package braid.shell.resolve;

import braid.grammar.ast.Expression;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import braid.grammar.parse.SyntaxException;
import braid.shell.schema.Menu;
import braid.shell.value.Literals;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The value of an argument: parts to a node.
final class Values {
    private final Resolver resolver;
    private final Menu menu;
    private final Variables variables;

    /// @param menu where statements between brackets begin
    Values(Resolver resolver, Menu menu, Variables variables) {
        this.resolver = resolver;
        this.menu = menu;
        this.variables = variables;
    }

    /// A value of any type: a bare word is a literal or text, braces are an array.
    Node any(List<Part> parts, Span span) {
        return value(parts, span, true);
    }

    /// A value whose type is the argument's: a bare word is text, braces are an error.
    Node typed(List<Part> parts, Span span) {
        return value(parts, span, false);
    }

    /// What a statement begins with and calls.
    Node head(List<Part> parts, Span span) {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Parenthesis(Span at, boolean _)
                ? expressions().node(resolver.shapes().head(at))
                : any(parts, span);
    }

    Menu menu() {
        return menu;
    }

    Expressions expressions() {
        return new Expressions(resolver, menu, variables, this);
    }

    private Node value(List<Part> parts, Span span, boolean anyType) {
        if (parts.size() > 1) {
            return joined(parts, span, anyType);
        }
        return switch (parts.getFirst()) {
            case Part.Word(String text, Span at) ->
                new Node.Constant(anyType ? Literals.of(bare(text, at)) : new Value.Str(text));
            case Part.Equals(Span equals) -> throw unexpected(equals.start());
            case Part.Quoted quoted -> {
                if (!quoted.closed()) {
                    throw resolver.source().syntaxError(resolver.source().text().length());
                }
                yield text(quoted.pieces());
            }
            case Part.Variable(String name, Span at) -> variable(name, at);
            case Part.Parenthesis(Span at, boolean _) -> parenthesis(at);
            case Part.Bracket(Span at, boolean closed) -> substitution(at, closed);
            case Part.Brace(Span at, boolean _) -> {
                if (!anyType) {
                    throw resolver.source().syntaxError(at.start());
                }
                yield expressions().node(resolver.shapes().array(at));
            }
        };
    }

    /// A word where any value may stand; there are no strings in single quotes.
    String bare(String word, Span at) {
        if (word.startsWith("'")) {
            throw resolver.source().syntaxError(at.start());
        }
        return word;
    }

    /// Bare text may have `=` in it; what begins with a variable is an expression without blanks.
    private Node joined(List<Part> parts, Span span, boolean anyType) {
        if (parts.getFirst() instanceof Part.Variable) {
            return expressions().node(resolver.shapes().expression(span));
        }
        for (Part part : parts.subList(1, parts.size())) {
            if (anyType || !(part instanceof Part.Word || part instanceof Part.Equals)) {
                value(parts.subList(0, 1), span, anyType);
                throw unexpected(part.span().start());
            }
        }
        return new Node.Constant(new Value.Str(span.of(resolver.source().text())));
    }

    private Node parenthesis(Span at) {
        Expression expression = resolver.shapes().expression(at);
        return expressions().node(expression);
    }

    Node substitution(Span at, boolean closed) {
        Node node = new Node.Substitution(
                resolver.code(closed ? at.inside() : new Span(at.start() + 1, at.end()), menu, variables.block()));
        if (!closed) {
            throw resolver.source().syntaxError(resolver.source().text().length());
        }
        return node;
    }

    /// A variable in code: it must be known.
    Node variable(String name, Span at) {
        Optional<Variables.Kind> kind = variables.find(name);
        if (kind.isEmpty()) {
            throw resolver.source().syntaxError(at.start() + 1);
        }
        return new Node.Variable(name, kind.get());
    }

    /// A variable where an unknown one is nothing: in quoted text, as a bare word of an expression.
    Node.Variable variableOrNothing(String name) {
        return new Node.Variable(name, variables.find(name).orElse(Variables.Kind.PARAMETER));
    }

    Node text(List<Piece> pieces) {
        List<Node> nodes = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal(String bytes, Span _)) {
                literal.append(bytes);
                continue;
            }
            if (!literal.isEmpty()) {
                nodes.add(new Node.Constant(new Value.Str(literal.toString())));
                literal.setLength(0);
            }
            nodes.add(piece(piece));
        }
        if (nodes.isEmpty()) {
            return new Node.Constant(new Value.Str(literal.toString()));
        }
        if (!literal.isEmpty()) {
            nodes.add(new Node.Constant(new Value.Str(literal.toString())));
        }
        return new Node.Text(nodes);
    }

    private Node piece(Piece piece) {
        return switch (piece) {
            case Piece.Literal(String bytes, Span _) -> new Node.Constant(new Value.Str(bytes));
            case Piece.Variable(String name, Span _) -> variableOrNothing(name);
            case Piece.Parenthesis(Span at) -> parenthesis(new Span(at.start() + 1, at.end()));
            case Piece.Bracket(Span at) -> substitution(new Span(at.start() + 1, at.end()), true);
        };
    }

    SyntaxException unexpected(int offset) {
        return new SyntaxException(resolver.source().error("expected end of command", offset));
    }
}
