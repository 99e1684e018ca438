package braid.grammar.ast;

import java.util.List;

/// One statement: items separated by blanks.
///
/// @param span from the first item to the end of the last one; comments and separators are outside
public record Statement(List<Item> items, Span span) {
    public Statement {
        items = List.copyOf(items);
    }
}
