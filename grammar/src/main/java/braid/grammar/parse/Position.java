package braid.grammar.parse;

/// A place in a text: byte offset from 0, line and byte column from 1.
public record Position(int offset, int line, int column) {
    @Override
    public String toString() {
        return "(line " + line + " column " + column + ")";
    }
}
