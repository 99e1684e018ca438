package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;

/// The terse form: one line an item, no quotes, no legend.
public final class TerseLayout {
    private TerseLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries) {
        FlagColumns columns = FlagColumns.all(flags, entries);
        int numberWidth = entries.stream()
                .mapToInt(entry -> entry.number().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            StringBuilder line = new StringBuilder(Wrapping.padLeft(entry.number(), numberWidth));
            line.append(columns.isEmpty() ? "" : " " + columns.letters(entry.flags()));
            entry.comment().ifPresent(comment -> line.append(" comment=").append(comment));
            for (Field field : fields) {
                if (entry.has(field.name())) {
                    line.append(' ').append(field.name()).append('=').append(entry.text(field.name()));
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
