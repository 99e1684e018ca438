package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;

/// The detail form: `name=value` after `name=value`, an empty line after each item. A list without numbers and flags
/// (the log) is indented by one blank.
public final class DetailLayout {
    private static final int NUMBER_WIDTH = 2;
    private static final String BLOCK_INDENT = "  ";

    private DetailLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        return of(flags, fields, entries, width, false).lines();
    }

    /// @param apart whether the legend sets the columns of flags apart, as RouterOS 7 does where this is not the form
    ///     of a plain `print`
    public static Printout of(List<Flag> flags, List<Field> fields, List<Entry> entries, int width, boolean apart) {
        FlagColumns columns = FlagColumns.all(flags, entries);
        boolean unnumbered = entries.stream().allMatch(entry -> entry.number().isEmpty());
        List<List<String>> items = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> lines = new ArrayList<>();
            String number = unnumbered ? " " : Wrapping.padLeft(entry.number(), NUMBER_WIDTH) + " ";
            String prefix = number + (columns.isEmpty() ? "" : columns.letters(entry.flags()) + " ");
            // As 7.x shows its history: further lines stand one to the right of the first.
            String indent = " ".repeat(prefix.length() + (unnumbered && !columns.isEmpty() ? 1 : 0));
            item(prefix, indent, fields, entry, width, lines);
            lines.add("");
            items.add(lines);
        }
        return new Printout(apart ? columns.detailLegendApart(width) : columns.detailLegend(width), items);
    }

    private static void item(
            String first, String indent, List<Field> fields, Entry entry, int width, List<String> lines) {
        String prefix = first;
        for (String remark : entry.remarks()) {
            lines.add(prefix + remark);
            prefix = indent;
        }
        List<Field> shown =
                fields.stream().filter(field -> entry.has(field.name())).toList();
        StringBuilder line = new StringBuilder(prefix);
        int used = indent.length();
        for (Field field : shown) {
            boolean block = field.onOwnLines() && entry.text(field.name()).indexOf('\n') >= 0;
            String token = field.name() + "=" + (block ? "" : value(field, entry));
            int more = TextWidth.of(token);
            if (used > indent.length() && (block || used + 1 + more > width)) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent);
                used = indent.length();
            }
            boolean begins = used == indent.length();
            line.append(begins ? "" : " ").append(token);
            used += more + (begins ? 0 : 1);
            if (block) {
                lines.add(line.toString());
                block(entry.text(field.name()), indent + BLOCK_INDENT, lines);
                line.setLength(0);
                line.append(indent);
                used = indent.length();
            }
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }

    /// A text of several lines: as `/system/history print detail` shows commands.
    private static void block(String text, String indent, List<String> lines) {
        for (String line : text.split("\r?\n", -1)) {
            lines.add((indent + Shown.line(line)).stripTrailing());
        }
    }

    private static String value(Field field, Entry entry) {
        String text = entry.text(field.name());
        return field.quoted() ? Shown.quoted(text) : Shown.line(text);
    }
}
