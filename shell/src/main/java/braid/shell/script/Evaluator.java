package braid.shell.script;

import braid.grammar.ast.Expression.Prefix;
import braid.grammar.ast.Operator;
import braid.shell.resolve.Node;
import braid.shell.resolve.Variables;
import braid.shell.value.Arithmetic;
import braid.shell.value.Bits;
import braid.shell.value.Bounds;
import braid.shell.value.Comparison;
import braid.shell.value.Texts;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Expressions to values, in one scope.
final class Evaluator {
    private static final Set<Operator> ORDERS =
            EnumSet.of(Operator.LESS, Operator.GREATER, Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL);

    private final Interpreter.Run run;
    private final Scope scope;
    private final Optional<Invocation.Row> row;

    /// @param row the item that a condition is about
    Evaluator(Interpreter.Run run, Scope scope, Optional<Invocation.Row> row) {
        this.run = run;
        this.scope = scope;
        this.row = row;
    }

    Value value(Node node) {
        return switch (node) {
            case Node.Constant(Value value) -> value;
            case Node.Text(List<Node> pieces) -> text(pieces);
            case Node.Variable(String name, Variables.Kind kind) -> scope.get(name, kind);
            case Node.Property(String name, Optional<Node.Variable> otherwise) -> property(name, otherwise);
            case Node.Substitution(var code) -> run.value(code, scope.block());
            case Node.Deferred deferred ->
                new Value.Code(new Function(deferred.body(), Function.Origin.DEFERRED), true);
            case Node.Array(List<Node.Element> elements) -> array(elements);
            case Node.Prefixed(List<Prefix> operators, Node operand) -> prefixed(operators, value(operand));
            case Node.Chain chain -> chain(chain);
        };
    }

    /// Whether a condition holds: false, nothing and an empty text do not.
    boolean holds(Node condition) {
        return truth(value(condition));
    }

    private static boolean truth(Value value) {
        return switch (value) {
            case Value.Bool(boolean truth) -> truth;
            case Value.Str(String bytes) -> !bytes.isEmpty();
            case Value.Nil(), Value.Nothing() -> false;
            case Value.Array array -> array.size() > 0;
            case Value.Num _,
                    Value.Ip _,
                    Value.IpPrefix _,
                    Value.Ip6 _,
                    Value.Ip6Prefix _,
                    Value.Id _,
                    Value.Time _,
                    Value.Code _ -> true;
        };
    }

    private Value property(String name, Optional<Node.Variable> otherwise) {
        Value value = row.map(item -> item.property(name)).orElse(new Value.Nothing());
        return Comparison.isNothing(value) && otherwise.isPresent() ? value(otherwise.get()) : value;
    }

