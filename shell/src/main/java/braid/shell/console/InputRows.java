package braid.shell.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.WCWidth;

/// A text as rows of a screen, and the place of its cursor: a row ends with its line, where the next letter
/// would not fit, or before a wide letter that has one column left.
///
/// @param rows without line ends
/// @param joined for each row whether the next one goes on with the same line
/// @param row the cursor's, from 0
/// @param column the cursor's, from 0, smaller than the width
record InputRows(List<AttributedString> rows, List<Boolean> joined, int row, int column) {
    static final InputRows NONE = new InputRows(List.of(), List.of(), 0, 0);

    InputRows {
        rows = List.copyOf(rows);
        joined = List.copyOf(joined);
    }

    /// @param cursor a char position of `text`
    /// @param columns of the screen, at least 1
    static InputRows of(AttributedString text, int cursor, int columns) {
        List<AttributedString> rows = new ArrayList<>();
        List<Boolean> joined = new ArrayList<>();
        for (AttributedString split : text.columnSplitLength(columns, true, false)) {
            boolean ends = split.length() > 0 && split.charAt(split.length() - 1) == '\n';
            rows.add(ends ? split.substring(0, split.length() - 1) : split);
            joined.add(!ends);
        }
        List<AttributedString> before = text.substring(0, cursor).columnSplitLength(columns, false, false);
        int row = before.size() - 1;
        int column = before.getLast().columnLength();
        if (column + widthAt(text, cursor) > columns) {
            row++;
            column = 0;
        }
        if (row == rows.size()) {
            rows.add(AttributedString.EMPTY);
            joined.add(false);
        }
        joined.set(joined.size() - 1, false);
        return new InputRows(rows, joined, row, Math.min(column, columns - 1));
    }

    /// At the end stands the cursor itself.
    private static int widthAt(AttributedString text, int at) {
        if (at == text.length()) {
            return 1;
        }
        int letter = text.codePointAt(at);
        return letter == '\n' ? 0 : WCWidth.wcwidth(letter);
    }

    /// Some of the rows, one after the other; the cursor is in one of them.
    InputRows part(int from, int count) {
        return new InputRows(rows.subList(from, from + count), joined.subList(from, from + count), row - from, column);
    }

    /// How many rows lie above the cursor's when the screen gets another width and breaks its lines anew.
    int rowsAboveCursor(int columns) {
        int above = 0;
        int used = 0;
        for (int i = 0; i < row; i++) {
            used += rows.get(i).columnLength();
            if (!joined.get(i)) {
                above += Math.max(1, (used + columns - 1) / columns);
                used = 0;
            }
        }
        return above + (used + column) / columns;
    }
}
