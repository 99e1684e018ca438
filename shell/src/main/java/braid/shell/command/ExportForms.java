package braid.shell.command;

import braid.grammar.format.CommandLine;
import braid.grammar.format.Quoting;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.BuiltIn;
import braid.shell.schema.MenuDeclaration.ExportForm;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Selector;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One item as one command.
///
/// @param verbose every property; else only those that differ from their default
/// @param terse one line a command, however long
record ExportForms(boolean verbose, boolean terse, boolean sensitive, int columns) {
    Optional<String> settings(MenuDeclaration menu, Item item, Type.Names names) {
        return command(menu, item, "set", Map.of(), false, names);
    }

    Optional<String> item(MenuDeclaration menu, Item item, Type.Names names) {
        Optional<BuiltIn> builtIn = menu.builtIns().stream()
                .filter(known -> known.id() == item.id())
                .findFirst();
        Optional<Selector> selector = Selector.of(item.values());
        if (selector.isPresent()) {
            Map<String, Value> base = new TreeMap<>(builtIn.map(BuiltIn::values).orElse(Map.of()));
            if (item.values().containsKey(Selector.UNNAMED.name())) {
                base.put(Selector.NAME, item.values().getOrDefault(Selector.NAME, new Value.Nothing()));
            }
            return command(menu, item, "set " + text(selector.get()), base, false, names);
        }
        if (builtIn.isPresent()) {
            return command(
                    menu,
                    item,
                    "set " + GivenText.of(new Value.Id(item.id())),
                    builtIn.get().values(),
                    false,
                    names);
        }
        if (menu.exportForm() == ExportForm.SET_BY_DEFAULT_NAME) {
            Value defaultName = item.values().getOrDefault(HardwarePorts.DEFAULT_NAME, new Value.Str(""));
            String verb = "set [ find default-name=" + Quoting.quoteIfNeeded(GivenText.of(defaultName)) + " ]";
            return command(menu, item, verb, Map.of(HardwarePorts.NAME, defaultName), false, names);
        }
        return command(menu, item, "add", Map.of(), true, names);
    }

    private static String text(Selector selector) {
        return switch (selector) {
            case Selector.Named(String name) -> Quoting.quoteIfNeeded(name);
            case Selector.Numbered(long number) -> Long.toString(number);
            case Selector.Found(Optional<String> property, String value) ->
                property.map(name -> "[ find " + name + "=" + Quoting.quoteIfNeeded(value) + " ]")
                        .orElse("[ find ]");
        };
    }

    /// @param base what the item has when nothing is said about it
    /// @param always whether the command stands even without properties
    private Optional<String> command(
            MenuDeclaration menu, Item item, String verb, Map<String, Value> base, boolean always, Type.Names names) {
        List<Property> said = menu.properties().stream()
                .filter(property -> isSaid(menu, property, item, base))
                .sorted(Comparator.comparing(Property::name))
                .toList();
        boolean something = said.stream().anyMatch(property -> !property.is(Trait.ALWAYS_EXPORTED));
        if (!always && (said.isEmpty() || !(something || verbose))) {
            return Optional.empty();
        }
        CommandLine line = terse ? CommandLine.endless(verb) : new CommandLine(verb, columns);
        String group = "";
        for (Property property : said) {
            Value value = item.get(property);
            String name = property.name().startsWith(group + ".") && !group.isEmpty()
                    ? property.name().substring(group.length())
                    : property.name();
            group = property.name().substring(0, Math.max(0, property.name().indexOf('.')));
            if (value instanceof Value.Nothing) {
                line.word("!" + name);
            } else if (property.type().equals(Types.PRESENCE)) {
                line.word(name);
            } else {
                line.property(
                        name,
                        property.type().exported(value, names),
                        property.type().alwaysQuoted());
            }
        }
        return Optional.of(line.toString());
    }

    private boolean isSaid(MenuDeclaration menu, Property property, Item item, Map<String, Value> base) {
        if (!property.settable() || (property.is(Trait.SECRET) && !sensitive)) {
            return false;
        }
        Value value = item.get(property);
        if (property.type().equals(Types.PRESENCE)) {
            return value.equals(new Value.Bool(true));
        }
        if (property.is(Trait.EXPORTED_AS_SET) && !verbose) {
            return item.has(property) && !value.equals(base.get(property.name()));
        }
        if (verbose) {
            return menu.carriedOut() || !(value instanceof Value.Nothing);
        }
        Value assumed = base.getOrDefault(property.name(), property.byDefault().orElseGet(Value.Nothing::new));
        boolean explicitDefault = property.is(Trait.ALWAYS_EXPORTED) && !(value instanceof Value.Nothing);
        return explicitDefault || !value.equals(assumed);
    }
}
