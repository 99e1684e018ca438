package braid.shell.render;

import braid.grammar.format.Quoting;
import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;

/// The detail form: `name=value` after `name=value`, an empty line after each item.
public final class DetailLayout {
    private static final int NUMBER_WIDTH = 2;

    private DetailLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        FlagColumns columns = FlagColumns.all(flags, entries);
        List<String> lines = new ArrayList<>(columns.detailLegend(width));
        for (Entry entry : entries) {
            item(columns, fields, entry, width, lines);
            lines.add("");
        }
        return lines;
    }

    private static void item(FlagColumns columns, List<Field> fields, Entry entry, int width, List<String> lines) {
        String prefix = Wrapping.padLeft(entry.number(), NUMBER_WIDTH) + " "
                + (columns.isEmpty() ? "" : columns.letters(entry.flags()) + " ");
        String indent = " ".repeat(prefix.length());
        for (String remark : entry.remarks()) {
            lines.add(prefix + remark);
            prefix = indent;
        }
        List<String> tokens = fields.stream()
                .filter(field -> entry.has(field.name()))
                .map(field -> field.name() + "=" + value(field, entry))
                .toList();
        StringBuilder line = new StringBuilder(prefix);
        for (String token : tokens) {
            if (line.length() > indent.length() && line.length() + 1 + token.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(token);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }

    private static String value(Field field, Entry entry) {
        String text = entry.text(field.name());
        return field.quoted() ? Quoting.quote(text) : text;
    }
}
