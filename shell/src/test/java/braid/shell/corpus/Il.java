package braid.shell.corpus;

import braid.grammar.ast.Expression;
import braid.grammar.ast.Expression.Link;
import braid.grammar.ast.Operator;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import braid.shell.value.Literals;
import braid.shell.value.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expressions as RouterOS's `:parse` prints them, operators first.
final class Il {
    private final String text;

    Il(String text) {
        this.text = text;
    }

    String of(Expression expression) {
        return switch (expression) {
            case Expression.Word(String word, Span _) ->
                Literals.read(word).map(Texts::of).orElse("$" + word);
            case Expression.Quoted(List<Piece> pieces, Span _) ->
                pieces.stream().map(this::piece).collect(Collectors.joining());
            case Expression.Variable(String name, Span _) -> "$" + name;
            case Expression.Bracket(Span span) -> span.of(text);
            case Expression.Array(List<Expression.Element> elements, Span _) ->
                Stream.concat(
                                elements.stream()
                                        .filter(e ->
                                                e.key().isEmpty() || e.value().isEmpty())
                                        .map(this::unkeyed),
                                elements.stream()
                                        .filter(e ->
                                                e.key().isPresent() && e.value().isPresent())
                                        .map(this::keyed)
                                        .sorted())
                        .collect(Collectors.joining(";"));
            case Expression.Prefixed prefixed -> prefixed(prefixed);
            case Expression.Chain chain -> chain(chain);
        };
    }

    private String unkeyed(Expression.Element element) {
        return element.value().map(this::of).orElseGet(() -> element.key().orElseThrow());
    }

    private String keyed(Expression.Element element) {
        return element.key().orElseThrow() + "=" + of(element.value().orElseThrow());
    }

    private String piece(Piece piece) {
        return piece instanceof Piece.Literal(String bytes, Span _)
                ? bytes
                : piece.span().of(text);
    }

    private String prefixed(Expression.Prefixed prefixed) {
        String il = of(prefixed.operand());
        for (Expression.Prefix prefix : prefixed.operators().reversed()) {
            String head = switch (prefix) {
                case NOT -> "!";
                case INVERT -> "~";
                case NEGATE -> "-";
                case DEFER -> ">";
                case ANY -> "any";
            };
            boolean number = prefix == Expression.Prefix.NEGATE && il.matches("[0-9]+");
            il = number ? "-" + il : "(" + head + " " + il + ")";
        }
        return il;
    }

    private String chain(Expression.Chain chain) {
        if (chain.rest().getFirst().operator().grouping() == Operator.Grouping.RIGHT) {
            String il = of(chain.rest().getLast().operand());
            for (int i = chain.rest().size() - 1; i >= 0; i--) {
                Expression left =
                        i == 0 ? chain.first() : chain.rest().get(i - 1).operand();
                il = node(chain.rest().get(i).operator(), of(left) + " " + il);
            }
            return il;
        }
        String il = of(chain.first());
        Operator open = null;
        for (Link link : chain.rest()) {
            Operator operator = link.operator();
            if (operator == open && operator.grouping() == Operator.Grouping.FLAT) {
                il = il.substring(0, il.length() - 1) + " " + of(link.operand()) + ")";
            } else {
                il = node(operator, il + " " + of(link.operand()));
            }
            open = operator;
        }
        return il;
    }

    private static String node(Operator operator, String operands) {
        return operator == Operator.JUXTAPOSITION
                ? "(  " + operands + ")"
                : "(" + operator.spelling() + " " + operands + ")";
    }
}
