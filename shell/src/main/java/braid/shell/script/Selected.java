package braid.shell.script;

import braid.grammar.ast.Operator;
import braid.shell.resolve.Call;
import braid.shell.resolve.Code;
import braid.shell.resolve.Given;
import braid.shell.resolve.Node;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The properties that `[ find a=b c=d ]` asks for, when it asks for nothing but that properties have values.
final class Selected {
    private Selected() {}

    /// @return empty for anything else; an empty map for `[ find ]`
    static Optional<Map<String, String>> by(Given given, Evaluator evaluator) {
        if (given instanceof Given.Expression(Node.Substitution(Code(List<Call> calls)))
                && calls.size() == 1
                && calls.getFirst() instanceof Call.Run find
                && find.command().name().equals("find")) {
            return find.given().isEmpty()
                    ? Optional.of(Map.of())
                    : find.given().values().size() == 1
                                    && find.given().values().iterator().next() instanceof Given.Condition(Node node)
                            ? equalities(node, evaluator)
                            : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> equalities(Node node, Evaluator evaluator) {
        Map<String, String> equal = new LinkedHashMap<>();
        return collect(node, evaluator, equal) ? Optional.of(equal) : Optional.empty();
    }

    private static boolean collect(Node node, Evaluator evaluator, Map<String, String> equal) {
        if (!(node instanceof Node.Chain(Node first, List<Node.Link> rest))) {
            return false;
        }
        if (first instanceof Node.Property(String name, var _)
                && rest.size() == 1
                && rest.getFirst() instanceof Node.Link(Operator operator, Node operand)
                && operator == Operator.EQUAL) {
            Value value = evaluator.value(operand);
            equal.put(name, GivenText.of(value));
            return true;
        }
        return rest.stream()
                        .allMatch(link -> link.operator() == Operator.AND || link.operator() == Operator.JUXTAPOSITION)
                && collect(first, evaluator, equal)
                && rest.stream().allMatch(link -> collect(link.operand(), evaluator, equal));
    }
}
