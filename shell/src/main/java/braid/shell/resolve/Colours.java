package braid.shell.resolve;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.grammar.parse.StatementReader;
import braid.grammar.parse.SyntaxException;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Argument.Use;
import braid.shell.schema.Menu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The colour of each byte of a text, also of an unfinished one.
public final class Colours {
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "in", "any");
    private static final String OPERATORS = "+-*/%<>=!~|^&.,";

    private final Source source;
    private final Menu root;
    private final Colour[] colours;

    private Colours(Source source, Menu root) {
        this.source = source;
        this.root = root;
        this.colours = new Colour[source.text().length()];
        Arrays.fill(colours, Colour.NONE);
    }

    /// One colour a byte.
    ///
    /// @param menu where the text begins
    /// @param variables what the text finds declared
    public static List<Colour> of(String text, Menu root, Menu menu, Variables variables) {
        Source source = new Source(text);
        Colours colours = new Colours(source, root);
        Menu start = Words.at(root, menu.path());
        new Resolver(source, root)
                .check(start, variables.open(), () -> {})
                .ifPresentOrElse(
                        error -> {
                            colours.statements(source.whole(), start, variables.open());
                            colours.paint(new Span(error.position().offset(), text.length()), Colour.ERROR);
                        },
                        () -> colours.statements(source.whole(), start, variables.open()));
        return List.of(colours.colours);
    }

    private void statements(Span span, Menu menu, Variables variables) {
        Menu current = menu;
        int painted = span.start();
        try {
            StatementReader reader = new Shapes(source).statements(span);
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                Statement statement = read.get().statement();
                between(new Span(painted, statement.span().start()));
                painted = statement.span().end();
                current = statement(statement, current, variables);
            }
        } catch (SyntaxException e) {
            paint(new Span(e.error().position().offset(), span.end()), Colour.ERROR);
            return;
        }
        between(new Span(Math.min(painted, span.end()), span.end()));
    }

    /// Separators and comments.
    private void between(Span span) {
        boolean comment = false;
        for (int at = span.start(); at < span.end(); at++) {
            char letter = source.text().charAt(at);
            comment = letter != '\n' && (comment || letter == '#');
            colours[at] = comment ? Colour.COMMENT : letter == ';' ? Colour.SYNTAX_META : Colour.NONE;
        }
    }

    private Menu statement(Statement statement, Menu menu, Variables variables) {
        if (statement.items().isEmpty()) {
            return menu;
        }
        if (!(statement.items().getFirst().first() instanceof Part.Word)) {
            statement.items().forEach(item -> parts(item.parts(), menu, variables, true));
            return menu;
        }
        List<Path.Step> steps = new ArrayList<>();
        try {
            Path.End end = Path.read(source, statement, root, menu, steps);
            return switch (end) {
                case Path.End.OfMenu(Menu entered) -> entered;
                case Path.End.OfBlock(Menu entered, Part.Brace brace) -> {
                    block(brace.span(), brace.closed(), entered, variables.block());
                    yield menu;
                }
                case Path.End.OfCommand command -> {
                    arguments(command, menu, variables);
                    yield menu;
                }
                case Path.End.OfError _ -> menu;
            };
        } catch (SyntaxException e) {
            return menu;
        } finally {
            steps.forEach(step -> paint(step.span(), colour(step.role())));
        }
    }

    private static Colour colour(Path.Role role) {
        return switch (role) {
            case MENU -> Colour.DIR;
            case COMMAND -> Colour.CMD;
            case WRONG -> Colour.ERROR;
        };
    }

    private void arguments(Path.End.OfCommand end, Menu current, Variables variables) {
        Menu inside = end.menu().path().equals("/") ? current : end.menu();
        Variables inBlocks = variables.block();
        List<Argument> free = new ArrayList<>();
        end.command()
                .positional()
                .forEach(name -> Words.exactArgument(end.command(), name).ifPresent(free::add));
        boolean condition = false;
        for (Item item : end.arguments()) {
            Optional<Argument> named = condition ? Optional.empty() : named(end, item);
            if (named.isPresent()) {
                free.remove(named.get());
                paint(item.first().span(), Colour.ARG);
                condition = named.get().kind() instanceof Kind.Condition;
                List<Part> value = item.parts().subList(1, item.parts().size());
                value(named, value, inside, variables, inBlocks(end, inBlocks));
            } else {
                Optional<Argument> positional =
                        free.isEmpty() || condition ? Optional.empty() : Optional.of(free.removeFirst());
                condition |= positional
                        .filter(argument -> argument.kind() instanceof Kind.Condition)
                        .isPresent();
                value(
                        condition ? Optional.empty() : positional,
                        item.parts(),
                        inside,
                        variables,
                        inBlocks(end, inBlocks));
            }
        }
    }

    /// What blocks of the command find: the body of a function finds nothing.
    private static Variables inBlocks(Path.End.OfCommand end, Variables inBlocks) {
        boolean function = end.command().arguments().stream()
                .anyMatch(argument -> argument.kind() instanceof Kind.VariableName(Use use) && !use.inBlocks());
        return function ? Variables.ofFunction() : inBlocks;
    }

    private static Optional<Argument> named(Path.End.OfCommand end, Item item) {
        if (!(item.first() instanceof Part.Word(String word, Span _))) {
            return Optional.empty();
        }
        boolean equals = item.parts().size() > 1 && item.parts().get(1) instanceof Part.Equals;
        return Words.argument(end.command(), word.startsWith("!") ? word.substring(1) : word)
                .filter(argument -> equals
                        || word.startsWith("!")
                        || argument.kind() instanceof Kind.Switch
                        || argument.kind() instanceof Kind.Condition);
    }

    private void value(
            Optional<Argument> argument, List<Part> parts, Menu menu, Variables variables, Variables inBlocks) {
        Optional<Kind> kind = argument.map(Argument::kind);
        if (kind.isPresent() && kind.get() instanceof Kind.VariableName(Use use)) {
            parts.forEach(part -> declared(use, part, variables, inBlocks));
            return;
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Brace(Span span, boolean closed) && kind.isPresent()) {
            parts(parts.subList(0, parts.size() - 1), menu, variables, false);
            if (kind.get() instanceof Kind.Block) {
                block(span, closed, menu, inBlocks.block());
            } else if (!(kind.get() instanceof Kind.Text)) {
                expression(span, closed, menu, variables);
            }
            return;
        }
        parts(parts, menu, variables, kind.isEmpty());
    }

    private void declared(Use use, Part part, Variables variables, Variables inBlocks) {
        if (part instanceof Part.Equals(Span span)) {
            paint(span, Colour.SYNTAX_META);
            return;
        }
        String name = part.span().of(source.text()).replace("\"", "");
        Variables.Kind kind = switch (use) {
            case LOCAL -> Variables.Kind.LOCAL;
            case GLOBAL -> Variables.Kind.GLOBAL;
            case COUNTER -> Variables.Kind.LOOP;
            case IN_BLOCKS -> Variables.Kind.LOCAL;
            case ASSIGNED -> variables.find(name).orElse(Variables.Kind.PARAMETER);
        };
        if (use != Use.ASSIGNED) {
            for (String one : name.split(",", -1)) {
                (use.inBlocks() ? inBlocks : variables).declare(one, kind);
            }
        }
        paint(part.span(), colour(Optional.of(kind)));
    }

    private void parts(List<Part> parts, Menu menu, Variables variables, boolean operators) {
        for (Part part : parts) {
            switch (part) {
                case Part.Word(String _, Span span) -> {
                    if (operators) {
                        operators(span);
                    }
                }
                case Part.Equals(Span span) -> paint(span, Colour.SYNTAX_META);
                case Part.Variable(String name, Span span) -> variable(name, span, variables);
                case Part.Quoted quoted -> quoted(quoted, menu, variables);
                case Part.Parenthesis(Span span, boolean closed) -> expression(span, closed, menu, variables);
                case Part.Bracket(Span span, boolean closed) -> block(span, closed, menu, variables.block());
                case Part.Brace(Span span, boolean closed) -> block(span, closed, menu, variables.block());
            }
        }
    }

    private void operators(Span span) {
        if (WORD_OPERATORS.contains(span.of(source.text()))) {
            paint(span, Colour.SYNTAX_META);
        }
        for (int at = span.start(); at < span.end(); at++) {
            boolean alone = span.end() - span.start() <= 3
                    && OPERATORS.indexOf(source.text().charAt(at)) >= 0;
            if (alone) {
                colours[at] = Colour.SYNTAX_META;
            }
        }
    }

    private void quoted(Part.Quoted quoted, Menu menu, Variables variables) {
        Span span = quoted.span();
        paint(new Span(span.start(), span.start() + 1), Colour.SYNTAX_META);
        if (quoted.closed()) {
            paint(new Span(span.end() - 1, span.end()), Colour.SYNTAX_META);
        }
        for (Piece piece : quoted.pieces()) {
            switch (piece) {
                case Piece.Literal(String _, Span at) -> {
                    if (source.text().charAt(at.start()) == '\\') {
                        paint(at, Colour.ESCAPED);
                    }
                }
                case Piece.Variable(String name, Span at) -> variable(name, at, variables);
                case Piece.Parenthesis(Span at) ->
                    expression(new Span(at.start() + 1, at.end()), true, menu, variables);
                case Piece.Bracket(Span at) -> block(new Span(at.start() + 1, at.end()), true, menu, variables.block());
            }
        }
    }

    private void variable(String name, Span span, Variables variables) {
        paint(new Span(span.start(), span.start() + 1), Colour.SYNTAX_META);
        paint(new Span(span.start() + 1, span.end()), colour(variables.find(name)));
    }

    private static Colour colour(Optional<Variables.Kind> kind) {
        return kind.map(known -> switch (known) {
                    case LOCAL -> Colour.VARIABLE_LOCAL;
                    case GLOBAL -> Colour.VARIABLE_GLOBAL;
                    case LOOP -> Colour.VARIABLE_AUTO;
                    case PARAMETER -> Colour.VARIABLE_PARAMETER;
                })
                .orElse(Colour.VARIABLE_UNDEFINED);
    }

    private void block(Span span, boolean closed, Menu menu, Variables variables) {
        statements(brackets(span, closed), menu, variables);
    }

    /// An expression or an array: its words are not commands.
    private void expression(Span span, boolean closed, Menu menu, Variables variables) {
        StatementReader reader = new Shapes(source).statements(brackets(span, closed));
        for (var read = reader.next(); read.isPresent(); read = reader.next()) {
            for (Item item : read.get().statement().items()) {
                for (Part part : item.parts()) {
                    if (part instanceof Part.Brace(Span at, boolean closedInside)) {
                        expression(at, closedInside, menu, variables);
                    } else {
                        parts(List.of(part), menu, variables, true);
                    }
                }
            }
        }
    }

    private Span brackets(Span span, boolean closed) {
        paint(new Span(span.start(), span.start() + 1), Colour.SYNTAX_META);
        if (!closed) {
            return new Span(span.start() + 1, span.end());
        }
        paint(new Span(span.end() - 1, span.end()), Colour.SYNTAX_META);
        return span.inside();
    }

    private void paint(Span span, Colour colour) {
        Arrays.fill(colours, Math.min(span.start(), colours.length), Math.min(span.end(), colours.length), colour);
    }
}
