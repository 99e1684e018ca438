package braid.shell.command;

import braid.shell.render.BlockLayout;
import braid.shell.render.DetailLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.LogLayout;
import braid.shell.render.TableLayout;
import braid.shell.render.TerseLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.PrintForm;
import braid.shell.schema.Property;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.script.CommandBody;
import braid.shell.script.CommandFailure;
import braid.shell.script.Context;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.status.Rows;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `print`: the items of a menu in one of the forms.
final class Print implements CommandBody {
    @Override
    public Value run(Invocation call, Context context) {
        Site site = Site.of(call, context);
        MenuDeclaration menu = site.menu();
        if (LinuxReads.tellsAny(menu)) {
            site.workspace().settle();
        }
        if (menu.kind() == MenuDeclaration.Kind.SETTINGS) {
            return settings(call, site);
        }
        List<Row> candidates = call.values().containsKey("from") ? site.items(call, "from") : site.rows();
        List<Row> rows = Find.matching(call, site, () -> candidates, context);
        if (Site.given(call, "count-only")) {
            context.out().line(Integer.toString(rows.size()));
            return new Value.Num(rows.size());
        }
        if (Site.given(call, "as-value")) {
            return asValue(rows, site, call);
        }
        context.numbers()
                .remember(
                        menu.path(),
                        rows.stream().filter(Row::numbered).map(Row::id).toList());
        List<String> lines = lines(call, site, rows);
        if (Site.given(call, "without-paging")) {
            lines.forEach(context.out()::line);
        } else {
            context.out().paged(lines);
        }
        return new Value.Nothing();
    }

    private static Value settings(Invocation call, Site site) {
        Row row = Rows.settings(site.menu(), site.view());
        if (Site.given(call, "as-value")) {
            ScriptRow script = new ScriptRow(site.menu(), row, site.view().names());
            return new Value.Array(List.of(), keyed(script, site.menu().properties()));
        }
        Entry entry = Entries.of(site.menu(), row, "", site.view().names());
        BlockLayout.lines(fields(properties(call, site.menu(), site.menu().properties())), List.of(entry))
                .forEach(site.context().out()::line);
        return new Value.Nothing();
    }

    private static List<String> lines(Invocation call, Site site, List<Row> rows) {
        MenuDeclaration menu = site.menu();
        List<Entry> entries = entries(call, site, rows);
        int width = site.context().columns();
        List<Property> all = properties(call, menu, menu.properties());
        boolean stats = Site.given(call, "stats");
        List<Property> columns = properties(call, menu, stats ? named(menu, menu.statistics()) : columns(menu));
        if (Site.given(call, "terse")) {
            return TerseLayout.lines(menu.flags(), fields(all), entries);
        }
        if (Site.given(call, "value-list")) {
            return entries.isEmpty() ? List.of() : BlockLayout.lines(fields(all), entries);
        }
        PrintForm form = Site.given(call, "detail")
                ? PrintForm.DETAIL
                : (stats || Site.given(call, "brief")) && menu.printForm() == PrintForm.DETAIL
                        ? PrintForm.TABLE
                        : menu.printForm();
        return switch (form) {
            case DETAIL -> DetailLayout.lines(menu.flags(), fields(all), entries, width);
            case TABLE -> TableLayout.lines(menu.flags(), fields(columns), entries, width);
            case LINES -> LogLayout.lines(fields(columns), entries);
        };
    }

    private static List<Entry> entries(Invocation call, Site site, List<Row> rows) {
        Type.Names names = new RememberedNames(site.view().names());
        boolean ids = Site.given(call, "show-ids");
        Set<String> asked = asked(call, site.menu());
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (Row row : rows) {
            String shown = ids ? GivenText.of(new Value.Id(row.id())) : row.numbered() ? Integer.toString(number) : "";
            number += row.numbered() ? 1 : 0;
            entries.add(Entries.of(site.menu(), row, shown, names, asked));
        }
        return entries;
    }

    private static Set<String> asked(Invocation call, MenuDeclaration menu) {
        Set<String> names = new HashSet<>();
        if (Site.given(call, "stats")) {
            names.addAll(menu.statistics());
        }
        properties(call, menu, List.of()).forEach(property -> names.add(property.name()));
        return names;
    }

    /// The properties of `proplist` in its order, else the usual ones.
    private static List<Property> properties(Invocation call, MenuDeclaration menu, List<Property> usual) {
        Value given = call.values().get("proplist");
        if (given == null) {
            return usual;
        }
        List<Property> chosen = new ArrayList<>();
        for (String word : GivenText.of(given).split(",", -1)) {
            chosen.add(menu.property(word).orElseThrow(() -> new CommandFailure(Sentences.noMatch("proplist"))));
        }
        return chosen;
    }

    private static List<Property> columns(MenuDeclaration menu) {
        return menu.columns().isEmpty() ? menu.properties() : named(menu, menu.columns());
    }

    private static List<Property> named(MenuDeclaration menu, List<String> names) {
        return names.stream().map(name -> menu.property(name).orElseThrow()).toList();
    }

    private static List<Field> fields(List<Property> properties) {
        return properties.stream().map(Entries::field).toList();
    }

    private static Value asValue(List<Row> rows, Site site, Invocation call) {
        List<Property> usual = Site.given(call, "detail") ? site.menu().properties() : columns(site.menu());
        List<Property> shown = properties(call, site.menu(), usual);
        Type.Names names = new RememberedNames(site.view().names());
        List<Value> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Value> values = keyed(new ScriptRow(site.menu(), row, names), shown);
            values.put(".id", new Value.Id(row.id()));
            all.add(new Value.Array(List.of(), values));
        }
        return new Value.Array(all, Map.of());
    }

    private static Map<String, Value> keyed(ScriptRow row, List<Property> properties) {
        Map<String, Value> values = new TreeMap<>();
        for (Property property : properties) {
            if (row.row().values().containsKey(property.name())) {
                values.put(property.name(), row.property(property.name()));
            }
        }
        return values;
    }
}
