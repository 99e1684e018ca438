package braid.grammar.parse;

import braid.grammar.antlr.CommandLexer;
import braid.grammar.antlr.CommandParser;
import braid.grammar.ast.Expression;
import braid.grammar.ast.Expression.Link;
import braid.grammar.ast.Expression.Prefix;
import braid.grammar.ast.Item;
import braid.grammar.ast.Operator;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// The parser's tree to records.
final class AstBuilder {
    private final Source source;
    private final boolean condition;

    AstBuilder(Source source, boolean condition) {
        this.source = source;
        this.condition = condition;
    }

    Item item(CommandParser.ItemContext context) {
        List<Part> parts = context.part().stream().map(this::part).toList();
        return new Item(
                parts,
                new Span(parts.getFirst().span().start(), parts.getLast().span().end()));
    }

    private Part part(CommandParser.PartContext context) {
        if (context.string() != null) {
            return new Part.Quoted(pieces(context.string()), span(context.string()), closed(context.string()));
        }
        ReadToken token = (ReadToken) context.getStart();
        return switch (token.getType()) {
            case CommandLexer.WORD -> new Part.Word(token.getText(), span(token));
            case CommandLexer.EQUALS -> new Part.Equals(span(token));
            case CommandLexer.VARIABLE, CommandLexer.NAMED_VARIABLE ->
                new Part.Variable(variableName(token), span(token));
            case CommandLexer.PAREN -> new Part.Parenthesis(span(token), token.closed());
            case CommandLexer.BRACKET -> new Part.Bracket(span(token), token.closed());
            case CommandLexer.BRACE -> new Part.Brace(span(token), token.closed());
            default -> throw new IllegalStateException("part " + token);
        };
    }

    Expression expression(CommandParser.ExpressionContext context) {
        return list(context.list());
    }

    Expression.Array wholeArray(CommandParser.WholeArrayContext context) {
        return array(context.array());
    }

    private Expression list(CommandParser.ListContext context) {
        List<Expression> operands =
                context.juxtaposition().stream().map(this::juxtaposition).toList();
        return chain(operands, Operator.COMMA, span(context));
    }

    private Expression juxtaposition(CommandParser.JuxtapositionContext context) {
        List<Expression> operands =
                context.operation().stream().map(this::operation).toList();
        return chain(operands, Operator.JUXTAPOSITION, span(context));
    }

    private static Expression chain(List<Expression> operands, Operator operator, Span span) {
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        List<Link> rest = operands.subList(1, operands.size()).stream()
                .map(operand -> new Link(operator, operand))
                .toList();
        return new Expression.Chain(operands.getFirst(), rest, span);
    }

    /// The left side of the tree is as deep as a chain is long; it is walked, not descended.
    private Expression operation(CommandParser.OperationContext context) {
        if (context instanceof CommandParser.OperandContext operand) {
            return operand(operand);
        }
        ArrayDeque<Link> rest = new ArrayDeque<>();
        CommandParser.OperationContext left = context;
        while (left.getClass() == context.getClass()) {
            Operator operator = operator(((TerminalNode) left.getChild(1)).getSymbol());
            rest.addFirst(new Link(operator, operation((CommandParser.OperationContext) left.getChild(2))));
            left = (CommandParser.OperationContext) left.getChild(0);
        }
        return new Expression.Chain(operation(left), List.copyOf(rest), span(context));
    }

    private Expression operand(CommandParser.OperandContext context) {
        Expression operand = primary(context.primary());
        if (context.prefix().isEmpty()) {
            return operand;
        }
        return new Expression.Prefixed(
                context.prefix().stream()
                        .map(prefix -> prefix(prefix.getStart()))
                        .toList(),
                operand,
                span(context));
    }

    private static Prefix prefix(Token token) {
        return switch (token.getType()) {
            case CommandLexer.NOT -> Prefix.NOT;
            case CommandLexer.INVERT -> Prefix.INVERT;
            case CommandLexer.NEGATE -> Prefix.NEGATE;
            case CommandLexer.DEFER -> Prefix.DEFER;
            case CommandLexer.ANY -> Prefix.ANY;
            default -> throw new IllegalStateException("prefix " + token);
        };
    }

