package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;

/// The detail form: `name=value` after `name=value`, an empty line after each item. A list without numbers and flags
/// (the log) is indented by one blank.
public final class DetailLayout {
    private static final int NUMBER_WIDTH = 2;

    private DetailLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries, int width) {
        return of(flags, fields, entries, width, false).lines();
    }

    /// @param apart whether the legend sets the columns of flags apart, as RouterOS 7 does where this is not the form
    ///     of a plain `print`
    public static Printout of(List<Flag> flags, List<Field> fields, List<Entry> entries, int width, boolean apart) {
        FlagColumns columns = FlagColumns.all(flags, entries);
        boolean bare = columns.isEmpty()
                && entries.stream().allMatch(entry -> entry.number().isEmpty());
        List<List<String>> items = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> lines = new ArrayList<>();
            String number = Wrapping.padLeft(entry.number(), NUMBER_WIDTH) + " ";
            String prefix = bare ? " " : number + (columns.isEmpty() ? "" : columns.letters(entry.flags()) + " ");
            item(prefix, fields, entry, width, lines);
            lines.add("");
            items.add(lines);
        }
        return new Printout(apart ? columns.detailLegendApart(width) : columns.detailLegend(width), items);
    }

    private static void item(String first, List<Field> fields, Entry entry, int width, List<String> lines) {
        String indent = " ".repeat(first.length());
        String prefix = first;
        for (String remark : entry.remarks()) {
            lines.add(prefix + remark);
            prefix = indent;
        }
        List<String> tokens = fields.stream()
                .filter(field -> entry.has(field.name()))
                .map(field -> field.name() + "=" + value(field, entry))
                .toList();
        StringBuilder line = new StringBuilder(prefix);
        int used = prefix.length();
        for (String token : tokens) {
            int more = TextWidth.of(token);
            if (used > indent.length() && used + 1 + more > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(indent);
                used = indent.length();
            }
            boolean begins = used == indent.length();
            line.append(begins ? "" : " ").append(token);
            used += more + (begins ? 0 : 1);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }

    private static String value(Field field, Entry entry) {
        String text = entry.text(field.name());
        return field.quoted() ? Shown.quoted(text) : Shown.line(text);
    }
}
