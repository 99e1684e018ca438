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
        for (Field field : shown) {
            if (entries.size() == 1) {
                single(Wrapping.padLeft(field.name(), label), TableLayout.parts(entries.getFirst(), field), lines);
            } else {
                lines.add(sideBySide(Wrapping.padLeft(field.name(), label), field, shown, entries));
            }
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

    private static String sideBySide(String label, Field field, List<Field> shown, List<Entry> entries) {
        StringBuilder line = new StringBuilder(label).append(':');
        for (Entry entry : entries) {
            int width = shown.stream()
                    .mapToInt(each ->
                            entry.has(each.name()) ? entry.text(each.name()).length() : 0)
                    .max()
                    .orElse(0);
            line.append(' ').append(Wrapping.padLeft(entry.has(field.name()) ? entry.text(field.name()) : "", width));
        }
        return line.toString();
    }
}
