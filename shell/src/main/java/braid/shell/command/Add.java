package braid.shell.command;

import braid.shell.config.Draft;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Sentences;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// `add`: a new item; yields its id.
final class Add implements CommandBody {
    @Override
    public Value run(Invocation given, Context context) {
        Site site = Site.of(given, context);
        MenuDeclaration menu = site.menu();
        boolean copy = given.values().containsKey("copy-from");
        Invocation call = copy ? given : completed(given, site);
        OptionalLong before = before(call, site);
        Map<String, Value> base = copy ? copied(site, single(site.items(call, "copy-from"))) : Map.of();
        Item added = site.edit(added(site, call), draft -> {
            Map<String, Value> values = new TreeMap<>(base);
            if (site.workspace().foreignDefaults()) {
                menu.foreignDefaults().forEach(values::putIfAbsent);
            }
            Map<String, Value> read =
                    menu.joining().joined(base, PropertyReader.read(menu, call.values(), draft.names()));
            values.putAll(read);
            requireAll(menu, values);
            values.values().removeIf(Value.Nothing.class::isInstance);
            menu.namePrefix().ifPresent(prefix -> values.computeIfAbsent("name", _ -> freeName(draft, menu, prefix)));
            Uniqueness.check(draft, menu, values, OptionalLong.empty());
            return draft.add(menu.path(), values, before);
        });
        return new Value.Id(added.id());
    }

    /// As it was typed; a copy is not told by what it is a copy of.
    private static String added(Site site, Invocation call) {
        Map<String, Value> told = new TreeMap<>();
        site.menu()
                .toldBy()
                .flatMap(site.menu()::property)
                .ifPresent(property -> call.values().entrySet().stream()
                        .filter(given -> property.answersTo(given.getKey()))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .or(property::byDefault)
                        .ifPresent(value -> told.put(property.name(), value)));
        return site.action("added", told);
    }

    /// What was given is judged before anybody is asked for what was not.
    private static Invocation completed(Invocation given, Site site) {
        List<String> missing = missing(site.menu(), given.values());
        if (!missing.isEmpty()) {
            PropertyReader.read(site.menu(), given.values(), site.view().names());
        }
        return Asked.complete(given, missing, site.context());
    }

    /// The item that is to follow: by its number, id or name, or by its comment.
    private static OptionalLong before(Invocation call, Site site) {
        Value given = call.values().get("place-before");
        if (given == null) {
            return OptionalLong.empty();
        }
        if (!(given instanceof Value.Str(String text))) {
            return OptionalLong.of(single(site.items(call, "place-before")).id());
        }
        List<Row> rows = site.rows();
        return OptionalLong.of(ItemNumbers.row(given, site.menu().path(), rows, site.context())
                .or(() -> rows.stream()
                        .filter(row -> given.equals(row.values().get("comment")) && !text.isEmpty())
                        .findFirst())
                .orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM))
                .id());
    }

    private static Row single(List<Row> rows) {
        if (rows.size() != 1) {
            throw new CommandFailure(Sentences.NO_SUCH_ITEM);
        }
        return rows.getFirst();
    }

    /// A copy has everything but the name, and what the router itself gave the item.
    private static Map<String, Value> copied(Site site, Row row) {
        Item item = site.view()
                .configuration()
                .item(row.owner(), row.id())
                .orElseThrow(() -> new CommandFailure(Sentences.NO_SUCH_ITEM));
        Map<String, Value> values = new TreeMap<>(item.values());
        site.menu().nameProperty().ifPresent(property -> values.remove(property.name()));
        site.menu().properties().stream()
                .filter(property -> property.is(Trait.INTERNAL))
                .forEach(property -> values.remove(property.name()));
        return values;
    }

    private static void requireAll(MenuDeclaration menu, Map<String, Value> values) {
        List<String> missing = missing(menu, values);
        if (!missing.isEmpty()) {
            throw new CommandFailure(Sentences.missing(missing));
        }
    }

    private static List<String> missing(MenuDeclaration menu, Map<String, Value> values) {
        List<String> missing = new ArrayList<>();
        for (Property property : menu.properties()) {
            if (property.is(Trait.REQUIRED) && isEmpty(values.get(property.name()))) {
                missing.add(property.name());
            }
        }
        Collections.sort(missing);
        return missing;
    }

    private static boolean isEmpty(Value value) {
        return value == null || (value instanceof Value.Array array && array.size() == 0);
    }

    private static Value freeName(Draft draft, MenuDeclaration menu, String prefix) {
        for (int number = 1; ; number++) {
            if (Uniqueness.isFree(draft, menu, prefix + number)) {
                return new Value.Str(prefix + number);
            }
        }
    }
}
