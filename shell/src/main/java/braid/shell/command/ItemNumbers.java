package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The items that `numbers=` means: printed numbers, internal ids, names, or a list of these.
final class ItemNumbers {
    private ItemNumbers() {}

    static List<Row> rows(Value given, String menu, List<Row> rows, Context context) {
        List<Row> found = new ArrayList<>();
        for (Value part : parts(given)) {
            Row row = row(part, menu, rows, context).orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM));
            if (!found.contains(row)) {
                found.add(row);
            }
        }
        return found;
    }

    private static List<Value> parts(Value given) {
        return switch (given) {
            case Value.Array array -> array.elements();
            case Value.Nil(), Value.Nothing() -> List.of();
            default ->
                java.util.Arrays.stream(GivenText.of(given).split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> (Value) new Value.Str(part))
                        .toList();
        };
    }

    private static Optional<Row> row(Value part, String menu, List<Row> rows, Context context) {
        String text = GivenText.of(part);
        if (text.matches("\\*[0-9A-Fa-f]{1,15}")) {
            return byId(rows, Long.parseLong(text.substring(1), 16));
        }
        if (text.matches("\\d{1,9}")) {
            Optional<Row> numbered = byNumber(rows, menu, Integer.parseInt(text), context);
            return numbered.isPresent() ? numbered : byName(rows, text);
        }
        return byName(rows, text);
    }

    /// A number that no `print` of the session gave is the position in the list.
    private static Optional<Row> byNumber(List<Row> rows, String menu, int number, Context context) {
        List<Long> printed = context.numbers().of(menu).orElse(List.of());
        if (number < printed.size()) {
            return byId(rows, printed.get(number));
        }
        List<Row> numbered = rows.stream().filter(Row::numbered).toList();
        return number < numbered.size() ? Optional.of(numbered.get(number)) : Optional.empty();
    }

    private static Optional<Row> byId(List<Row> rows, long id) {
        return rows.stream().filter(row -> row.id() == id).findFirst();
    }

    /// By name; an Ethernet port also by what Linux calls it.
    private static Optional<Row> byName(List<Row> rows, String name) {
        Value text = new Value.Str(name);
        return rows.stream()
                .filter(row -> text.equals(row.values().get("name")))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(row -> text.equals(row.values().get("linux-name")))
                        .findFirst());
    }
}
