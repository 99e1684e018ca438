package braid.shell.resolve;

import braid.grammar.ast.Expression;
import braid.grammar.ast.Item;
import braid.grammar.ast.Operator;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import braid.grammar.parse.SyntaxError;
import braid.grammar.parse.SyntaxException;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Argument.Use;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments of one command, from the left to the right.
final class Arguments {
    private final Resolver resolver;
    private final Menu menu;
    private final Command command;
    private final List<Item> items;
    private final Variables variables;
    private final Variables inBlocks;
    private final Values values;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Set<String> unset = new LinkedHashSet<>();
    private Optional<SyntaxError> deferred = Optional.empty();
    private String group = "";
    private int next;

    /// @param current the menu in force, where the statements of blocks begin
    Arguments(Resolver resolver, Path.End.OfCommand end, Menu current, Variables variables) {
        this.resolver = resolver;
        this.menu = end.menu();
        this.command = end.command();
        this.items = end.arguments();
        this.variables = variables;
        this.inBlocks = variables.block();
        Menu inside = isGlobal() ? current : menu;
        this.values = new Values(resolver, inside, variables);
    }

    Call call(Statement statement) {
        while (next < items.size()) {
            item(items.get(next++));
        }
        declare();
        if (deferred.isPresent()) {
            return new Call.Wrong(deferred.get(), Il.path(menu, command));
        }
        return new Call.Run(
                menu,
                command,
                given,
                unset,
                resolver.source().position(statement.span().start()),
                statement.span());
    }

    private boolean isGlobal() {
        return menu.path().equals("/");
    }

    private void item(Item item) {
        Optional<String> name = name(item);
        if (name.isPresent()) {
            Optional<Argument> argument = Words.argument(command, full(name.get()));
            if (argument.isPresent()) {
                group = group(argument.get().name());
                named(argument.get(), item);
                return;
            }
            if (positionalIs(Kind.Condition.class)) {
                condition(positional().orElseThrow(), item.span().start());
                return;
            }
            int equals = item.parts().get(1).span().start();
            if (positional().isPresent()) {
                throw values.unexpected(equals);
            }
            if (item.parts().size() > 2 && item.parts().get(2) instanceof Part.Brace brace) {
                throw resolver.source().syntaxError(brace.span().start());
            }
            // Measured on 7.23: at the sign of the first argument, at the name of a later one.
            wrong(
                    "bad parameter " + name.get(),
                    given.isEmpty() ? equals : item.span().start());
            return;
        }
        if (item.parts().size() == 1 && item.first() instanceof Part.Word(String word, Span _) && bare(word, item)) {
            return;
        }
        Optional<Argument> argument = positional();
        if (argument.isEmpty()) {
            throw values.unexpected(item.span().start());
        }
        if (argument.get().kind() instanceof Kind.Condition) {
            condition(argument.get(), item.span().start());
        } else {
            give(argument.get(), item.parts(), item.span());
        }
    }

