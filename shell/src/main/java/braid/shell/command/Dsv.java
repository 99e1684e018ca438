package braid.shell.command;

import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.value.Bounds;
import braid.shell.value.TextBuilder;
import braid.shell.value.Texts;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rows of values separated by a delimiter (CSV with any delimiter), and back. A field that needs it stands
/// between quotes, a quote in it is doubled (RFC 4180 section 2).
final class Dsv {
    private final String delimiter;

    Dsv(String delimiter) {
        if (delimiter.isEmpty() || delimiter.length() > 3) {
            throw new CommandFailure(Sentences.invalid("delimiter"));
        }
        this.delimiter = delimiter;
    }

    /// An array of rows. Rows with keys begin with a row of their names.
    ///
    /// @param order names of the columns, in order; empty: as they come
    /// @param wrap whether all fields get quotes
    String write(Value value, List<String> order, boolean wrap) {
        List<Value> rows = value instanceof Value.Array array ? array.elements() : List.of(value);
        boolean keyed = rows.stream()
                .anyMatch(row ->
                        row instanceof Value.Array array && !array.keyed().isEmpty());
        TextBuilder text = new TextBuilder();
        List<String> names = !keyed ? List.of() : order.isEmpty() ? names(rows) : order;
        if (keyed) {
            line(names.stream().map(Value.Str::new).iterator(), wrap, text);
        }
        boolean first = !keyed;
        for (Value row : rows) {
            text.add(first ? "" : "\n");
            first = false;
            if (keyed) {
                Map<String, Value> fields = row instanceof Value.Array array ? array.keyed() : Map.of();
                line(
                        names.stream()
                                .map(name -> fields.getOrDefault(name, new Value.Nothing()))
                                .iterator(),
                        wrap,
                        text);
            } else {
                line((row instanceof Value.Array array ? array.elements() : List.of(row)).iterator(), wrap, text);
            }
        }
        return text.toString();
    }

    private static List<String> names(List<Value> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> {
            if (row instanceof Value.Array array) {
                names.addAll(array.keyed().keySet());
            }
        });
        return List.copyOf(names);
    }

    private void line(Iterator<? extends Value> fields, boolean wrap, TextBuilder text) {
        while (fields.hasNext()) {
            text.add(field(Texts.of(fields.next()), wrap)).add(fields.hasNext() ? delimiter : "");
        }
    }

    private String field(String text, boolean wrap) {
        boolean needed = text.contains(delimiter) || text.contains("\"") || text.contains("\n") || text.contains("\r");
        return wrap || needed ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /// The rows as arrays of texts; with `named`, each by the names in the first row.
    Value read(String text, boolean named) {
        List<List<String>> rows = rows(text);
        List<Value> values = new ArrayList<>();
        for (List<String> row : named && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows) {
            if (named) {
                Map<String, Value> keyed = new TreeMap<>();
                for (int i = 0; i < row.size() && i < rows.getFirst().size(); i++) {
                    keyed.put(rows.getFirst().get(i), new Value.Str(row.get(i)));
                }
                values.add(new Value.Array(List.of(), keyed));
            } else {
                values.add(Value.Array.of(row.stream().map(Value.Str::new).toList()));
            }
        }
        return Bounds.checked(Value.Array.of(values));
    }

    private List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Bounds.Room room = new Bounds.Room();
        int at = 0;
        while (at < text.length() || !row.isEmpty()) {
            StringBuilder field = new StringBuilder();
            at = field(text, at, field);
            if (row.isEmpty()) {
                room.takeArray();
            }
            room.take(1, field.length());
            row.add(field.toString());
            if (text.startsWith(delimiter, at)) {
                at += delimiter.length();
            } else {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
    }

    /// Reads a field that begins at `at`; where it ends.
    private int field(String text, int from, StringBuilder field) {
        int at = from;
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
                at += text.charAt(at) == '"' ? 1 : 0;
                field.append(text.charAt(at++));
            }
            at++;
        }
        while (at < text.length()
                && text.charAt(at) != '\n'
                && !text.startsWith("\r\n", at)
                && !text.startsWith(delimiter, at)) {
            field.append(text.charAt(at++));
        }
        return at;
    }
}
