package braid.shell.render;

import java.util.ArrayList;
import java.util.List;

/// `name: value` with the names aligned to the right: settings, monitors, and `value-list`, where several items stand
/// side by side.
public final class BlockLayout {
    private static final int MARGIN = 2;

    private BlockLayout() {}

    /// Ends with an empty line. A list's further values stand below the first one.
    public static List<String> lines(List<Field> fields, List<Entry> entries) {
        List<Field> shown = fields.stream()
                .filter(field -> entries.stream().anyMatch(entry -> entry.has(field.name())))
                .toList();
        int label = MARGIN
                + shown.stream().mapToInt(field -> field.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> lines.addAll(entry.remarks()));
        if (entries.size() == 1) {
            for (Field field : shown) {
                single(Wrapping.padLeft(field.name(), label), TableLayout.parts(entries.getFirst(), field), lines);
            }
        } else {
            sideBySide(label, shown, entries, lines);
        }
        lines.add("");
        return lines;
    }

    private static void single(String label, List<String> parts, List<String> lines) {
        lines.add((label + ": " + (parts.isEmpty() ? "" : parts.getFirst())).stripTrailing());
        for (int i = 1; i < parts.size(); i++) {
            lines.add(" ".repeat(label.length() + 2) + parts.get(i));
        }
    }

    private static void sideBySide(int label, List<Field> shown, List<Entry> entries, List<String> lines) {
        int[] widths = entries.stream()
                .mapToInt(entry -> shown.stream()
                        .mapToInt(field -> TextWidth.of(text(entry, field)))
                        .max()
                        .orElse(0))
                .toArray();
        for (Field field : shown) {
            StringBuilder line = new StringBuilder(Wrapping.padLeft(field.name(), label)).append(':');
            for (int i = 0; i < widths.length; i++) {
                line.append(' ').append(Wrapping.padLeft(text(entries.get(i), field), widths[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String text(Entry entry, Field field) {
        return entry.has(field.name()) ? Shown.line(entry.text(field.name())) : "";
    }
}
