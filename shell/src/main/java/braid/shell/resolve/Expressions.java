package braid.shell.resolve;

import braid.grammar.ast.Expression;
import braid.grammar.ast.Operator;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import braid.shell.schema.Menu;
import braid.shell.value.Literals;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// Expressions and conditions: what their bare words are.
final class Expressions {
    /// What a bare word that is no literal means.
    private enum Bare {
        /// The variable of that name.
        VARIABLE,
        /// In a condition: the item's property of that name.
        PROPERTY,
        /// In a condition, to the right of a comparison: the word itself.
        TEXT
    }

    private final Resolver resolver;
    private final Menu menu;
    private final Variables variables;
    private final Values values;

    Expressions(Resolver resolver, Menu menu, Variables variables, Values values) {
        this.resolver = resolver;
        this.menu = menu;
        this.variables = variables;
        this.values = values;
    }

    Node node(Expression expression) {
        return node(expression, Bare.VARIABLE);
    }

    Node condition(Expression expression) {
        return node(expression, Bare.PROPERTY);
    }

    private Node node(Expression expression, Bare bare) {
        return switch (expression) {
            case Expression.Word(String text, Span at) -> word(values.bare(text, at), bare);
            case Expression.Quoted(List<Piece> pieces, Span _) -> values.text(pieces);
            case Expression.Variable(String name, Span at) ->
                bare == Bare.VARIABLE
                        ? values.variable(name, at)
                        : new Node.Property(name, Optional.of(values.variableOrNothing(name)));
            case Expression.Bracket(Span at) -> values.substitution(at, true);
            case Expression.Array array -> array(array, bare);
            case Expression.Prefixed prefixed -> prefixed(prefixed, bare);
            case Expression.Chain chain -> chain(chain, bare);
        };
    }

    private Node word(String text, Bare bare) {
        Optional<Value> literal = Literals.read(text);
        if (literal.isPresent()) {
            return new Node.Constant(literal.get());
        }
        return switch (bare) {
            case VARIABLE -> values.variableOrNothing(text);
            case PROPERTY -> new Node.Property(text, Optional.empty());
            case TEXT -> new Node.Constant(new Value.Str(text));
        };
    }

    private Node array(Expression.Array array, Bare bare) {
        return new Node.Array(array.elements().stream()
                .map(element -> element.value().isPresent()
                        ? new Node.Element(element.key(), node(element.value().get(), bare))
                        : new Node.Element(
                                Optional.empty(),
                                new Node.Constant(new Value.Str(element.key().orElseThrow()))))
                .toList());
    }

    private Node prefixed(Expression.Prefixed prefixed, Bare bare) {
        List<Expression.Prefix> operators = prefixed.operators();
        if (operators.getLast() == Expression.Prefix.DEFER) {
            Node body = deferred(prefixed.operand(), bare);
            List<Expression.Prefix> others = operators.subList(0, operators.size() - 1);
            return others.isEmpty() ? body : new Node.Prefixed(others, body);
        }
        return new Node.Prefixed(operators, node(prefixed.operand(), bare));
    }

    /// The body of a deferred expression is a function's: its variables are parameters.
    private Node deferred(Expression operand, Bare bare) {
        Variables inner = Variables.ofFunction();
        return switch (operand) {
            case Expression.Bracket _, Expression.Variable _ ->
                new Node.Deferred(
                        new Values(resolver, menu, inner).expressions().node(operand, bare));
            case Expression.Word _,
                    Expression.Quoted _,
                    Expression.Array _,
                    Expression.Prefixed _,
                    Expression.Chain _ -> new Node.Prefixed(List.of(Expression.Prefix.DEFER), node(operand, bare));
        };
    }

    private Node chain(Expression.Chain chain, Bare bare) {
        boolean compares = switch (chain.rest().getFirst().operator()) {
            case LESS, GREATER, EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL, NOT_EQUAL, MATCHES -> true;
            case COMMA,
                    JUXTAPOSITION,
                    OR,
                    AND,
                    IN,
                    CONCATENATE,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    BIT_OR,
                    BIT_XOR,
                    BIT_AND,
                    ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    MODULO,
                    APPLY,
                    ELEMENT -> false;
        };
        Bare right = compares && bare == Bare.PROPERTY ? Bare.TEXT : bare;
        return new Node.Chain(
                node(chain.first(), bare),
                chain.rest().stream()
                        .map(link -> new Node.Link(link.operator(), operand(link, right)))
                        .toList());
    }

    /// A bare word behind `->` is a key, unless a variable has that name.
    private Node operand(Expression.Link link, Bare bare) {
        if (link.operator() == Operator.ELEMENT
                && link.operand() instanceof Expression.Word(String text, Span _)
                && Literals.read(text).isEmpty()
                && variables
                        .find(text)
                        .filter(kind -> kind != Variables.Kind.PARAMETER)
                        .isEmpty()) {
            return new Node.Constant(new Value.Str(text));
        }
        return node(link.operand(), bare);
    }
}
