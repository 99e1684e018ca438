package braid.shell.resolve;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Position;
import braid.grammar.parse.Shapes;
import braid.grammar.parse.Source;
import braid.grammar.parse.StatementReader;
import braid.grammar.parse.SyntaxError;
import braid.grammar.parse.SyntaxException;
import braid.shell.schema.Menu;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statements to calls, one at a time. Every fatal error is a [SyntaxException]; the others become calls
/// that fail.
public final class Resolver {
    private final Source source;
    private final Menu root;
    private final Shapes shapes;

    /// @param root the tree with the language's own commands in it
    public Resolver(Source source, Menu root) {
        this.source = source;
        this.root = root;
        this.shapes = new Shapes(source);
    }

    /// Calls of a text, in order, each in the menu that the ones before it left.
    public final class Calls {
        private final StatementReader reader;
        private final Variables variables;
        private Optional<StatementReader.Read> ahead = Optional.empty();
        private Menu menu;

        private Calls(StatementReader reader, Menu menu, Variables variables) {
            this.reader = reader;
            this.menu = menu;
            this.variables = variables;
        }

        /// The statement that the next call comes from, or as much of it as can be read.
        public Optional<StatementReader.Read> peek() {
            if (ahead.isEmpty()) {
                ahead = reader.next();
            }
            return ahead;
        }

        /// Leaves the next statement out.
        public void skip() {
            peek();
            ahead = Optional.empty();
        }

        /// The next call. After a [SyntaxException] it can go on with the statement that follows.
        public Optional<Call> next() {
            Optional<StatementReader.Read> read = peek();
            ahead = Optional.empty();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Call call = call(read.get(), menu, variables);
            if (call instanceof Call.Enter(Menu entered)) {
                menu = entered;
            }
            return Optional.of(call);
        }
    }

    /// The calls of a whole text, read as they are asked for.
    public Calls calls(Menu menu, Variables variables) {
        return new Calls(shapes.statements(source.whole()), menu, variables);
    }

    /// The first fatal error of the text, if it has one.
    ///
    /// @param between called before each statement; what it throws ends the reading
    public Optional<SyntaxError> check(Menu menu, Variables variables, Runnable between) {
        try {
            Calls calls = calls(menu, variables);
            for (Optional<Call> call = calls.next(); call.isPresent(); ) {
                between.run();
                call = calls.next();
            }
            return Optional.empty();
        } catch (SyntaxException e) {
            return Optional.of(e.error());
        }
    }

    /// The whole text at once, for code that is kept.
    public Code code(Menu menu, Variables variables) {
        return code(source.whole(), menu, variables);
    }

    Source source() {
        return source;
    }

    Shapes shapes() {
        return shapes;
    }

    /// The statements between the brackets of `span`.
    Code code(Span inside, Menu menu, Variables variables) {
        Calls calls = new Calls(shapes.statements(inside), menu, variables);
        List<Call> all = new ArrayList<>();
        for (Optional<Call> call = calls.next(); call.isPresent(); call = calls.next()) {
            all.add(call.get());
        }
        return new Code(all);
    }

    /// The statements of `{...}`.
    ///
    /// @param missing the error when the closing brace is missing
    Code block(Part.Brace brace, Menu menu, Variables variables, String missing) {
        Span inside = brace.closed()
                ? brace.span().inside()
                : new Span(brace.span().start() + 1, brace.span().end());
        Code code = code(inside, menu, variables);
        if (!brace.closed()) {
            throw new SyntaxException(source.error(missing, source.text().length()));
        }
        return code;
    }

    private Call call(StatementReader.Read read, Menu menu, Variables variables) {
        Statement statement = read.statement();
        if (statement.items().isEmpty()) {
            throw new SyntaxException(read.error().orElseThrow());
        }
        Call call = call(statement, menu, variables);
        if (read.error().isPresent()) {
            throw new SyntaxException(read.error().get());
        }
        return call;
    }

    private Call call(Statement statement, Menu menu, Variables variables) {
        Item head = statement.items().getFirst();
        return switch (head.first()) {
            case Part.Brace brace -> block(brace, statement, menu, variables);
            case Part.Variable _, Part.Parenthesis _, Part.Bracket _ -> apply(statement, menu, variables);
            case Part.Word _ -> path(statement, menu, variables);
            case Part.Equals _, Part.Quoted _ ->
                throw new SyntaxException(
                        source.error("expected command name", head.span().start()));
        };
    }

    private Call path(Statement statement, Menu menu, Variables variables) {
        Path.End end = Path.read(source, statement, root, menu, new ArrayList<>());
        return switch (end) {
            case Path.End.OfMenu(Menu entered) -> new Call.Enter(entered);
            case Path.End.OfBlock(Menu inMenu, Part.Brace brace) -> block(brace, statement, inMenu, variables);
            case Path.End.OfError(Menu _, SyntaxError error, String rest) -> new Call.Wrong(error, rest);
            case Path.End.OfCommand command -> new Arguments(this, command, menu, variables).call(statement);
        };
    }

    private Call block(Part.Brace brace, Statement statement, Menu menu, Variables variables) {
        Code code = block(brace, menu, variables.block(), "missing closing brace");
        int end = brace.span().end();
        if (end < statement.span().end()) {
            int next = statement.items().stream()
                    .flatMap(item -> item.parts().stream())
                    .mapToInt(part -> part.span().start())
                    .filter(start -> start >= end)
                    .min()
                    .orElse(end);
            throw new SyntaxException(source.error("expected end of command", next));
        }
        return new Call.Block(code);
    }

    /// `$function 1 name=2`: positional and named parameters.
    private Call apply(Statement statement, Menu menu, Variables variables) {
        Values values = new Values(this, menu, variables);
        Item head = statement.items().getFirst();
        Node callee = values.head(head.parts(), head.span());
        List<Node> positional = new ArrayList<>();
        Map<String, Node> named = new LinkedHashMap<>();
        for (Item item : statement.items().subList(1, statement.items().size())) {
            List<Part> parts = item.parts();
            if (parts.size() > 2
                    && parts.get(0) instanceof Part.Word(String name, Span _)
                    && parts.get(1) instanceof Part.Equals) {
                List<Part> value = parts.subList(2, parts.size());
                named.put(
                        name,
                        values.any(
                                value,
                                new Span(
                                        value.getFirst().span().start(),
                                        item.span().end())));
            } else {
                positional.add(values.any(parts, item.span()));
            }
        }
        Position at = source.position(statement.span().start());
        return new Call.Apply(callee, head.span().of(source.text()), positional, named, at);
    }
}
