package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;

/// The terse form: one line an item, no quotes, no legend.
public final class TerseLayout {
    private TerseLayout() {}

    public static List<String> lines(List<Flag> flags, List<Field> fields, List<Entry> entries) {
        return of(flags, fields, entries).lines();
    }

    public static Printout of(List<Flag> flags, List<Field> fields, List<Entry> entries) {
        FlagColumns columns = FlagColumns.all(flags, entries);
        int numberWidth = entries.stream()
                .mapToInt(entry -> entry.number().length())
                .max()
                .orElse(0);
        List<List<String>> lines = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> words = new ArrayList<>();
            if (numberWidth > 0) {
                words.add(Wrapping.padLeft(entry.number(), numberWidth));
            }
            if (!columns.isEmpty()) {
                words.add(columns.letters(entry.flags()));
            }
            entry.comment().ifPresent(comment -> words.add("comment=" + Shown.line(comment)));
            for (Field field : fields) {
                if (entry.has(field.name())) {
                    words.add(field.name() + "=" + Shown.line(entry.text(field.name())));
                }
            }
            lines.add(List.of(String.join(" ", words)));
        }
        return new Printout(List.of(), lines);
    }
}
