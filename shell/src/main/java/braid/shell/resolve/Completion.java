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
import braid.shell.resolve.Words.Found;
import braid.shell.schema.Argument;
import braid.shell.schema.Argument.Kind;
import braid.shell.schema.Command;
import braid.shell.schema.Menu;
import braid.shell.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be typed at the end of a text, from the declarations.
public final class Completion {
    private final Source source;
    private final Menu root;
    private final Variables variables;
    private final Type.Names names;
    private final int cursor;

    private Completion(Source source, Menu root, Variables variables, Type.Names names) {
        this.source = source;
        this.root = root;
        this.variables = variables;
        this.names = names;
        this.cursor = source.text().length();
    }

    /// The words that may stand at the end of `text`.
    ///
    /// @param text bytes up to the cursor
    /// @param menu where the text begins
    public static Candidates at(String text, Menu root, Menu menu, Variables variables, Type.Names names) {
        Completion completion = new Completion(new Source(text), root, variables, names);
        try {
            return completion.statements(0, Words.at(root, menu.path()));
        } catch (SyntaxException e) {
            return Candidates.none(text.length());
        }
    }

    /// Statements from `start` to the cursor: goes to where the cursor is.
    private Candidates statements(int start, Menu menu) {
        StatementReader reader = new Shapes(source).statements(new Span(start, cursor));
        Menu current = menu;
        Optional<Statement> last = Optional.empty();
        for (var read = reader.next(); read.isPresent(); read = reader.next()) {
            last.ifPresent(this::declared);
            if (last.isPresent() && end(last.get(), current) instanceof Path.End.OfMenu(Menu entered)) {
                current = entered;
            }
            last = Optional.of(read.get().statement());
        }
        if (last.isPresent() && !reader.endsInStatement()) {
            if (end(last.get(), current) instanceof Path.End.OfMenu(Menu entered)) {
                current = entered;
            }
            last.ifPresent(this::declared);
            last = Optional.empty();
        }
        Optional<Part> open = last.flatMap(this::open);
        return open.isPresent() ? inside(open.get(), last.get(), current) : word(last, current);
    }

    /// The names that `:local x` and `:global x` before the cursor declare.
    private void declared(Statement statement) {
        List<Item> items = statement.items();
        if (items.size() > 1
                && items.get(0).first() instanceof Part.Word(String word, Span _)
                && (word.endsWith("local") || word.endsWith("global"))
                && items.get(1).first() instanceof Part.Word(String name, Span _)) {
            variables.declare(name, word.endsWith("local") ? Variables.Kind.LOCAL : Variables.Kind.GLOBAL);
        }
    }

    /// The bracket or the quoted text that the cursor is in.
    private Optional<Part> open(Statement statement) {
        if (statement.items().isEmpty()) {
            return Optional.empty();
        }
        Part part = statement.items().getLast().parts().getLast();
        boolean open = switch (part) {
            case Part.Bracket(Span _, boolean closed) -> !closed;
            case Part.Brace(Span _, boolean closed) -> !closed;
            case Part.Parenthesis(Span _, boolean closed) -> !closed;
            case Part.Quoted quoted -> !quoted.closed();
            case Part.Word _, Part.Equals _, Part.Variable _ -> false;
        };
        return open ? Optional.of(part) : Optional.empty();
    }

    private Candidates inside(Part part, Statement statement, Menu menu) {
        int start = part.span().start() + 1;
        Menu inMenu = menuOf(statement, menu);
        return switch (part) {
            case Part.Bracket _, Part.Parenthesis _ -> statements(start, inMenu);
            case Part.Brace _ -> isText(statement, menu) ? Candidates.none(cursor) : statements(start, inMenu);
            case Part.Quoted quoted -> inQuotes(quoted, inMenu);
            case Part.Word _, Part.Equals _, Part.Variable _ -> throw new IllegalStateException("no bracket " + part);
        };
    }

    private Candidates inQuotes(Part.Quoted quoted, Menu menu) {
        if (quoted.pieces().isEmpty()) {
            return Candidates.none(cursor);
        }
        return switch (quoted.pieces().getLast()) {
            case Piece.Bracket(Span span) when span.end() == cursor -> statements(span.start() + 2, menu);
            case Piece.Parenthesis(Span span) when span.end() == cursor -> statements(span.start() + 2, menu);
            case Piece.Variable(String name, Span span) when span.end() == cursor -> variables(name);
            case Piece.Bracket _, Piece.Parenthesis _, Piece.Variable _, Piece.Literal _ -> Candidates.none(cursor);
        };
    }