    /// The name in front of `=`.
    private static Optional<String> name(Item item) {
        return item.parts().size() > 1
                        && item.first() instanceof Part.Word(String word, Span _)
                        && item.parts().get(1) instanceof Part.Equals
                        && isName(word)
                ? Optional.of(word)
                : Optional.empty();
    }

    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (!Character.isLetterOrDigit(letter) && letter != '.' && letter != '-') {
                return false;
            }
        }
        return true;
    }

    /// `.width` behind `channel.band=` is `channel.width`.
    private String full(String name) {
        return name.startsWith(".") ? group + name : name;
    }

    private static String group(String name) {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    /// A word by itself: `where`, a switch or `!name`.
    private boolean bare(String word, Item item) {
        Optional<Argument> exact = Words.exactArgument(command, word);
        if (exact.isPresent()
                && exact.get().kind() instanceof Kind.Condition
                && !given.containsKey(exact.get().name())) {
            whereTail(exact.get(), item);
            return true;
        }
        if (exact.isPresent() && exact.get().kind() instanceof Kind.Switch) {
            turnOn(exact.get());
            return true;
        }
        if (positional().isPresent()) {
            return false;
        }
        if (word.startsWith("!")) {
            Optional<Argument> argument = Words.argument(command, word.substring(1));
            argument.ifPresent(found -> unset.add(found.name()));
            return argument.isPresent();
        }
        Optional<Argument> abbreviated = Words.argument(command, word);
        if (abbreviated.isPresent() && abbreviated.get().kind() instanceof Kind.Switch) {
            turnOn(abbreviated.get());
            return true;
        }
        return false;
    }

    private void turnOn(Argument argument) {
        given.put(argument.name(), new Given.Expression(new Node.Constant(new Value.Bool(true))));
    }

    private void whereTail(Argument argument, Item where) {
        if (next >= items.size()) {
            throw new SyntaxException(resolver.source()
                    .error("missing value for " + argument.name(), where.span().end()));
        }
        condition(argument, items.get(next).span().start());
    }

    /// The rest of the statement is the condition.
    private void condition(Argument argument, int from) {
        Span span = new Span(from, items.getLast().span().end());
        next = items.size();
        given.put(
                argument.name(),
                new Given.Condition(
                        values.expressions().condition(resolver.shapes().condition(span))));
    }

    private Optional<Argument> positional() {
        for (String name : command.positional()) {
            if (!given.containsKey(name)) {
                return Words.exactArgument(command, name);
            }
        }
        return Optional.empty();
    }

    private boolean positionalIs(Class<? extends Kind> kind) {
        return positional().filter(argument -> kind.isInstance(argument.kind())).isPresent();
    }

    private void named(Argument argument, Item item) {
        List<Part> parts = item.parts().subList(2, item.parts().size());
        if (!parts.isEmpty()) {
            give(
                    argument,
                    parts,
                    new Span(parts.getFirst().span().start(), item.span().end()));
        } else if (next >= items.size()) {
            atEnd(argument, item);
        } else if (takesBlankBehindEquals(argument)) {
            Item value = items.get(next++);
            give(argument, value.parts(), value.span());
        } else {
            throw values.unexpected(items.get(next).span().start());
        }
    }

    private void atEnd(Argument argument, Item item) {
        if (takesBlankBehindEquals(argument)) {
            throw new SyntaxException(resolver.source()
                    .error("expected " + argument.name() + " value", item.span().end()));
        }
        given.put(argument.name(), new Given.Expression(new Node.Constant(new Value.Str(""))));
    }

    private static boolean takesBlankBehindEquals(Argument argument) {
        return switch (argument.kind()) {
            case Kind.Any(), Kind.Block(), Kind.VariableName(Use _), Kind.Condition() -> true;
            case Kind.Typed _, Kind.Text(), Kind.ItemNumbers(), Kind.Switch() -> false;
        };
    }

    private void give(Argument argument, List<Part> parts, Span span) {
        given.put(
                argument.name(),
                switch (argument.kind()) {
                    case Kind.Typed(Type type) -> new Given.Expression(typed(type, parts, span));
                    case Kind.ItemNumbers() -> new Given.Expression(values.typed(parts, span));
                    case Kind.Any() -> new Given.Expression(values.any(parts, span));
                    case Kind.Switch() -> new Given.Expression(truth(parts, span));
                    case Kind.Text() -> new Given.Expression(plainText(parts, span));
                    case Kind.Block() -> block(parts);
                    case Kind.VariableName(Use use) -> targets(use, parts);
                    case Kind.Condition() ->
                        new Given.Condition(
                                values.expressions().condition(resolver.shapes().condition(span)));
                });
    }

    /// A constant that the type can never be is an error of the text.
    private Node typed(Type type, List<Part> parts, Span span) {
        Node node = values.typed(parts, span);
        if (node instanceof Node.Constant(Value.Str(String text)) && !type.readable(text)) {
            throw resolver.source().syntaxError(span.start());
        }
        return node;
    }

    private Node truth(List<Part> parts, Span span) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Word(String word, Span at)) {
            return switch (word) {
                case "yes" -> new Node.Constant(new Value.Bool(true));
                case "no" -> new Node.Constant(new Value.Bool(false));
                default -> throw resolver.source().syntaxError(at.start());
            };
        }
        return values.typed(parts, span);
    }

    private Node plainText(List<Part> parts, Span span) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Brace(Span at, boolean closed)) {
            if (!closed) {
                throw missingBrace("expected closing brace");
            }
            return new Node.Constant(
                    new Value.Str(at.inside().of(resolver.source().text())));
        }
        return values.typed(parts, span);
    }

    private Given block(List<Part> parts) {
        if (parts.getFirst() instanceof Part.Brace brace) {
            if (parts.size() > 1) {
                throw values.unexpected(parts.get(1).span().start());
            }
            boolean function = use().filter(use -> !use.inBlocks()).isPresent();
            declareInBlocks();
            Variables inside = function ? Variables.ofFunction() : isGlobal() ? inBlocks.block() : inBlocks.open();
            return new Given.Block(resolver.block(brace, values.menu(), inside, "expected closing brace"), function);
        }
        throw resolver.source().syntaxError(parts.getFirst().span().start());
    }

    private Given targets(Use use, List<Part> parts) {
        Part part = parts.getFirst();
        if (parts.size() > 1) {
            throw values.unexpected(parts.get(1).span().start());
        }
        return switch (part) {
            case Part.Word(String text, Span at) -> {
                List<Given.Target> targets = new ArrayList<>();
                for (String name : text.split(",", -1)) {
                    targets.add(target(use, name, at.start()));
                }
                yield new Given.Targets(targets);
            }
            case Part.Quoted(List<Piece> pieces, Span at, boolean closed)
            when closed && values.text(pieces) instanceof Node.Constant(Value name) ->
                new Given.Targets(List.of(target(use, ((Value.Str) name).bytes(), at.start())));
            case Part.Variable(String name, Span at) -> new Given.Targets(List.of(target(use, name, at.start())));
            case Part.Parenthesis(Span at, boolean closed) when closed -> element(at);
            case Part.Quoted _, Part.Parenthesis _, Part.Bracket _, Part.Brace _, Part.Equals _ ->
                throw new SyntaxException(resolver.source()
                        .error("expected variable name", part.span().start()));
        };
    }

    private Given.Target target(Use use, String name, int at) {
        return switch (use) {
            case LOCAL -> new Given.Target(name, Variables.Kind.LOCAL, List.of());
            case GLOBAL -> new Given.Target(name, Variables.Kind.GLOBAL, List.of());
            case COUNTER -> new Given.Target(name, Variables.Kind.LOOP, List.of());
            case IN_BLOCKS -> new Given.Target(name, Variables.Kind.LOCAL, List.of());
            case ASSIGNED -> {
                if (!variables.isDeclared(name)) {
                    throw resolver.source().syntaxError(at);
                }
                yield new Given.Target(name, variables.find(name).orElseThrow(), List.of());
            }
        };
    }

    /// `($array->"key"->0)`.
    private Given element(Span at) {
        Expression expression = resolver.shapes().expression(at);
        if (expression instanceof Expression.Chain(Expression.Variable(String name, Span where), var rest, Span _)
                && rest.stream().allMatch(link -> link.operator() == Operator.ELEMENT)) {
            List<Node> keys = rest.stream()
                    .map(link -> values.expressions().node(link.operand()))
                    .toList();
            Node variable = values.variable(name, where);
            return new Given.Targets(List.of(new Given.Target(name, ((Node.Variable) variable).kind(), keys)));
        }
        throw new SyntaxException(resolver.source().error("expected variable name", at.start()));
    }

    private Optional<Use> use() {
        for (Argument argument : command.arguments()) {
            if (argument.kind() instanceof Kind.VariableName(Use use)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }

    /// Declarations become known behind the statement.
    private void declare() {
        if (use().filter(use -> use == Use.LOCAL || use == Use.GLOBAL).isPresent()) {
            targets().forEach(target -> variables.declare(target.name(), target.kind()));
        }
    }

    private void declareInBlocks() {
        if (use().filter(Use::inBlocks).isPresent()) {
            targets().forEach(target -> inBlocks.declare(target.name(), target.kind()));
        }
    }

    private List<Given.Target> targets() {
        List<Given.Target> targets = new ArrayList<>();
        for (Given one : given.values()) {
            if (one instanceof Given.Targets(List<Given.Target> named)) {
                targets.addAll(named);
            }
        }
        return targets;
    }

    private void wrong(String message, int at) {
        if (deferred.isEmpty()) {
            deferred = Optional.of(
                    new SyntaxError(message, resolver.source().position(at), SyntaxError.Kind.UNKNOWN_ARGUMENT));
        }
    }

    private SyntaxException missingBrace(String message) {
        return new SyntaxException(
                resolver.source().error(message, resolver.source().text().length()));
    }
}
