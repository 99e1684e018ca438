package braid.shell.resolve;

import braid.grammar.ast.Expression.Prefix;
import braid.grammar.ast.Operator;
import braid.grammar.parse.SyntaxError;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Resolved code as RouterOS's `:put [:parse ...]` prints it: `(evl /putmessage=hello)`, operators in front of their
/// operands, arguments in the order of their names (measured on 7.20 to 7.24; routeros-console.md section 2.10).
///
/// RouterOS lists the properties of the menu in front of a condition; this prints the condition only.
public final class Il {
    private Il() {}

    /// Statements, separated by `;`.
    public static String of(Code code) {
        return code.calls().stream().map(Il::of).collect(Collectors.joining(";"));
    }

    /// An expression.
    public static String of(Node node) {
        return switch (node) {
            case Node.Constant(Value value) -> Texts.of(value);
            case Node.Text(List<Node> pieces) ->
                pieces.size() == 1 ? of(pieces.getFirst()) : operation(Operator.CONCATENATE, operands(pieces));
            case Node.Variable(String name, Variables.Kind _) -> "$" + name;
            case Node.Property(String name, Optional<Node.Variable> _) -> "$" + name;
            case Node.Substitution(Code code) -> evaluated(code);
            case Node.Deferred(Node body) -> "(> " + of(body) + ")";
            case Node.Array(List<Node.Element> elements) -> array(elements);
            case Node.Prefixed(List<Prefix> operators, Node operand) -> prefixed(operators, operand);
            case Node.Chain chain -> chain(chain);
        };
    }

    private static String of(Call call) {
        return switch (call) {
            case Call.Enter(Menu menu) -> directory(menu);
            case Call.Run run -> run(run);
            case Call.Block(Code code) -> evaluated(code);
            case Call.Apply apply -> apply(apply);
            case Call.Wrong(SyntaxError error, String rest) ->
                switch (error.kind()) {
                    case SYNTAX -> error.text();
                    case UNKNOWN_COMMAND -> "(<%% " + error.text() + " " + rest + ")";
                    case UNKNOWN_ARGUMENT -> "(evl " + error.text() + " " + rest + ")";
                };
        };
    }

    private static String directory(Menu menu) {
        return menu.path().equals("/") ? "/" : menu.path() + "/";
    }

    /// The canonical path of a command.
    static String path(Menu menu, Command command) {
        return directory(menu) + command.name();
    }

    private static String evaluated(Code code) {
        return code.calls().isEmpty() ? "(evl /)" : "(evl " + of(code) + ")";
    }

    private static String run(Call.Run run) {
        Map<String, String> arguments = new TreeMap<>();
        run.given().forEach((name, given) -> arguments.put(name, name + "=" + value(run.command(), name, given)));
        run.unset().forEach(name -> arguments.put(name, "!" + name + "="));
        return "(evl " + path(run.menu(), run.command()) + String.join(";", arguments.values()) + ")";
    }

    private static String value(Command command, String name, Given given) {
        return switch (given) {
            case Given.Expression(Node.Constant(Value constant)) -> constant(command, name, constant);
            case Given.Expression(Node node) -> of(node);
            case Given.Block(Code code, boolean _) -> ";" + evaluated(code);
            case Given.Condition(Node node) -> of(node);
            case Given.Targets(List<Given.Target> targets) ->
                targets.stream().map(Il::target).collect(Collectors.joining(";"));
        };
    }

    /// A constant as the argument's type reads it.
    private static String constant(Command command, String name, Value constant) {
        return Words.exactArgument(command, name).map(Argument::kind).orElse(new Kind.Any())
                        instanceof Kind.Typed(var type)
                ? type.parsed(Texts.of(constant))
                : Texts.of(constant);
    }

    private static String target(Given.Target target) {
        String il = "$" + target.name();
        for (Node key : target.keys()) {
            il = operation(Operator.ELEMENT, il + " " + of(key));
        }
        return il;
    }

    private static String apply(Call.Apply apply) {
        Stream<String> positional = apply.positional().stream().map(Il::of);
        Stream<String> named = apply.named().entrySet().stream().map(one -> one.getKey() + "=" + of(one.getValue()));
        return "(<%% " + of(apply.callee()) + " "
                + Stream.concat(positional, named).collect(Collectors.joining(";")) + ")";
    }

    private static String operands(List<Node> nodes) {
        return nodes.stream().map(Il::of).collect(Collectors.joining(" "));
    }

    /// Elements without a key, then those with one by their keys.
    private static String array(List<Node.Element> elements) {
        Map<String, String> keyed = new TreeMap<>();
        elements.forEach(element -> element.key().ifPresent(key -> keyed.put(key, key + "=" + of(element.value()))));
        return Stream.concat(
                        elements.stream()
                                .filter(element -> element.key().isEmpty())
                                .map(element -> of(element.value())),
                        keyed.values().stream())
                .collect(Collectors.joining(";"));
    }

    private static String prefixed(List<Prefix> operators, Node operand) {
        String il = of(operand);
        for (Prefix operator : operators.reversed()) {
            il = "(" + operator.spelling() + " " + il + ")";
        }
        return il;
    }

    private static String chain(Node.Chain chain) {
        if (chain.rest().getFirst().operator().grouping() == Operator.Grouping.RIGHT) {
            String il = of(chain.rest().getLast().operand());
            for (int i = chain.rest().size() - 1; i >= 0; i--) {
                Node left = i == 0 ? chain.first() : chain.rest().get(i - 1).operand();
                il = operation(chain.rest().get(i).operator(), of(left) + " " + il);
            }
            return il;
        }
        String il = of(chain.first());
        Operator open = null;
        for (Node.Link link : chain.rest()) {
            boolean same = link.operator() == open && open.grouping() == Operator.Grouping.FLAT;
            il = same
                    ? il.substring(0, il.length() - 1) + " " + of(link.operand()) + ")"
                    : operation(link.operator(), il + " " + of(link.operand()));
            open = link.operator();
        }
        return il;
    }

    private static String operation(Operator operator, String operands) {
        return operator == Operator.JUXTAPOSITION
                ? "(  " + operands + ")"
                : "(" + operator.spelling() + " " + operands + ")";
    }
}
