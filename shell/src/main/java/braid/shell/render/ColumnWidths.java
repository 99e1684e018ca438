package braid.shell.render;

import java.util.Arrays;
import java.util.List;

/// How wide the columns of a table are. Where the screen is too narrow, headings are cut to the width of their values
/// first, then the widest columns of text.
final class ColumnWidths {
    private static final int LEAST = 4;

    /// Letters that are left of a heading at least.
    private static final int LEAST_HEADING = 6;

    /// Letters that are left of a text at least.
    private static final int LEAST_TEXT = 12;

    private ColumnWidths() {}

    /// Whether side by side enough is left of each column to know what it says.
    static boolean isReadable(List<Field> fields, List<Entry> entries, int available) {
        int[] least = fields.stream()
                .mapToInt(field -> {
                    int values = values(field, entries);
                    int text = field.rightAligned() ? values : Math.min(values, LEAST_TEXT);
                    return Math.max(text, Math.min(TableLayout.heading(field).length(), LEAST_HEADING));
                })
                .toArray();
        return excess(least, available) <= 0;
    }

    /// Whether nothing has to be cut.
    static boolean fits(List<Field> fields, List<Entry> entries, int available) {
        int[] whole = fields.stream()
                .mapToInt(field -> Math.max(
                        values(field, entries), TableLayout.heading(field).length()))
                .toArray();
        return excess(whole, available) <= 0;
    }

    private static int values(Field field, List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> TableLayout.parts(entry, field).stream())
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
    }

    static int[] of(List<Field> fields, List<Entry> entries, int available) {
        int[] widths = new int[fields.size()];
        int[] values = new int[fields.size()];
        for (int i = 0; i < widths.length; i++) {
            Field field = fields.get(i);
            values[i] = values(field, entries);
            widths[i] = Math.max(values[i], TableLayout.heading(field).length());
        }
        for (int i = 0; i < widths.length && excess(widths, available) > 0; i++) {
            int wanted = Math.max(values[i], 1);
            widths[i] -= Math.max(0, Math.min(widths[i] - wanted, excess(widths, available)));
        }
        while (excess(widths, available) > 0) {
            int widest = widest(fields, widths);
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int excess(int[] widths, int available) {
        return Arrays.stream(widths).sum() + 2 * Math.max(0, widths.length - 1) - available;
    }

    /// Numbers are cut only when no text is left to cut.
    private static int widest(List<Field> fields, int[] widths) {
        int widest = 0;
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < widths.length; i++) {
            int weight = widths[i] - (fields.get(i).rightAligned() || widths[i] <= LEAST ? 1000 : 0);
            if (weight > best) {
                best = weight;
                widest = i;
            }
        }
        return widest;
    }
}
