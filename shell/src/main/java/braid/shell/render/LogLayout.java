package braid.shell.render;

import java.util.List;
import java.util.stream.Collectors;

/// Values one after the other, a line an item, without flags and headings, as RouterOS prints its log.
public final class LogLayout {
    private LogLayout() {}

    public static List<String> lines(List<Field> fields, List<Entry> entries) {
        return entries.stream()
                .map(entry -> fields.stream()
                        .filter(field -> entry.has(field.name()))
                        .map(field -> " " + Shown.line(entry.text(field.name())))
                        .collect(Collectors.joining()))
                .toList();
    }
}
