package braid.grammar.parse;

import braid.grammar.ast.Item;
import braid.grammar.ast.Part;
import braid.grammar.ast.Piece;
import braid.grammar.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement of bare words, `name=value` and quoted text without `$` and `\`, read straight from its
/// bytes: nearly all lines of a large configuration are such, and the lexer and the parser would cost many
/// times as much. It reads what they would read, or nothing.
final class PlainStatement {
    private final String text;
    private final int end;
    private final List<Item> items = new ArrayList<>();
    private int at;
    private boolean last;

    private PlainStatement(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /// @param from where a statement begins; no brackets are open there
    /// @return empty when something else is in it
    static Optional<PlainStatement> read(String text, int from, int end) {
        PlainStatement statement = new PlainStatement(text, from, end);
        return statement.items() && statement.gap() ? Optional.of(statement) : Optional.empty();
    }

    /// None between two separators.
    List<Item> found() {
        return items;
    }

    /// Where the next statement begins.
    int next() {
        return at;
    }

    /// Whether the text ends with it.
    boolean isLast() {
        return last;
    }

    private boolean items() {
        List<Part> parts = new ArrayList<>();
        while (at < end) {
            int start = at;
            switch (text.charAt(at)) {
                case ' ', '\t', '\r' -> {
                    at++;
                    add(parts);
                }
                case ';', '\n' -> {
                    add(parts);
                    return true;
                }
                case '=' -> {
                    at++;
                    if (at < end && text.charAt(at) == '\\') {
                        return false;
                    }
                    parts.add(new Part.Equals(new Span(start, at)));
                }
                case '"' -> {
                    if (!quoted(parts)) {
                        return false;
                    }
                }
                case '$', '(', ')', '[', ']', '{', '}', '\\' -> {
                    return false;
                }
                default -> {
                    do {
                        at++;
                    } while (at < end && isOfWord(text.charAt(at)));
                    Span span = new Span(start, at);
                    parts.add(new Part.Word(span.of(text), span));
                }
            }
        }
        add(parts);
        return true;
    }

    private void add(List<Part> parts) {
        if (!parts.isEmpty()) {
            items.add(new Item(
                    parts,
                    new Span(
                            parts.getFirst().span().start(),
                            parts.getLast().span().end())));
            parts.clear();
        }
    }

    private static boolean isOfWord(char letter) {
        return switch (letter) {
            case ' ', '\t', '\r', '\n', '"', '$', '(', ')', '[', ']', '{', '}', ';', '\\', '=' -> false;
            default -> true;
        };
    }

    private boolean quoted(List<Part> parts) {
        int start = at++;
        while (at < end && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' || text.charAt(at) == '$') {
                return false;
            }
            at++;
        }
        if (at == end) {
            return false;
        }
        Span inside = new Span(start + 1, at++);
        List<Piece> pieces =
                inside.isEmpty() ? List.of() : List.of(new Piece.Literal(Escapes.expandTabs(inside.of(text)), inside));
        parts.add(new Part.Quoted(pieces, new Span(start, at), true));
        return true;
    }

    /// What stands between this statement and the next.
    private boolean gap() {
        last = at == end;
        while (at < end) {
            switch (text.charAt(at)) {
                case ' ', '\t', '\r', '\n', ';' -> at++;
                case '#' -> {
                    int lineEnd = text.indexOf('\n', at);
                    at = lineEnd < 0 || lineEnd > end ? end : lineEnd;
                }
                case '\\' -> {
                    return false;
                }
                default -> {
                    return true;
                }
            }
        }
        return true;
    }
}
