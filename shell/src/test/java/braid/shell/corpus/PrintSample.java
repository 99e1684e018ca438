package braid.shell.corpus;

import braid.shell.render.Entry;
import braid.shell.schema.MenuDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What RouterOS printed: its lines, and the items that they show. Properties that the menu here does not have are
/// taken out of both.
///
/// @param lines without blanks at their ends, as far as the menu knows what they show
record PrintSample(List<String> lines, List<Entry> entries) {
    /// Lines that the log writes between those of a command.
    private static final Pattern ECHO = Pattern.compile("\\d\\d:\\d\\d:\\d\\d echo: .*");
    private static final Pattern PROPERTY =
            Pattern.compile("([a-z0-9][a-z0-9-]*)=(\"[^\"]*\"|.*?)(?=$| +[a-z0-9][a-z0-9-]*=)");
    private static final Pattern ITEM = Pattern.compile("( *\\d+) ([^=]*?)(;;; .*|[a-z][a-z0-9-]*=.*)");

    static List<String> read(String text) {
        List<String> lines = Arrays.stream(text.split("\r?\n", -1))
                .filter(line -> !ECHO.matcher(line).matches())
                .map(String::stripTrailing)
                .collect(Collectors.toCollection(ArrayList::new));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /// One item a line; with numbers or without.
    static PrintSample terse(MenuDeclaration menu, List<String> all) {
        List<String> lines = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (String line : all) {
            Matcher item =
                    Pattern.compile("( *\\d+ )?(.*?)([a-z][a-z0-9-]*=.*)").matcher(line);
            require(item.matches(), line);
            Optional<String> comment = Optional.empty();
            Map<String, List<String>> values = new LinkedHashMap<>();
            StringBuilder kept = new StringBuilder();
            Matcher property = PROPERTY.matcher(item.group(3));
            while (property.find()) {
                if (property.group(1).equals("comment")) {
                    comment = Optional.of(property.group(2));
                    kept.append(' ').append(property.group());
                } else if (has(menu, property.group(1))) {
                    values.put(property.group(1), List.of(property.group(2)));
                    kept.append(' ').append(property.group());
                }
            }
            String number = item.group(1) == null ? "" : item.group(1).strip();
            lines.add(line.substring(0, item.start(3)) + kept.substring(1));
            entries.add(new Entry(number, letters(item.group(2)), comment, Optional.empty(), values));
        }
        return new PrintSample(lines, entries);
    }

    /// Items apart from each other, each on one line behind its comment: a terminal without an edge.
    static PrintSample detail(MenuDeclaration menu, List<String> all) {
        List<String> lines = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < all.size() && all.get(at).startsWith("Flags: ")) {
            lines.add(all.get(at++));
        }
        while (at < all.size()) {
            Matcher item = ITEM.matcher(all.get(at));
            if (!item.matches()) {
                item = Pattern.compile("( *)( *)([a-z][a-z0-9-]*=.*)").matcher(all.get(at));
                require(item.matches(), all.get(at));
            }
            String prefix = all.get(at).substring(0, item.start(3));
            Optional<String> comment = Optional.empty();
            String properties = item.group(3);
            if (properties.startsWith(";;; ")) {
                StringBuilder text = new StringBuilder(properties.substring(4));
                lines.add(all.get(at++));
                while (!all.get(at).startsWith(" ".repeat(prefix.length()))) {
                    text.append('\n').append(all.get(at));
                    lines.add(all.get(at++));
                }
                comment = Optional.of(text.toString());
                prefix = " ".repeat(prefix.length());
                properties = all.get(at).substring(prefix.length());
            }
            Map<String, List<String>> values = new LinkedHashMap<>();
            List<String> kept = new ArrayList<>();
            Matcher property = PROPERTY.matcher(properties);
            while (property.find()) {
                if (has(menu, property.group(1))) {
                    String value = property.group(2);
                    boolean quoted = value.length() > 1 && value.startsWith("\"");
                    values.put(property.group(1), List.of(quoted ? value.substring(1, value.length() - 1) : value));
                    kept.add(property.group());
                }
            }
            lines.add(prefix + String.join(" ", kept));
            lines.add("");
            entries.add(new Entry(item.group(1).strip(), letters(item.group(2)), comment, Optional.empty(), values));
            at++;
            while (at < all.size() && all.get(at).isEmpty()) {
                at++;
            }
        }
        return new PrintSample(lines, entries);
    }

    /// Version 7's table. Columns begin where their headings do.
    static PrintSample table(List<String> all) {
        int headings = 0;
        while (!all.get(headings).stripLeading().startsWith("#")) {
            headings++;
        }
        String heading = all.get(headings);
        List<Integer> starts = new ArrayList<>();
        Matcher word = Pattern.compile("[A-Z][A-Z0-9-]*").matcher(heading);
        List<String> names = new ArrayList<>();
        while (word.find()) {
            starts.add(word.start());
            names.add(word.group().toLowerCase(Locale.ROOT));
        }
        List<Entry> entries = new ArrayList<>();
        Optional<String> comment = Optional.empty();
        for (String line : all.subList(headings + 1, all.size())) {
            if (line.startsWith(";;; ")) {
                comment = Optional.of(line.substring(4));
                continue;
            }
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                int end = i + 1 < names.size() ? starts.get(i + 1) : line.length();
                values.put(
                        names.get(i), List.of(line.substring(starts.get(i), end).strip()));
            }
            int hash = heading.indexOf('#') + 1;
            entries.add(new Entry(
                    line.substring(0, hash).strip(),
                    letters(line.substring(hash, starts.getFirst())),
                    comment,
                    Optional.empty(),
                    values));
            comment = Optional.empty();
        }
        return new PrintSample(all, entries);
    }

    /// `name: value` below each other.
    static PrintSample block(List<String> all) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : all) {
            int colon = line.indexOf(": ");
            values.put(line.substring(0, colon).strip(), List.of(line.substring(colon + 2)));
        }
        List<String> lines = new ArrayList<>(all);
        lines.add("");
        return new PrintSample(lines, List.of(new Entry("", Set.of(), Optional.empty(), Optional.empty(), values)));
    }

    private static boolean has(MenuDeclaration menu, String name) {
        return menu.properties().stream().anyMatch(property -> property.name().equals(name));
    }

    private static Set<Character> letters(String flags) {
        Set<Character> letters = new TreeSet<>();
        flags.chars().filter(letter -> letter != ' ').forEach(letter -> letters.add((char) letter));
        return letters;
    }

    private static void require(boolean holds, String line) {
        if (!holds) {
            throw new AssertionError("not understood: " + line);
        }
    }
}