    /// Quoted text is a concatenation of its pieces: an array in it makes it an array, and a piece alone keeps its type
    /// (measured on 7.23).
    private Value text(List<Node> pieces) {
        if (pieces.size() == 1) {
            return value(pieces.getFirst());
        }
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Value value = value(pieces.get(i));
            if (value instanceof Value.Array) {
                Value joined = Arithmetic.concatenate(new Value.Str(bytes.toString()), value);
                for (Node piece : pieces.subList(i + 1, pieces.size())) {
                    joined = Arithmetic.concatenate(joined, value(piece));
                }
                return joined;
            }
            String part = Texts.of(value);
            Bounds.checkText((long) bytes.length() + part.length());
            bytes.append(part);
        }
        return new Value.Str(bytes.toString());
    }

    private Value array(List<Node.Element> elements) {
        List<Value> unkeyed = new ArrayList<>();
        Map<String, Value> keyed = new TreeMap<>();
        for (Node.Element element : elements) {
            Value value = value(element.value());
            element.key().ifPresentOrElse(key -> keyed.put(key, value), () -> unkeyed.add(value));
        }
        return Bounds.checked(new Value.Array(unkeyed, keyed));
    }

    private Value prefixed(List<Prefix> operators, Value operand) {
        Value value = operand;
        for (Prefix operator : operators.reversed()) {
            value = switch (operator) {
                case NOT -> row.isPresent() ? new Value.Bool(!truth(value)) : Arithmetic.not(value);
                case INVERT -> Arithmetic.invertBits(value);
                case NEGATE -> Arithmetic.negate(value);
                case ANY -> new Value.Bool(!Comparison.isNothing(value));
                case DEFER -> value;
            };
        }
        return value;
    }

    private Value chain(Node.Chain chain) {
        if (chain.rest().getFirst().operator().grouping() == Operator.Grouping.RIGHT) {
            return fromTheRight(chain);
        }
        Optional<Value> asked = asked(chain);
        Value value = asked.isPresent() ? asked.get() : value(chain.first());
        for (Node.Link link :
                chain.rest().subList(asked.isPresent() ? 1 : 0, chain.rest().size())) {
            value = switch (link.operator()) {
                case AND, JUXTAPOSITION -> new Value.Bool(boolOf(value, "and") && boolOf(value(link.operand()), "and"));
                case OR -> new Value.Bool(boolOf(value, "or") || boolOf(value(link.operand()), "or"));
                case COMMA,
                        IN,
                        LESS,
                        GREATER,
                        EQUAL,
                        LESS_OR_EQUAL,
                        GREATER_OR_EQUAL,
                        NOT_EQUAL,
                        MATCHES,
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
                        ELEMENT -> binary(link.operator(), value, value(link.operand()));
            };
        }
        return value;
    }

    /// How a property of the item compares with a value: its type decides. Empty when the chain does not begin so.
    private Optional<Value> asked(Node.Chain chain) {
        Operator operator = chain.rest().getFirst().operator();
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (row.isEmpty()
                || !(chain.first() instanceof Node.Property(String name, Optional<Node.Variable> otherwise))
                || (!equality && !ORDERS.contains(operator))
                || (otherwise.isPresent() && Comparison.isNothing(row.get().property(name)))) {
            return Optional.empty();
        }
        Value given = value(chain.rest().getFirst().operand());
        if (!equality) {
            return Optional.of(binary(operator, row.get().beside(name, given), given));
        }
        boolean equal = row.get().equal(name, given);
        return Optional.of(new Value.Bool(equal == (operator == Operator.EQUAL)));
    }

    private Value fromTheRight(Node.Chain chain) {
        Value value = value(chain.rest().getLast().operand());
        for (int i = chain.rest().size() - 1; i >= 0; i--) {
            Node left = i == 0 ? chain.first() : chain.rest().get(i - 1).operand();
            value = binary(chain.rest().get(i).operator(), value(left), value);
        }
        return value;
    }

    private boolean boolOf(Value value, String operator) {
        if (row.isPresent()) {
            return truth(value);
        }
        return switch (value) {
            case Value.Bool(boolean truth) -> truth;
            case Value.Nil(), Value.Nothing() -> false;
            default -> throw new TypeFailure("cannot " + operator + " " + Texts.typeof(value));
        };
    }

    private Value binary(Operator operator, Value left, Value right) {
        return switch (operator) {
            case COMMA -> Arithmetic.join(left, right);
            case IN -> new Value.Bool(Comparison.in(left, right));
            case LESS -> new Value.Bool(Comparison.compare(left, right, "less") < 0);
            case GREATER -> new Value.Bool(Comparison.compare(left, right, "more") > 0);
            case LESS_OR_EQUAL -> new Value.Bool(Comparison.compare(left, right, "less") <= 0);
            case GREATER_OR_EQUAL -> new Value.Bool(Comparison.compare(left, right, "more") >= 0);
            case EQUAL -> new Value.Bool(Comparison.equal(left, right));
            case NOT_EQUAL -> new Value.Bool(!Comparison.equal(left, right));
            case MATCHES -> new Value.Bool(Comparison.matches(left, right));
            case CONCATENATE -> Arithmetic.concatenate(left, right);
            case SHIFT_LEFT -> Bits.shiftLeft(left, right);
            case SHIFT_RIGHT -> Bits.shiftRight(left, right);
            case BIT_OR -> Bits.combine(left, right, "or", (a, b) -> a | b);
            case BIT_XOR -> Bits.combine(left, right, "xor", (a, b) -> a ^ b);
            case BIT_AND -> Bits.combine(left, right, "and", (a, b) -> a & b);
            case ADD -> Arithmetic.add(left, right);
            case SUBTRACT -> Arithmetic.subtract(left, right);
            case MULTIPLY -> Arithmetic.multiply(left, right);
            case DIVIDE -> Arithmetic.divide(left, right);
            case MODULO -> Arithmetic.modulo(left, right);
            case APPLY -> run.apply(left, right);
            case ELEMENT -> Arithmetic.element(left, right);
            case OR, AND, JUXTAPOSITION -> throw new IllegalStateException("evaluated by halves: " + operator);
        };
    }
}
