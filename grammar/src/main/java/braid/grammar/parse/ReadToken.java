package braid.grammar.parse;

import org.antlr.v4.runtime.CommonToken;

/// A token at its place in the whole text.
final class ReadToken extends CommonToken {
    private final boolean closed;

    /// @param closed false for bracketed text whose closing bracket is missing
    ReadToken(int type, String text, int start, int end, boolean closed) {
        super(type, text);
        this.closed = closed;
        setStartIndex(start);
        setStopIndex(end - 1);
        setCharPositionInLine(start);
    }

    boolean closed() {
        return closed;
    }

    int start() {
        return getStartIndex();
    }

    int end() {
        return getStopIndex() + 1;
    }
}
