package braid.grammar.parse;

import braid.grammar.antlr.CommandLexer;
import braid.grammar.antlr.CommandParser;
import braid.grammar.ast.Item;
import braid.grammar.ast.Span;
import braid.grammar.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// The statements of a text, one at a time, so that a tree lives for one statement.
public final class StatementReader {
    /// What may stand before the first statement; between statements the lexer skips it.
    private static final Pattern BEFORE_FIRST = Pattern.compile("(?:[ \\t\\r\\n;]*+(?:\\\\\\r?\\n)?+#[^\\n]*+)*+");

    /// A statement, or as much of it as could be read.
    ///
    /// @param error what ends the reading behind the statement's last item
    public record Read(Statement statement, Optional<SyntaxError> error) {}

    private final Source source;
    private final Span span;
    private final Tokens tokens;
    private final CommandParser parser = Shapes.parser();
    private final boolean plain;
    private boolean lastHasItems;

    StatementReader(Source source, Span span) {
        this(source, span, true);
    }

    /// @param plain whether statements that need neither lexer nor parser are read without them
    StatementReader(Source source, Span span, boolean plain) {
        this.source = source;
        this.span = span;
        this.plain = plain;
        var matcher = BEFORE_FIRST.matcher(source.text()).region(span.start(), span.end());
        int start = matcher.lookingAt() ? matcher.end() : span.start();
        this.tokens = new Tokens(source, new Span(start, span.end()), CommandLexer.DEFAULT_MODE);
    }

    /// The next statement that is not empty.
    ///
    /// @throws SyntaxException when the brackets are nested too deeply
    public Optional<Read> next() {
        while (!tokens.ended()) {
            Optional<List<Item>> items = plain ? tokens.plainStatement() : Optional.empty();
            if (items.isPresent()) {
                lastHasItems = !items.get().isEmpty();
                if (lastHasItems) {
                    return Optional.of(new Read(statement(items.get()), Optional.empty()));
                }
                continue;
            }
            List<ReadToken> statement = tokens.statement();
            lastHasItems = statement.stream().anyMatch(token -> token.getType() != CommandLexer.BLANK);
            if (lastHasItems) {
                return Optional.of(read(statement));
            }
        }
        return Optional.empty();
    }

    /// Whether the text ended before the last statement did: no separator stands behind it.
    public boolean endsInStatement() {
        return tokens.ended() && lastHasItems;
    }

    /// The brackets and quotes that are open where the reading stands.
    String open() {
        return tokens.open();
    }

    Optional<OpenBrackets> inside() {
        return tokens.inside();
    }

    private Read read(List<ReadToken> statement) {
        parser.setTokenStream(Shapes.stream(statement, span.end()));
        AstBuilder builder = new AstBuilder(source, false);
        List<Item> items = new ArrayList<>();
        Optional<SyntaxError> error = Optional.empty();
        while (error.isEmpty() && parser.getCurrentToken().getType() != Token.EOF) {
            if (parser.getCurrentToken().getType() == CommandLexer.BLANK) {
                parser.getTokenStream().consume();
            } else if (parser.getCurrentToken().getType() == CommandLexer.BAD) {
                error = Optional.of(error(Shapes.place((ReadToken) parser.getCurrentToken())));
            } else {
                try {
                    items.add(builder.item(parser.item()));
                } catch (ParseCancellationException e) {
                    error = Optional.of(error(Shapes.place(e, List.of())));
                } catch (SyntaxException e) {
                    error = Optional.of(e.error());
                }
            }
        }
        return new Read(new Statement(items, extent(statement, items)), error);
    }

    private SyntaxError error(int offset) {
        return source.error("syntax error", offset);
    }

    private static Statement statement(List<Item> items) {
        return new Statement(
                items,
                new Span(items.getFirst().span().start(), items.getLast().span().end()));
    }

    private static Span extent(List<ReadToken> statement, List<Item> items) {
        if (items.isEmpty()) {
            return new Span(statement.getFirst().start(), statement.getFirst().start());
        }
        return new Span(items.getFirst().span().start(), items.getLast().span().end());
    }
}
