package braid.grammar.parse;

import braid.grammar.antlr.CommandLexer;
import braid.grammar.ast.Item;
import braid.grammar.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/// The lexer's tokens as the parser wants them: bracketed text that is read later is one token, the tokens
/// know their place in the whole text, and brackets are matched.
final class Tokens {
    private final Source source;
    private final int base;
    private final CommandLexer lexer;
    private final StringBuilder open = new StringBuilder();
    private final int end;
    private boolean ended;

    /// @param mode the lexer's mode at the first byte
    Tokens(Source source, Span span, int mode) {
        this.source = source;
        this.base = span.start();
        this.end = span.end();
        this.lexer = new CommandLexer(CharStreams.fromString(span.of(source.text())));
        lexer.removeErrorListeners();
        if (mode != CommandLexer.DEFAULT_MODE) {
            lexer.pushMode(mode);
        }
    }

    /// The brackets and quotes that are still open, the outermost first.
    String open() {
        return open.toString();
    }

    /// Where the reading stands, if brackets or quotes are open there.
    Optional<OpenBrackets> inside() {
        return open.isEmpty() ? Optional.empty() : Optional.of(new OpenBrackets(open.toString(), lexer));
    }

    boolean ended() {
        return ended;
    }

    /// The items up to the next separator, if no more than a look at the bytes is needed to tell them.
    Optional<List<Item>> plainStatement() {
        if (!open.isEmpty() || lexer._mode != CommandLexer.DEFAULT_MODE) {
            return Optional.empty();
        }
        int at = base + lexer.getInputStream().index();
        Optional<PlainStatement> plain = PlainStatement.read(source.text(), at, end);
        plain.ifPresent(statement -> {
            lexer.getInputStream().seek(statement.next() - base);
            ended = statement.isLast();
        });
        return plain.map(PlainStatement::found);
    }

    /// The tokens up to the next separator, without it; empty between two separators.
    List<ReadToken> statement() {
        List<ReadToken> tokens = new ArrayList<>();
        while (true) {
            ReadToken token = next();
            if (token.getType() == Token.EOF) {
                ended = true;
                return tokens;
            }
            if (token.getType() == CommandLexer.SEPARATOR) {
                return tokens;
            }
            tokens.add(token);
        }
    }

    /// All tokens of an expression. A newline counts between parentheses only, where it is an error.
    ///
    /// @param dashedWords whether `a-b` and `a,b` are one word and `*1` an id (conditions), instead of
    /// operators
    List<ReadToken> expression(boolean dashedWords) {
        List<ReadToken> tokens = new ArrayList<>();
        while (true) {
            ReadToken token = next();
            int type = token.getType();
            if (type == Token.EOF) {
                ended = true;
                return tokens;
            }
            if (type == CommandLexer.DASHED) {
                addDashed(tokens, token, dashedWords);
            } else if (type == CommandLexer.WORD && dashedWords) {
                addListed(tokens, token);
            } else if (type == CommandLexer.ID && !dashedWords) {
                tokens.add(as(CommandLexer.BAD, token));
            } else if (type != CommandLexer.NEWLINE || !endsWith('{')) {
                tokens.add(token);
            }
            if (type == CommandLexer.BAD) {
                refuseDollar(token);
                return tokens;
            }
        }
    }

    /// A dollar may stand before the name of a variable only; before anything else that is an operand the
    /// error is behind that operand (7.23).
    private void refuseDollar(ReadToken dollar) {
        String text = source.text();
        if (dollar.getText().equals("$")
                && dollar.end() < text.length()
                && "([$".indexOf(text.charAt(dollar.end())) >= 0) {
            int depth = open.length();
            ReadToken operand = next();
            while (open.length() > depth && operand.getType() != Token.EOF) {
                operand = next();
            }
            throw source.syntaxError(operand.end());
        }
    }

