package braid.shell.render;

import java.util.ArrayList;
import java.util.List;

/// Lines as rows of a terminal.
public final class ScreenRows {
    private ScreenRows() {}

    /// The lines, each broken where it is wider than the terminal.
    ///
    /// @param columns of the terminal, at least 1
    public static List<String> folded(List<String> lines, int columns) {
        List<String> rows = new ArrayList<>();
        lines.forEach(line -> fold(line, columns, rows));
        return rows;
    }

    /// The lines, each without what is wider than the terminal: a table stays one.
    public static List<String> cut(List<String> lines, int columns) {
        return lines.stream().map(line -> TextWidth.cut(line, columns)).toList();
    }

    private static void fold(String line, int columns, List<String> rows) {
        String rest = line;
        while (TextWidth.of(rest) > columns) {
            String row = TextWidth.cut(rest, columns);
            int taken = Math.max(1, row.length());
            rows.add(rest.substring(0, taken));
            rest = rest.substring(taken);
        }
        rows.add(rest);
    }

    /// How many rows lines take on a terminal that breaks those that are wider than it is.
    public static int height(List<String> lines, int columns) {
        return lines.stream()
                .mapToInt(line -> Math.max(1, (TextWidth.of(line) + columns - 1) / columns))
                .sum();
    }

    /// What takes the cursor so many rows up.
    public static String up(int rows) {
        return rows <= 0 ? "" : "\u001b[" + rows + "A";
    }
}
