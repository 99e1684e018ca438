package braid.grammar.parse;

import braid.grammar.antlr.CommandLexer;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntegerStack;

/// Where the reading stands inside brackets and quotes, to go on with from line to line.
final class OpenBrackets {
    private String open;
    private final IntegerStack modes;
    private int mode;
    private String joined = "";

    /// @param open the outermost first
    /// @param lexer at the end of the text so far
    OpenBrackets(String open, CommandLexer lexer) {
        this.open = open;
        this.mode = lexer._mode;
        this.modes = new IntegerStack(lexer._modeStack);
    }

    /// Whether the next line leaves the outermost open. If not, or if it may be wrong, this is of no more use.
    boolean stayOpen(String line) {
        // A comment is told by the end of the line before it.
        String text = joined + "\n" + line;
        boolean joins = mayJoin(line);
        CommandLexer lexer = new CommandLexer(CharStreams.fromString(joins ? text + "\n" : text));
        lexer.removeErrorListeners();
        lexer._mode = mode;
        lexer._modeStack.addAll(modes);
        StringBuilder brackets = new StringBuilder(open);
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (!stayOpen(token, brackets)) {
                return false;
            }
        }
        // What a backslash at the end means depends on the next line: both are read then.
        joined = joins ? text : "";
        if (!joins) {
            open = brackets.toString();
            mode = lexer._mode;
            modes.clear();
            modes.addAll(lexer._modeStack);
        }
        return true;
    }

    /// Whether a text may go on with the next line: between brackets, a backslash before the end of a line does, be it
    /// escaped or not.
    static boolean mayJoin(String text) {
        return text.stripTrailing().endsWith("\\");
    }

    private static boolean stayOpen(Token token, StringBuilder open) {
        return switch (token.getType()) {
            case CommandLexer.OPEN_PAREN,
                    CommandLexer.OPEN_BRACKET,
                    CommandLexer.OPEN_BRACE,
                    CommandLexer.STRING_PAREN,
                    CommandLexer.STRING_BRACKET,
                    CommandLexer.QUOTE -> {
                open.append(Tokens.bracket(token));
                yield open.length() <= Source.NESTING_LIMIT;
            }
            case CommandLexer.END_QUOTE, CommandLexer.RPAREN, CommandLexer.RBRACKET, CommandLexer.RBRACE -> {
                boolean matches = open.charAt(open.length() - 1) == Tokens.closed(token);
                open.setLength(open.length() - 1);
                yield matches && !open.isEmpty();
            }
            case CommandLexer.BAD -> false;
            default -> true;
        };
    }
}