    private void addDashed(List<ReadToken> tokens, ReadToken token, boolean oneWord) {
        if (oneWord) {
            addListed(tokens, as(CommandLexer.WORD, token));
            return;
        }
        int from = 0;
        String text = token.getText();
        for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', from)) {
            tokens.add(part(CommandLexer.WORD, token, from, dash));
            tokens.add(part(CommandLexer.MINUS, token, dash, dash + 1));
            from = dash + 1;
        }
        tokens.add(part(CommandLexer.WORD, token, from, text.length()));
    }

    /// A word of a condition; behind a word and a comma, without a blank, it goes on with that word:
    /// `topics=a,b`.
    private static void addListed(List<ReadToken> tokens, ReadToken token) {
        int size = tokens.size();
        boolean goesOn = size >= 2
                && tokens.get(size - 1).getType() == CommandLexer.COMMA
                && tokens.get(size - 1).end() == token.start()
                && tokens.get(size - 2).getType() == CommandLexer.WORD
                && tokens.get(size - 2).end() == tokens.get(size - 1).start();
        if (!goesOn) {
            tokens.add(token);
            return;
        }
        tokens.removeLast();
        ReadToken first = tokens.removeLast();
        String text = first.getText() + "," + token.getText();
        tokens.add(new ReadToken(CommandLexer.WORD, text, first.start(), token.end(), true));
    }

    private ReadToken part(int type, ReadToken token, int from, int to) {
        return new ReadToken(type, token.getText().substring(from, to), token.start() + from, token.start() + to, true);
    }

    private ReadToken as(int type, ReadToken token) {
        return new ReadToken(type, token.getText(), token.start(), token.end(), true);
    }

    private ReadToken next() {
        Token token = lexer.nextToken();
        return switch (token.getType()) {
            case CommandLexer.OPEN_PAREN, CommandLexer.STRING_PAREN -> fold(token, CommandLexer.PAREN);
            case CommandLexer.OPEN_BRACKET, CommandLexer.STRING_BRACKET -> fold(token, CommandLexer.BRACKET);
            case CommandLexer.OPEN_BRACE -> fold(token, CommandLexer.BRACE);
            case CommandLexer.QUOTE, CommandLexer.LPAREN, CommandLexer.LBRACE -> opened(token);
            case CommandLexer.END_QUOTE, CommandLexer.RPAREN, CommandLexer.RBRACKET, CommandLexer.RBRACE ->
                closes(token) ? read(token, token.getType()) : read(token, CommandLexer.BAD);
            default -> read(token, token.getType());
        };
    }

    /// Everything up to the closing bracket as one token; a bracket of another kind is the error at its
    /// place.
    private ReadToken fold(Token first, int type) {
        opened(first);
        int depth = open.length();
        while (open.length() >= depth) {
            Token token = lexer.nextToken();
            switch (token.getType()) {
                case CommandLexer.OPEN_PAREN,
                        CommandLexer.OPEN_BRACKET,
                        CommandLexer.OPEN_BRACE,
                        CommandLexer.STRING_PAREN,
                        CommandLexer.STRING_BRACKET,
                        CommandLexer.QUOTE -> opened(token);
                case CommandLexer.END_QUOTE, CommandLexer.RPAREN, CommandLexer.RBRACKET, CommandLexer.RBRACE -> {
                    if (!closes(token)) {
                        return read(token, CommandLexer.BAD);
                    }
                    if (open.length() < depth) {
                        return folded(first, type, base + token.getStopIndex() + 1, true);
                    }
                }
                case Token.EOF -> {
                    return folded(first, type, base + token.getStartIndex(), false);
                }
                default -> {}
            }
        }
        throw new IllegalStateException("bracket closed twice");
    }

    private ReadToken folded(Token first, int type, int end, boolean closed) {
        return new ReadToken(type, "", base + first.getStartIndex(), end, closed);
    }

    private ReadToken opened(Token token) {
        open.append(bracket(token));
        if (open.length() > Source.NESTING_LIMIT) {
            throw source.syntaxError(base + token.getStartIndex());
        }
        return read(token, token.getType());
    }

    static char bracket(Token token) {
        return switch (token.getType()) {
            case CommandLexer.QUOTE -> '"';
            case CommandLexer.OPEN_PAREN, CommandLexer.STRING_PAREN, CommandLexer.LPAREN -> '(';
            case CommandLexer.OPEN_BRACKET, CommandLexer.STRING_BRACKET -> '[';
            default -> '{';
        };
    }

    /// The opening bracket that a closing one belongs to.
    static char closed(Token token) {
        return switch (token.getType()) {
            case CommandLexer.END_QUOTE -> '"';
            case CommandLexer.RPAREN -> '(';
            case CommandLexer.RBRACKET -> '[';
            default -> '{';
        };
    }

    private boolean closes(Token token) {
        if (!endsWith(closed(token))) {
            return false;
        }
        open.setLength(open.length() - 1);
        return true;
    }

    private boolean endsWith(char bracket) {
        return !open.isEmpty() && open.charAt(open.length() - 1) == bracket;
    }

    private ReadToken read(Token token, int type) {
        int end = type == Token.EOF ? token.getStartIndex() : token.getStopIndex() + 1;
        return new ReadToken(type, token.getText(), base + token.getStartIndex(), base + end, true);
    }
}
