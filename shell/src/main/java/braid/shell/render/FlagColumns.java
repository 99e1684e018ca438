package braid.shell.render;

import braid.shell.schema.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The flags of a printed list: their legend, and their letters in front of each item.
final class FlagColumns {
    private final Map<Integer, List<Flag>> columns = new TreeMap<>();

    private FlagColumns(List<Flag> shown) {
        shown.forEach(flag ->
                columns.computeIfAbsent(flag.column(), _ -> new ArrayList<>()).add(flag));
    }

    /// Every flag of the menu, but those that are only explained when an entry has them.
    static FlagColumns all(List<Flag> flags, List<Entry> entries) {
        return new FlagColumns(flags.stream()
                .filter(flag -> !flag.legendOnlyWhenSet() || occurs(flag, entries))
                .toList());
    }

    /// The flags that some entry has.
    static FlagColumns occurring(List<Flag> flags, List<Entry> entries) {
        return new FlagColumns(
                flags.stream().filter(flag -> occurs(flag, entries)).toList());
    }

    private static boolean occurs(Flag flag, List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.flags().contains(flag.letter()));
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    int width() {
        return columns.size();
    }

    /// One letter a column; blank where none of its flags is set.
    String letters(Set<Character> set) {
        return columns.values().stream()
                .map(column -> column.stream()
                        .filter(flag -> set.contains(flag.letter()))
                        .map(flag -> String.valueOf(flag.letter()))
                        .findFirst()
                        .orElse(" "))
                .collect(Collectors.joining());
    }

    /// As the detail form has it: lower case, all flags alike.
    List<String> detailLegend(int width) {
        List<String> entries = columns.values().stream()
                .flatMap(List::stream)
                .map(flag -> entry(flag, false))
                .toList();
        return isEmpty() ? List.of() : Wrapping.wrap("Flags: ", entries, ", ", width);
    }

    /// The same with columns set apart.
    List<String> detailLegendApart(int width) {
        return apart(false, width);
    }

    /// As the table form has it: capitals, columns set apart.
    List<String> tableLegend(int width) {
        return apart(true, width);
    }

    private List<String> apart(boolean capitals, int width) {
        List<String> groups = columns.values().stream()
                .map(column ->
                        column.stream().map(flag -> entry(flag, capitals)).collect(Collectors.joining(", ")))
                .toList();
        return isEmpty() ? List.of() : Wrapping.wrap("Flags: ", groups, "; ", width);
    }

    private static String entry(Flag flag, boolean capitals) {
        return flag.letter() + " - " + (capitals ? flag.name().toUpperCase(Locale.ROOT) : flag.name());
    }
}
