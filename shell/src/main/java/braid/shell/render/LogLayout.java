package braid.shell.render;

import java.util.List;
import java.util.stream.Collectors;

/// Values one after the other, a line an item, without flags and headings, as RouterOS prints its log.
public final class LogLayout {
    private LogLayout() {}

    public static Printout of(List<Field> fields, List<Entry> entries) {
        return new Printout(
                List.of(),
                entries.stream()
                        .map(entry -> List.of(fields.stream()
                                .filter(field -> entry.has(field.name()))
                                .map(field -> " " + Shown.line(entry.text(field.name())))
                                .collect(Collectors.joining())))
                        .toList());
    }
}
