package braid.shell.command;

import braid.shell.schema.GivenText;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The items that `numbers=` means: printed numbers, internal ids, names, or a list of these.
final class ItemNumbers {
    private final List<Long> printed;
    private final List<Row> rows;
    private final Map<Long, Row> byId = new HashMap<>();
    private final Map<Value, Row> byName = new HashMap<>();
    private final Map<Value, Row> byLinuxName = new HashMap<>();

    private ItemNumbers(List<Long> printed, List<Row> rows) {
        this.printed = printed;
        this.rows = rows;
        for (Row row : rows) {
            byId.putIfAbsent(row.id(), row);
            Optional.ofNullable(row.values().get("name")).ifPresent(name -> byName.putIfAbsent(name, row));
            Optional.ofNullable(row.values().get("linux-name")).ifPresent(name -> byLinuxName.putIfAbsent(name, row));
        }
    }

    /// In the order given, each item once.
    ///
    /// @throws CommandFailure "no such item"
    static List<Row> rows(Value given, String menu, List<Row> rows, Context context) {
        ItemNumbers numbers = new ItemNumbers(context.numbers().of(menu).orElse(List.of()), rows);
        Map<Long, Row> found = new LinkedHashMap<>();
        for (Value part : parts(given)) {
            Row row = numbers.row(part).orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM));
            found.putIfAbsent(row.id(), row);
        }
        return List.copyOf(found.values());
    }

    /// The words, or the elements of an array.
    static List<Value> parts(Value given) {
        return switch (given) {
            case Value.Array array -> array.elements();
            case Value.Nil(), Value.Nothing() -> List.of();
            default ->
                Arrays.stream(GivenText.of(given).split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(part -> (Value) new Value.Str(part))
                        .toList();
        };
    }

    /// The item that one word means.
    static Optional<Row> row(Value part, String menu, List<Row> rows, Context context) {
        return new ItemNumbers(context.numbers().of(menu).orElse(List.of()), rows).row(part);
    }

    private Optional<Row> row(Value part) {
        if (part instanceof Value.Id(long id)) {
            return Optional.ofNullable(byId.get(id));
        }
        String text = GivenText.of(part);
        if (text.matches("\\*[0-9A-Fa-f]{1,15}")) {
            return Optional.ofNullable(byId.get(Long.parseLong(text.substring(1), 16)));
        }
        return text.matches("\\d{1,9}") ? numbered(Integer.parseInt(text)).or(() -> named(text)) : named(text);
    }

    /// A number that no `print` of the session gave is the position in the list.
    private Optional<Row> numbered(int number) {
        if (number < printed.size()) {
            return Optional.ofNullable(byId.get(printed.get(number)));
        }
        return rows.stream().filter(Row::numbered).skip(number).findFirst();
    }

    /// By name; an Ethernet port also by what Linux calls it.
    private Optional<Row> named(String name) {
        Value text = new Value.Str(name);
        return Optional.ofNullable(byName.get(text)).or(() -> Optional.ofNullable(byLinuxName.get(text)));
    }
}
