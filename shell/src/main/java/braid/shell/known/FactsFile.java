package braid.shell.known;

import braid.shell.known.Facts.ArgumentFacts;
import braid.shell.known.Facts.Kind;
import braid.shell.known.Facts.Trait;
import braid.shell.known.Facts.ValueFacts;
import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration.BuiltIn;
import braid.shell.schema.Selector;
import braid.shell.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A text that lists menus. Only the places of the menus are noted when it is opened; a menu is read when
/// it is asked for. Immutable.
///
/// ```
/// # a remark
/// ~yn <TAB> form of the values <TAB> no yes <TAB> menus whose items the words are
/// /ip/service list d                 kind, then letters: a add, r remove, d disable, c comment, m move,
///                                    o `print oid`, b carried out by Braid
///  name port:num password:text!      properties; behind the colon what the values are, ! for a secret
///  >monitor once numbers             another command with its arguments
///  *1 telnet name=telnet port=23     an item that is always there: id, what `export` calls it, its
/// properties
///  $port=80 address= certificate     properties in the order of `print`, with their defaults
///  &bridge interface                 what `add` needs
///  #name port                        columns of the table
///  ^X=disabled,I=invalid;D=dynamic   flags; those of one column between commas
/// ```
///
/// `=/interface/wifiwave2 /interface/wifi` says that a menu and those below it are as another. A kind of
/// interface has `interface` and the beginning of its names behind the letters. In front of the menus of a
/// reference `?` says that other text will do as well.
final class FactsFile {
    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, List<BuiltIn>> builtIns = new LinkedHashMap<>();
    private final Map<String, String> interfaces = new LinkedHashMap<>();
    private final Map<String, String> same = new LinkedHashMap<>();
    private final Set<String> secrets = new TreeSet<>();

    FactsFile(String text) {
        this.text = text;
        String menu = "";
        for (int start = 0; start < text.length(); start = lineEnd(start) + 1) {
            switch (text.charAt(start)) {
                case '/' -> menu = open(start);
                case '~' -> {
                    int tab = text.indexOf('\t', start);
                    values.put(text.substring(start + 1, tab), text.substring(tab + 1, lineEnd(start)));
                }
                case ' ' -> inMenu(menu, start);
                case '=' -> same(text.substring(start + 1, lineEnd(start)));
                default -> {}
            }
        }
    }

