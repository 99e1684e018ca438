package braid.shell.resolve;

import braid.grammar.ast.Expression.Prefix;
import braid.grammar.ast.Operator;
import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;

/// An expression whose words are known to be values, variables or properties; ready to be evaluated.
public sealed interface Node {
    record Constant(Value value) implements Node {}

    /// Quoted text with something in it to evaluate.
    record Text(List<Node> pieces) implements Node {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    record Variable(String name, Variables.Kind kind) implements Node {}

    /// In a condition: the item's property, or else the variable of that name.
    record Property(String name, Optional<Variable> otherwise) implements Node {}

    /// `[...]`.
    record Substitution(Code code) implements Node {}

    /// `>...`: code that is evaluated when it is called.
    record Deferred(Node body) implements Node {}

    record Array(List<Element> elements) implements Node {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    record Element(Optional<String> key, Node value) {}

    /// Prefix operators, the outermost first.
    record Prefixed(List<Prefix> operators, Node operand) implements Node {
        public Prefixed {
            operators = List.copyOf(operators);
        }
    }

    record Chain(Node first, List<Link> rest) implements Node {
        public Chain {
            rest = List.copyOf(rest);
        }
    }

    record Link(Operator operator, Node operand) {}
}
