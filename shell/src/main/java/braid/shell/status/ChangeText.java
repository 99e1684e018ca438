package braid.shell.status;

import braid.grammar.format.CommandLine;
import braid.shell.config.Change;
import braid.shell.config.Item;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Changes as the commands that make them and take them back, for `/system history print detail`. Passwords are never
/// in it.
record ChangeText(MenuTree tree, Type.Names names) {
    /// As RouterOS breaks them there: the lines of a file, less their indent.
    private static final int COLUMNS = 74;

    /// Commands that are shown of one entry: an import may have made a hundred thousand.
    private static final int MOST = 20;

    private static final String HIDDEN = "***";

    String redo(List<Change> changes) {
        return commands(changes.subList(0, Math.min(MOST, changes.size())), changes.size());
    }

    String undo(List<Change> changes) {
        List<Change> last = changes.subList(Math.max(0, changes.size() - MOST), changes.size());
        return commands(last.reversed().stream().map(Change::inverse).toList(), changes.size());
    }

    private String commands(List<Change> some, int all) {
        List<String> lines = new ArrayList<>();
        for (Change change : some) {
            tree.declaration(change.menu()).ifPresent(menu -> lines.add(command(menu, change)));
        }
        if (some.size() < all) {
            lines.add("# and " + (all - some.size()) + " more");
        }
        return String.join("\n", lines);
    }

    private String command(MenuDeclaration menu, Change change) {
        return switch (change) {
            case Change.Added(Item item, long before) -> {
                CommandLine line = properties(new CommandLine(menu.path() + "/add", COLUMNS), menu, item.values());
                yield (before < 0 ? line : line.property("place-before", id(before))).toString();
            }
            case Change.Removed(Item item, long _) -> menu.path() + "/remove " + id(item.id());
            case Change.Altered(String path, long id, Map<String, Value> _, Map<String, Value> to) ->
                properties(
                                new CommandLine(
                                        path + "/set"
                                                + (menu.kind() == MenuDeclaration.Kind.SETTINGS ? "" : " " + id(id)),
                                        COLUMNS),
                                menu,
                                to)
                        .toString();
            case Change.Moved(String path, long id, long _, long to) ->
                path + "/move " + id(id) + (to < 0 ? "" : " destination=" + id(to));
        };
    }

    private CommandLine properties(CommandLine line, MenuDeclaration menu, Map<String, Value> values) {
        menu.properties().stream()
                .filter(property -> property.settable() && values.containsKey(property.name()))
                .sorted(Comparator.comparing(Property::name))
                .forEach(property -> property(line, property, values.get(property.name())));
        return line;
    }

    private void property(CommandLine line, Property property, Value value) {
        if (value instanceof Value.Nothing) {
            line.word("!" + property.name());
        } else if (property.is(Property.Trait.SECRET)) {
            line.word(property.name() + "=" + HIDDEN);
        } else if (property.type().equals(Types.PRESENCE)) {
            line.word((value.equals(new Value.Bool(true)) ? "" : "!") + property.name());
        } else {
            line.property(
                    property.name(),
                    property.type().exported(value, names),
                    property.type().alwaysQuoted());
        }
    }

    private static String id(long id) {
        return GivenText.of(new Value.Id(id));
    }
}