    /// Whether the braces at the cursor hold plain text (`source={`).
    private boolean isText(Statement statement, Menu menu) {
        return end(statement, menu) instanceof Path.End.OfCommand command
                && !command.arguments().isEmpty()
                && argument(command.command(), command.arguments().getLast())
                        .filter(argument -> argument.kind() instanceof Kind.Text)
                        .isPresent();
    }

    private Menu menuOf(Statement statement, Menu menu) {
        return switch (end(statement, menu)) {
            case Path.End.OfMenu(Menu entered) -> entered;
            case Path.End.OfBlock(Menu entered, Part.Brace _) -> entered;
            case Path.End.OfCommand command -> command.menu().path().equals("/") ? menu : command.menu();
            case Path.End.OfError _ -> menu;
        };
    }

    private Path.End end(Statement statement, Menu menu) {
        try {
            return Path.read(source, statement, root, menu, new ArrayList<>());
        } catch (SyntaxException e) {
            return new Path.End.OfError(menu, e.error(), "");
        }
    }

    /// Candidates for the word that ends at the cursor.
    private Candidates word(Optional<Statement> statement, Menu menu) {
        int from = cursor;
        while (from > 0 && isWordChar(source.text().charAt(from - 1))) {
            from--;
        }
        char before = from == 0 ? ' ' : source.text().charAt(from - 1);
        if (before == '$') {
            return variables(source.text().substring(from));
        }
        int start = statement.map(last -> last.span().start()).orElse(from);
        Optional<Statement> head = start >= from ? Optional.empty() : head(start, from);
        if (head.isEmpty()) {
            return new Candidates(
                    from,
                    words(menu, source.text().substring(from), !menu.path().equals("/")));
        }
        boolean boundary = " \t\n/:=,!".indexOf(before) >= 0;
        if (!boundary) {
            return Candidates.none(cursor);
        }
        return switch (end(head.get(), menu)) {
            case Path.End.OfMenu(Menu entered) ->
                new Candidates(from, words(entered, source.text().substring(from), false));
            case Path.End.OfCommand command -> arguments(command, from, before);
            case Path.End.OfBlock _, Path.End.OfError _ -> Candidates.none(cursor);
        };
    }

    private Optional<Statement> head(int start, int end) {
        return new Shapes(source).statements(new Span(start, end)).next().map(StatementReader.Read::statement);
    }

    private List<Candidate> words(Menu menu, String prefix, boolean withGlobal) {
        Stream<Found> all = Words.all(menu).stream();
        if (withGlobal) {
            all = Stream.concat(
                    all,
                    Words.all(root).stream()
                            .filter(Found.OfCommand.class::isInstance)
                            .filter(found -> menu.command(Words.name(found)).isEmpty()));
        }
        return Likeness.of(all.toList(), prefix, Words::name).stream()
                .map(found -> switch (found) {
                    case Found.OfMenu(Menu child) ->
                        new Candidate(Words.nameOf(child), Candidate.Kind.DIR, " ", child.help());
                    case Found.OfCommand(Menu _, Command command) ->
                        new Candidate(command.name(), Candidate.Kind.CMD, " ", command.help());
                })
                .toList();
    }

