package braid.shell.router;

import braid.grammar.ast.Part;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import braid.grammar.parse.Source;
import braid.grammar.parse.StatementReader;
import braid.grammar.parse.SyntaxError;
import braid.grammar.parse.SyntaxException;
import braid.shell.resolve.Call;
import braid.shell.resolve.Resolver;
import java.util.Optional;

/// The statements of a file, one at a time, for whoever has something to say about each of them, wrong ones included.
///
/// A path that no menu answers to leads into an unknown menu: what follows is unknown too, up to the next path.
final class FileCalls {
    private final Source source;
    private final Resolver.Calls calls;
    private boolean lost;
    private boolean ended;

    /// @param calls of the same text, none of them taken yet
    FileCalls(String text, Resolver.Calls calls) {
        this.source = new Source(text);
        this.calls = calls;
    }

    /// A statement of the file.
    sealed interface Read {
        /// Where it stands.
        Span span();

        /// What it means, be it that a word of it is unknown.
        record Meant(Call call, Span span) implements Read {}

        /// It is no command line.
        ///
        /// @param torn nobody can say where it ends, so what follows may be a part of it
        record Bad(SyntaxError error, Span span, boolean torn) implements Read {}
    }

    /// 1-based.
    int line(Read read) {
        return source.position(read.span().start()).line();
    }

    String text(Read read) {
        return read.span().of(source.text()).strip();
    }

    Optional<Read> next() {
        if (ended) {
            return Optional.empty();
        }
        Optional<StatementReader.Read> read;
        try {
            read = calls.peek();
        } catch (SyntaxException e) {
            ended = true;
            return Optional.of(new Read.Bad(e.error(), rest(e.error().position().offset()), true));
        }
        return read.map(this::next);
    }

    private Read next(StatementReader.Read read) {
        Statement statement = read.statement();
        if (read.error().isPresent()) {
            return new Read.Bad(
                    error(read).orElse(read.error().get()),
                    new Span(statement.span().start(), lineEnd(statement.span().end())),
                    true);
        }
        boolean path = source.text().charAt(statement.span().start()) == '/';
        if (lost && !path && !isGlobal(statement)) {
            calls.skip();
            return new Read.Meant(new Call.Wrong(unknownCommand(statement), ""), statement.span());
        }
        try {
            Call call = calls.next().orElseThrow();
            lost = (lost && !path) || (path && call instanceof Call.Wrong && !hasArguments(statement));
            return new Read.Meant(call, statement.span());
        } catch (SyntaxException e) {
            lost = (lost && !path) || (path && !hasArguments(statement));
            return new Read.Bad(e.error(), statement.span(), false);
        }
    }

    /// Of a statement that cannot be read to its end, the error that comes first in the text.
    private Optional<SyntaxError> error(StatementReader.Read read) {
        try {
            calls.next();
            return read.error();
        } catch (SyntaxException e) {
            return Optional.of(e.error());
        }
    }

    private boolean isGlobal(Statement statement) {
        return ":{[($".indexOf(source.text().charAt(statement.span().start())) >= 0;
    }

    private static boolean hasArguments(Statement statement) {
        return statement.items().stream()
                .flatMap(item -> item.parts().stream())
                .anyMatch(Part.Equals.class::isInstance);
    }

    private SyntaxError unknownCommand(Statement statement) {
        int start = statement.span().start();
        String word = statement.items().getFirst().span().of(source.text());
        return new SyntaxError("bad command name " + word, source.position(start), SyntaxError.Kind.UNKNOWN_COMMAND);
    }

    private int lineEnd(int from) {
        int end = source.text().indexOf('\n', from);
        return end < 0 ? source.text().length() : end;
    }

    private Span rest(int from) {
        return new Span(from, source.text().length());
    }
}
