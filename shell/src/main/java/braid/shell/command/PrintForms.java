package braid.shell.command;

import braid.shell.render.BlockLayout;
import braid.shell.render.DetailLayout;
import braid.shell.render.Entry;
import braid.shell.render.Field;
import braid.shell.render.LogLayout;
import braid.shell.render.Printout;
import braid.shell.render.TableLayout;
import braid.shell.render.TerseLayout;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.PrintForm;
import braid.shell.schema.Property;
import braid.shell.schema.Sentences;
import braid.shell.schema.Type;
import braid.shell.script.CommandFailure;
import braid.shell.script.Invocation;
import braid.shell.status.Row;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rows in the form that the arguments of `print` ask for.
///
/// @param width columns of the screen or of the file
record PrintForms(Invocation call, Site site, int width) {
    Printout of(List<Row> rows) {
        MenuDeclaration menu = site.menu();
        List<Entry> entries = entries(rows);
        List<Field> all = fields(chosen(menu.properties()));
        if (Site.given(call, "terse")) {
            return TerseLayout.of(menu.flags(), all, entries);
        }
        if (Site.given(call, "value-list")) {
            List<String> block = entries.isEmpty() ? List.of() : BlockLayout.lines(all, entries);
            return new Printout(block, List.of());
        }
        return switch (form()) {
            case DETAIL -> {
                List<Field> shown = Site.given(call, "stats-detail") ? fields(chosen(statistics())) : all;
                yield DetailLayout.of(menu.flags(), shown, entries, width, menu.printForm() != PrintForm.DETAIL);
            }
            case TABLE -> TableLayout.of(menu.flags(), fields(columns()), entries, width);
            case LINES -> LogLayout.of(fields(columns()), entries);
        };
    }

    private PrintForm form() {
        PrintForm usual = site.menu().printForm();
        if (Site.given(call, "detail") || Site.given(call, "stats-detail")) {
            return PrintForm.DETAIL;
        }
        boolean table = Site.given(call, "stats") || Site.given(call, "brief");
        return table && usual == PrintForm.DETAIL ? PrintForm.TABLE : usual;
    }

    private List<Property> columns() {
        return chosen(Site.given(call, "stats") ? statistics() : usualColumns());
    }

    private List<Property> usualColumns() {
        MenuDeclaration menu = site.menu();
        return menu.columns().isEmpty() ? menu.properties() : named(menu.columns());
    }

    private List<Property> statistics() {
        return named(site.menu().statistics());
    }

    private List<Property> named(List<String> names) {
        return names.stream()
                .map(name -> site.menu().property(name).orElseThrow())
                .toList();
    }

    /// The properties of `proplist` in its order, else the usual ones.
    private List<Property> chosen(List<Property> usual) {
        Value given = call.values().get("proplist");
        if (given == null) {
            return usual;
        }
        List<Property> chosen = new ArrayList<>();
        for (String word : GivenText.of(given).split(",", -1)) {
            chosen.add(site.menu().property(word).orElseThrow(() -> new CommandFailure(Sentences.noMatch("proplist"))));
        }
        return chosen;
    }

    private static List<Field> fields(List<Property> properties) {
        return properties.stream().map(Entries::field).toList();
    }

    private List<Entry> entries(List<Row> rows) {
        Type.Names names = new RememberedNames(site.view().names());
        boolean ids = Site.given(call, "show-ids");
        Set<String> asked = asked();
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (Row row : rows) {
            String shown = ids ? GivenText.of(new Value.Id(row.id())) : row.numbered() ? Integer.toString(number) : "";
            number += row.numbered() ? 1 : 0;
            entries.add(Entries.of(site.menu(), row, shown, names, asked));
        }
        return entries;
    }

    /// What is shown though a plain `print` leaves it out.
    private Set<String> asked() {
        Set<String> names = new HashSet<>();
        if (Site.given(call, "stats") || Site.given(call, "stats-detail")) {
            names.addAll(site.menu().statistics());
        }
        chosen(List.of()).forEach(property -> names.add(property.name()));
        return names;
    }

    /// The single record of a settings menu.
    List<String> settings(Row row) {
        Entry entry = Entries.of(site.menu(), row, "", site.view().names());
        return BlockLayout.lines(fields(chosen(site.menu().properties())), List.of(entry));
    }

    /// The same for a script.
    Value values(Row row) {
        ScriptRow script = new ScriptRow(site.menu(), row, site.view().names());
        return new Value.Array(List.of(), keyed(script, site.menu().properties()));
    }

    Value values(List<Row> rows) {
        List<Property> shown = chosen(Site.given(call, "detail") ? site.menu().properties() : columns());
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
            if (row.row().has(property.name())) {
                values.put(property.name(), row.property(property.name()));
            }
        }
        return values;
    }
}