    private Candidates arguments(Path.End.OfCommand end, int from, char before) {
        Command command = end.command();
        Optional<Item> last = end.arguments().isEmpty()
                ? Optional.empty()
                : Optional.of(end.arguments().getLast());
        boolean inItem = last.isPresent() && last.get().span().end() == from;
        boolean negates =
                before == '!' && from > 1 && "=,".indexOf(source.text().charAt(from - 2)) >= 0;
        if (inItem && (before == '=' || before == ',' || negates)) {
            String prefix = source.text().substring(from);
            return argument(command, last.get())
                    .or(() -> positional(end))
                    .map(argument -> new Candidates(
                            from, values(argument, end.menu(), prefix), argument.name() + " -- " + argument.help()))
                    .orElse(Candidates.none(cursor));
        }
        String prefix = source.text().substring(from);
        Set<String> given = end.arguments().stream()
                .flatMap(item -> given(command, item).stream())
                .collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        if (given.contains("where") || isCondition(end)) {
            properties(end.menu(), prefix, candidates);
        }
        if (!given.contains("where")) {
            positional(end).ifPresent(argument -> candidates.addAll(values(argument, end.menu(), prefix)));
            List<Argument> open = command.arguments().stream()
                    .filter(argument -> !given.contains(argument.name()))
                    .toList();
            boolean named = !candidates.isEmpty();
            (named ? Likeness.begins(open, prefix, Argument::name) : Likeness.of(open, prefix, Argument::name))
                    .stream()
                            .map(argument -> new Candidate(
                                    argument.name(), Candidate.Kind.ARG, append(argument), argument.help()))
                            .forEach(candidates::add);
        }
        return new Candidates(from, candidates);
    }

    private static boolean isCondition(Path.End.OfCommand end) {
        return positional(end)
                .filter(argument -> argument.kind() instanceof Kind.Condition)
                .isPresent();
    }

    /// What a condition may name: the properties of the menu's items, each once, and their flags.
    private static void properties(Menu menu, String prefix, List<Candidate> candidates) {
        Stream<Argument> settable = Stream.of("add", "set")
                .flatMap(name -> menu.command(name).stream())
                .flatMap(command -> command.arguments().stream())
                .filter(argument -> argument.kind() instanceof Kind.Typed);
        Map<String, Argument> named = new LinkedHashMap<>();
        Stream.concat(settable, menu.conditions().stream())
                .filter(argument -> argument.name().startsWith(prefix))
                .forEach(argument -> named.putIfAbsent(argument.name(), argument));
        named.values()
                .forEach(argument -> candidates.add(
                        new Candidate(argument.name(), Candidate.Kind.ARG, append(argument), argument.help())));
    }

    private static String append(Argument argument) {
        return switch (argument.kind()) {
            case Kind.Switch(), Kind.Condition() -> " ";
            case Kind.Typed _, Kind.Any(), Kind.Block(), Kind.VariableName _, Kind.Text(), Kind.ItemNumbers() -> "=";
        };
    }

    private List<Candidate> values(Argument argument, Menu menu, String prefix) {
        List<String> words = switch (argument.kind()) {
            case Kind.Typed(Type type) -> words(type, menu);
            case Kind.ItemNumbers() -> names.of(menu.path());
            case Kind.Switch() -> List.of("no", "yes");
            case Kind.Any(), Kind.Block(), Kind.Condition(), Kind.VariableName _, Kind.Text() -> List.of();
        };
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> new Candidate(word, Candidate.Kind.VALUE, " ", ""))
                .toList();
    }

    private List<String> words(Type type, Menu menu) {
        Stream<String> others =
                type.alsoValuesOf().stream().flatMap(property -> names.values(menu.path(), property).stream());
        return Stream.concat(type.words(names).stream(), others).distinct().toList();
    }

    /// The name of the argument that an item gives; a bare value counts for the positional that it is.
    private static Optional<String> given(Command command, Item item) {
        return argument(command, item).map(Argument::name);
    }

    private static Optional<Argument> argument(Command command, Item item) {
        return item.first() instanceof Part.Word(String word, Span _)
                ? Words.argument(command, word)
                : Optional.empty();
    }

    private static Optional<Argument> positional(Path.End.OfCommand end) {
        long bare = end.arguments().stream()
                .filter(item -> given(end.command(), item).isEmpty())
                .count();
        return end.command().positional().stream()
                .filter(name -> end.arguments().stream()
                        .noneMatch(item ->
                                given(end.command(), item).filter(name::equals).isPresent()))
                .skip(bare)
                .findFirst()
                .flatMap(name -> Words.exactArgument(end.command(), name));
    }

    private Candidates variables(String prefix) {
        return new Candidates(
                cursor - prefix.length(),
                variables.names().stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> new Candidate(name, Candidate.Kind.VARIABLE, "", ""))
                        .toList());
    }

    private static boolean isWordChar(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "-_.*<>".indexOf(letter) >= 0;
    }
}
