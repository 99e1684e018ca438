package braid.shell.script;

import braid.grammar.ast.Operator;
import braid.shell.resolve.Node;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a condition asks of each item before anything else is looked at: `name=x` in `name=x and !disabled`.
final class Required {
    private final Evaluator evaluator;
    private final Predicate<String> isProperty;
    private final Map<String, Value> values = new LinkedHashMap<>();

    private Required(Evaluator evaluator, Predicate<String> isProperty) {
        this.evaluator = evaluator;
        this.isProperty = isProperty;
    }

    /// @param evaluator in the scope of the condition, without an item
    /// @param isProperty whether an item may have a property of that name, which then hides a variable
    /// @return values by property; an item that has another one does not meet the condition
    static Map<String, Value> of(Node condition, Evaluator evaluator, Predicate<String> isProperty) {
        Required required = new Required(evaluator, isProperty);
        required.collect(condition);
        return required.values;
    }

    private void collect(Node node) {
        if (!(node instanceof Node.Chain(Node first, List<Node.Link> rest))) {
            return;
        }
        if (rest.stream()
                .allMatch(link -> link.operator() == Operator.AND || link.operator() == Operator.JUXTAPOSITION)) {
            collect(first);
            rest.forEach(link -> collect(link.operand()));
        } else if (rest.size() == 1
                && rest.getFirst().operator() == Operator.EQUAL
                && first instanceof Node.Property(String name, Optional<Node.Variable> otherwise)
                && otherwise.isEmpty()) {
            known(rest.getFirst().operand()).ifPresent(value -> values.putIfAbsent(name, value));
        }
    }

    /// The value of an operand that is the same for all items.
    private Optional<Value> known(Node operand) {
        return switch (operand) {
            case Node.Constant(Value value) -> Optional.of(value);
            case Node.Variable variable -> Optional.of(evaluator.value(variable));
            case Node.Property(String name, Optional<Node.Variable> otherwise) ->
                otherwise.filter(_ -> !isProperty.test(name)).map(evaluator::value);
            case Node.Text(List<Node> pieces) ->
                pieces.stream().allMatch(piece -> known(piece).isPresent())
                                && pieces.stream().noneMatch(Node.Property.class::isInstance)
                        ? Optional.of(evaluator.value(operand))
                        : Optional.empty();
            case Node.Substitution _, Node.Deferred _, Node.Array _, Node.Prefixed _, Node.Chain _ -> Optional.empty();
        };
    }
}
