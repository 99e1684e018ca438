package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table form of RouterOS 7: flags and columns that occur, headings, one row an item.
public final class TableLayout {
    private static final String SEPARATOR = "  ";

    private TableLayout() {}

    /// Nothing at all for an empty list.
    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        if (entries.isEmpty()) {
            return List.of();
        }
        FlagColumns flagColumns = FlagColumns.occurring(flags, entries);
        List<Field> shown = fields.stream()
                .filter(field -> entries.stream()
                        .anyMatch(entry -> entry.has(field.name())
                                && !entry.text(field.name()).isEmpty()))
                .toList();
        int numberWidth = entries.stream()
                .mapToInt(entry -> entry.number().length())
                .max()
                .orElse(0);
        int indent = (numberWidth == 0 ? 0 : numberWidth + 1) + (flagColumns.isEmpty() ? 0 : flagColumns.width() + 1);
        int[] widths = ColumnWidths.of(shown, entries, width - indent);
        List<String> lines = new ArrayList<>(flagColumns.tableLegend(width));
        lines.addAll(Wrapping.wrap(
                "Columns: ", shown.stream().map(TableLayout::heading).toList(), ", ", width));
        String hash = numberWidth == 0 ? "" : Wrapping.padLeft("#", numberWidth);
        lines.add(row(
                Wrapping.padRight(hash, indent),
                shown,
                widths,
                shown.stream().map(TableLayout::heading).toList()));
        for (Entry entry : entries) {
            lines.addAll(entry.remarks());
            String number = numberWidth == 0 ? "" : Wrapping.padLeft(entry.number(), numberWidth) + " ";
            String prefix = number + (flagColumns.isEmpty() ? "" : flagColumns.letters(entry.flags()) + " ");
            int height = shown.stream()
                    .mapToInt(field -> parts(entry, field).size())
                    .max()
                    .orElse(1);
            for (int line = 0; line < Math.max(1, height); line++) {
                lines.add(row(line == 0 ? prefix : " ".repeat(indent), shown, widths, cells(entry, shown, line)));
            }
        }
        return lines;
    }

    static String heading(Field field) {
        return field.name().toUpperCase(Locale.ROOT);
    }

    static List<String> parts(Entry entry, Field field) {
        return entry.has(field.name())
                ? entry.values().get(field.name()).stream().map(Shown::line).toList()
                : List.of();
    }

    private static List<String> cells(Entry entry, List<Field> fields, int line) {
        List<String> cells = new ArrayList<>();
        for (Field field : fields) {
            List<String> parts = parts(entry, field);
            cells.add(line < parts.size() ? parts.get(line) : "");
        }
        return cells;
    }

    private static String row(String prefix, List<Field> fields, int[] widths, List<String> cells) {
        StringBuilder row = new StringBuilder(prefix);
        for (int i = 0; i < fields.size(); i++) {
            String cut = TextWidth.cut(cells.get(i), widths[i]);
            row.append(i == 0 ? "" : SEPARATOR)
                    .append(
                            fields.get(i).rightAligned()
                                    ? Wrapping.padLeft(cut, widths[i])
                                    : Wrapping.padRight(cut, widths[i]));
        }
        return row.toString().stripTrailing();
    }
}