    private Expression primary(CommandParser.PrimaryContext context) {
        if (context.list() != null) {
            return list(context.list());
        }
        if (context.string() != null) {
            if (!closed(context.string())) {
                throw source.syntaxError(source.text().length());
            }
            return new Expression.Quoted(pieces(context.string()), span(context));
        }
        if (context.array() != null || context.emptyArray() != null) {
            if (condition) {
                throw source.syntaxError(span(context).start());
            }
            return context.array() != null ? array(context.array()) : new Expression.Array(List.of(), span(context));
        }
        ReadToken token = (ReadToken) context.getStart();
        return switch (token.getType()) {
            case CommandLexer.WORD, CommandLexer.ID -> new Expression.Word(token.getText(), span(token));
            case CommandLexer.VARIABLE, CommandLexer.NAMED_VARIABLE ->
                new Expression.Variable(variableName(token), span(token));
            case CommandLexer.BRACKET -> {
                if (!token.closed()) {
                    throw source.syntaxError(token.end());
                }
                yield new Expression.Bracket(span(token));
            }
            default -> throw new IllegalStateException("operand " + token);
        };
    }

    private Expression.Array array(CommandParser.ArrayContext context) {
        return new Expression.Array(
                context.element().stream().map(this::element).toList(), span(context));
    }

    private Expression.Element element(CommandParser.ElementContext context) {
        Optional<Expression> value = Optional.ofNullable(context.list()).map(this::list);
        Optional<String> key = Optional.empty();
        if (context.KEY() != null) {
            String text = context.KEY().getText();
            key = Optional.of(text.substring(0, text.length() - 1));
        } else if (context.QUOTED_KEY() != null) {
            ReadToken token = (ReadToken) context.QUOTED_KEY().getSymbol();
            key = Optional.of(Escapes.resolveQuoted(source, new Span(token.start(), token.end() - 1)));
        }
        return new Expression.Element(key, value, span(context));
    }

    private List<Piece> pieces(CommandParser.StringContext context) {
        List<Piece> pieces = new ArrayList<>();
        for (var piece : context.piece()) {
            ReadToken token = (ReadToken) piece.getStart();
            Span span = span(token);
            switch (token.getType()) {
                case CommandLexer.STRING_TEXT ->
                    pieces.add(new Piece.Literal(Escapes.expandTabs(token.getText()), span));
                case CommandLexer.ESCAPE -> pieces.add(new Piece.Literal(Escapes.resolve(token.getText()), span));
                case CommandLexer.STRING_JOINED -> {}
                case CommandLexer.STRING_VARIABLE, CommandLexer.STRING_NAMED ->
                    pieces.add(new Piece.Variable(variableName(token), span));
                case CommandLexer.PAREN -> pieces.add(new Piece.Parenthesis(span));
                case CommandLexer.BRACKET -> pieces.add(new Piece.Bracket(span));
                default -> throw new IllegalStateException("piece " + token);
            }
        }
        return pieces;
    }

    private static boolean closed(CommandParser.StringContext context) {
        return context.END_QUOTE() != null;
    }

    private String variableName(ReadToken token) {
        return token.getText().startsWith("$\"")
                ? Escapes.resolveQuoted(source, new Span(token.start() + 1, token.end()))
                : token.getText().substring(1).strip();
    }

    private static Span span(ReadToken token) {
        return new Span(token.start(), token.end());
    }

    private static Span span(ParserRuleContext context) {
        return new Span(((ReadToken) context.getStart()).start(), ((ReadToken) context.getStop()).end());
    }

    private static Operator operator(Token token) {
        return switch (token.getType()) {
            case CommandLexer.COMMA -> Operator.COMMA;
            case CommandLexer.OR -> Operator.OR;
            case CommandLexer.AND -> Operator.AND;
            case CommandLexer.IN -> Operator.IN;
            case CommandLexer.LESS -> Operator.LESS;
            case CommandLexer.GREATER -> Operator.GREATER;
            case CommandLexer.EQUAL -> Operator.EQUAL;
            case CommandLexer.LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case CommandLexer.GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case CommandLexer.NOT_EQUAL -> Operator.NOT_EQUAL;
            case CommandLexer.MATCHES -> Operator.MATCHES;
            case CommandLexer.DOT -> Operator.CONCATENATE;
            case CommandLexer.SHIFT_LEFT -> Operator.SHIFT_LEFT;
            case CommandLexer.SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
            case CommandLexer.BIT_OR -> Operator.BIT_OR;
            case CommandLexer.BIT_XOR -> Operator.BIT_XOR;
            case CommandLexer.BIT_AND -> Operator.BIT_AND;
            case CommandLexer.PLUS -> Operator.ADD;
            case CommandLexer.MINUS -> Operator.SUBTRACT;
            case CommandLexer.TIMES -> Operator.MULTIPLY;
            case CommandLexer.DIVIDED -> Operator.DIVIDE;
            case CommandLexer.MODULO -> Operator.MODULO;
            case CommandLexer.APPLY -> Operator.APPLY;
            case CommandLexer.ARROW -> Operator.ELEMENT;
            default -> throw new IllegalStateException("operator " + token);
        };
    }
}
