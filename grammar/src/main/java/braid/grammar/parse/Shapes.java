package braid.grammar.parse;

import braid.grammar.antlr.CommandLexer;
import braid.grammar.antlr.CommandParser;
import braid.grammar.ast.Expression;
import braid.grammar.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// The one way from text to shape. Statements (of a script or of a block) come one at a time; the content of a
/// bracket is read when somebody knows what it is. Spans and positions are always those of the whole text.
///
/// Any bytes give a shape or a [SyntaxException].
public final class Shapes {
    /// Where an expression stands.
    private enum Reading {
        VALUE,
        /// A missing operand is reported at the closing bracket itself.
        HEAD,
        CONDITION
    }

    private final Source source;

    public Shapes(Source source) {
        this.source = source;
    }

    /// The statements of a script, of `{...}` or of `[...]` (without the brackets).
    public StatementReader statements(Span span) {
        return new StatementReader(source, span);
    }

    /// What stands between parentheses, or an argument that is read as an expression.
    public Expression expression(Span span) {
        return parsed(span, Reading.VALUE, CommandParser::expression, builder -> builder::expression);
    }

    /// An expression at the head of a statement.
    public Expression head(Span span) {
        return parsed(span, Reading.HEAD, CommandParser::expression, builder -> builder::expression);
    }

    /// A condition over items: words may have dashes, and there are no array literals.
    public Expression condition(Span span) {
        return parsed(span, Reading.CONDITION, CommandParser::expression, builder -> builder::expression);
    }

    /// An array literal, the span with its braces.
    public Expression.Array array(Span span) {
        return parsed(span, Reading.VALUE, CommandParser::wholeArray, builder -> builder::wholeArray);
    }

    /// The brackets and quotes that are open at the end of the text, the outermost first, and a backslash if the
    /// last line ends with one; empty when the text is complete, or wrong in a way that no further line can mend.
    public String unfinished() {
        return standing().open();
    }

    /// @param open see [#unfinished]
    /// @param inside where further lines go on; empty when the whole text has to be read again with them
    record Unfinished(String open, Optional<OpenBrackets> inside) {
        static final Unfinished NOTHING = new Unfinished("", Optional.empty());
    }

    Unfinished standing() {
        try {
            Source withEnd = new Source(source.text() + "\n");
            StatementReader reader = new Shapes(withEnd).statements(withEnd.whole());
            boolean wrong = false;
            for (var read = reader.next(); read.isPresent(); read = reader.next()) {
                wrong |= read.get().error().isPresent();
            }
            if (wrong) {
                return Unfinished.NOTHING;
            }
            return new Unfinished(
                    reader.open() + (joins(source.text()) ? "\\" : ""),
                    OpenBrackets.mayJoin(source.text()) ? Optional.empty() : reader.inside());
        } catch (SyntaxException e) {
            return Unfinished.NOTHING;
        }
    }

    /// Whether the last line of a text goes on with the next one, by a backslash at its end.
    private static boolean joins(String text) {
        String stripped = text.stripTrailing();
        int backslashes = 0;
        while (backslashes < stripped.length() && stripped.charAt(stripped.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private <C, E> E parsed(
            Span span, Reading reading, Function<CommandParser, C> entry, Function<AstBuilder, Function<C, E>> build) {
        List<ReadToken> tokens =
                new Tokens(source, span, CommandLexer.OPERAND).expression(reading == Reading.CONDITION);
        CommandParser parser = parser();
        parser.setTokenStream(stream(tokens, span.end()));
        try {
            return build.apply(new AstBuilder(source, reading == Reading.CONDITION))
                    .apply(entry.apply(parser));
        } catch (ParseCancellationException e) {
            throw source.syntaxError(place(e, reading == Reading.HEAD ? List.of() : tokens));
        }
    }

    static CommandParser parser() {
        CommandParser parser = new CommandParser(null);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    /// The tokens as a stream that ends at the byte `end`.
    static CommonTokenStream stream(List<ReadToken> tokens, int end) {
        List<ReadToken> all = new ArrayList<>(tokens);
        all.add(new ReadToken(Token.EOF, "<EOF>", end, end, true));
        return new CommonTokenStream(new ListTokenSource(all));
    }

    /// The byte a syntax error is reported at. An operand missing before a closing bracket is reported behind it
    /// (7.23), a dollar without a name behind the dollar.
    static int place(ParseCancellationException e, List<ReadToken> tokens) {
        ReadToken token = (ReadToken) ((RecognitionException) e.getCause()).getOffendingToken();
        boolean closer = token.getType() == CommandLexer.RPAREN
                || token.getType() == CommandLexer.RBRACE
                || token.getType() == CommandLexer.RBRACKET;
        if (closer && !tokens.isEmpty() && tokens.getFirst() != token) {
            return token.end();
        }
        return place(token);
    }

    static int place(ReadToken token) {
        return token.getType() == CommandLexer.BAD && token.getText().equals("$") ? token.end() : token.start();
    }
}