    /// @param name of a resource beside this class
    static FactsFile resource(String name) {
        try (InputStream bytes = FactsFile.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new FactsFile(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> paths() {
        return places.keySet();
    }

    Map<String, List<BuiltIn>> builtIns() {
        return builtIns;
    }

    /// Kinds of interfaces, with the beginnings of their names.
    Map<String, String> interfaces() {
        return interfaces;
    }

    /// Menus that are as others, with all below them.
    Map<String, String> same() {
        return same;
    }

    Set<String> secrets() {
        return secrets;
    }

    Optional<Facts> menu(String path) {
        Integer place = places.get(path);
        if (place == null) {
            return Optional.empty();
        }
        String[] head = text.substring(place, lineEnd(place)).split(" ", -1);
        List<ArgumentFacts> properties = new ArrayList<>();
        Map<String, List<ArgumentFacts>> commands = new TreeMap<>();
        Map<String, Optional<String>> defaults = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        List<Flag> flags = new ArrayList<>();
        List<String> required = new ArrayList<>();
        int start = lineEnd(place) + 1;
        for (; start < text.length() && text.charAt(start) == ' '; start = lineEnd(start) + 1) {
            String line = text.substring(start + 1, lineEnd(start));
            String rest = line.substring(1);
            switch (line.charAt(0)) {
                case '>' -> {
                    String[] words = rest.split(" ", 2);
                    commands.put(words[0], words.length > 1 ? arguments(words[1]) : List.of());
                }
                case '$' -> Quoted.words(rest).forEach(word -> defaults.put(before(word), behind(word)));
                case '&' -> required.addAll(List.of(rest.split(" ", -1)));
                case '#' -> columns.addAll(List.of(rest.split(" ", -1)));
                case '^' -> flags.addAll(flags(rest));
                case '*' -> {}
                default -> properties.addAll(arguments(line));
            }
        }
        return Optional.of(new Facts(
                path,
                Kind.valueOf(head[1].toUpperCase(Locale.ROOT)),
                traits(head),
                Optional.ofNullable(interfaces.get(path)),
                properties,
                commands,
                builtIns.getOrDefault(path, List.of()),
                new Facts.Shown(defaults, columns, flags, required)));
    }

    private static String before(String word) {
        return word.substring(0, (word + "=").indexOf('='));
    }

    private static Optional<String> behind(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
    }

    private static List<Flag> flags(String line) {
        List<Flag> flags = new ArrayList<>();
        String[] columns = line.split(";", -1);
        for (int column = 0; column < columns.length; column++) {
            for (String flag : columns[column].split(",", -1)) {
                flags.add(Flag.of(flag.charAt(0), flag.substring(2), column));
            }
        }
        return flags;
    }

    private static Set<Trait> traits(String[] head) {
        Set<Trait> traits = new TreeSet<>();
        if (head.length > 2) {
            head[2].chars().forEach(letter -> Trait.of((char) letter).ifPresent(traits::add));
        }
        return traits;
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private String open(int start) {
        String[] head = text.substring(start, lineEnd(start)).split(" ", -1);
        places.put(head[0], start);
        if (head.length > 4 && head[3].equals("interface")) {
            interfaces.put(head[0], head[4]);
        }
        return head[0];
    }

    private void same(String line) {
        int blank = line.indexOf(' ');
        same.put(line.substring(0, blank), line.substring(blank + 1));
    }

    private void inMenu(String menu, int start) {
        int end = lineEnd(start);
        if (text.charAt(start + 1) == '*') {
            builtIns.computeIfAbsent(menu, _ -> new ArrayList<>()).add(builtIn(text.substring(start + 2, end)));
        }
        String line = text.substring(start, end);
        for (int mark = line.indexOf('!'); mark >= 0; mark = line.indexOf('!', mark + 1)) {
            String argument = line.substring(line.lastIndexOf(' ', mark) + 1, mark);
            secrets.add(argument.substring(0, (argument + ":").indexOf(':')));
        }
    }

    private static BuiltIn builtIn(String line) {
        List<String> words = Quoted.words(line);
        Map<String, Value> properties = new TreeMap<>();
        for (String word : words.subList(2, words.size())) {
            int equals = word.indexOf('=');
            properties.put(word.substring(0, equals), value(word.substring(equals + 1)));
        }
        selector(words.get(1)).mark(properties);
        return new BuiltIn(Long.parseLong(words.getFirst(), 16), properties);
    }

    /// `telnet`, `0`, or `[default=yes]` for what `find` finds.
    private static Selector selector(String word) {
        if (!word.startsWith("[")) {
            return Selector.of(word);
        }
        int equals = word.indexOf('=');
        return Selector.found(Map.of(word.substring(1, equals), word.substring(equals + 1, word.length() - 1)))
                .orElseThrow();
    }

    private static Value value(String text) {
        if (text.matches("\\*[0-9A-F]+")) {
            return new Value.Id(Long.parseLong(text.substring(1), 16));
        }
        return text.equals("yes") || text.equals("no") ? new Value.Bool(text.equals("yes")) : new Value.Str(text);
    }

    private ValueFacts valuesOf(String name) {
        String line = values.get(name);
        if (line == null) {
            return ValueFacts.ANY;
        }
        String[] fields = line.split("\t", -1);
        boolean strict = !fields[2].startsWith("?");
        String items = strict ? fields[2] : fields[2].substring(1);
        return new ValueFacts(
                fields[0],
                Quoted.words(fields[1]),
                items.isEmpty() ? List.of() : List.of(items.split(" ", -1)),
                strict);
    }

    private List<ArgumentFacts> arguments(String line) {
        List<ArgumentFacts> arguments = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            boolean secret = word.endsWith("!");
            String bare = secret ? word.substring(0, word.length() - 1) : word;
            int colon = (bare + ":").indexOf(':');
            String kind = colon < bare.length() ? bare.substring(colon + 1) : "";
            arguments.add(new ArgumentFacts(bare.substring(0, colon), valuesOf(kind), secret));
        }
        return arguments;
    }
}
