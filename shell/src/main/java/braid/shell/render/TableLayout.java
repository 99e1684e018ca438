package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table form of RouterOS 7: flags and columns that occur, headings, one row an item.
public final class TableLayout {
    private static final String SEPARATOR = "  ";

    private TableLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        return of(flags, fields, entries, width).lines();
    }

    /// Nothing at all for an empty list.
    public static Printout of(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        if (entries.isEmpty()) {
            return new Printout(List.of(), List.of());
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
        List<Band> bands = bands(shown, entries, width - indent);
        List<String> head = new ArrayList<>(flagColumns.tableLegend(width));
        head.addAll(Wrapping.wrap(
                "Columns: ", shown.stream().map(TableLayout::heading).toList(), ", ", width));
        String hash = numberWidth == 0 ? "" : Wrapping.padLeft("#", numberWidth);
        for (Band band : bands) {
            String prefix = band.equals(bands.getFirst()) ? Wrapping.padRight(hash, indent) : " ".repeat(indent);
            List<String> headings =
                    band.fields().stream().map(TableLayout::heading).toList();
            head.add(row(prefix, band, headings));
        }
        List<List<String>> items = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> lines = new ArrayList<>(entry.remarks());
            String number = numberWidth == 0 ? "" : Wrapping.padLeft(entry.number(), numberWidth) + " ";
            String prefix = number + (flagColumns.isEmpty() ? "" : flagColumns.letters(entry.flags()) + " ");
            for (Band band : bands) {
                boolean first = band.equals(bands.getFirst());
                int height = band.fields().stream()
                        .mapToInt(field -> parts(entry, field).size())
                        .max()
                        .orElse(1);
                for (int line = 0; line < Math.max(1, height); line++) {
                    String before = first && line == 0 ? prefix : " ".repeat(indent);
                    lines.add(row(before, band, cells(entry, band.fields(), line)));
                }
            }
            items.add(lines);
        }
        return new Printout(head, items);
    }

    /// Columns that stand side by side; more of them follow on lines below.
    @SuppressWarnings("ArrayRecordComponent") // made and read here alone
    private record Band(List<Field> fields, int[] widths) {}

    /// One band, unless its headings would be cut so short that nobody knows what they are.
    private static List<Band> bands(List<Field> fields, List<Entry> entries, int available) {
        List<Band> bands = new ArrayList<>();
        int from = 0;
        while (from < fields.size()) {
            int end = fields.size();
            if (!ColumnWidths.isReadable(fields, entries, available)) {
                end = from + 1;
                while (end < fields.size() && ColumnWidths.fits(fields.subList(from, end + 1), entries, available)) {
                    end++;
                }
            }
            List<Field> together = fields.subList(from, end);
            bands.add(new Band(together, ColumnWidths.of(together, entries, available)));
            from = end;
        }
        return bands.isEmpty() ? List.of(new Band(List.of(), new int[0])) : bands;
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

    private static String row(String prefix, Band band, List<String> cells) {
        List<Field> fields = band.fields();
        int[] widths = band.widths();
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
