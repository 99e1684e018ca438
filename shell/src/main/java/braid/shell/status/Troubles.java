package braid.shell.status;

import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What whoever has changed items is told when some of them are not in force.
public final class Troubles {
    /// More than these are not read; `print` shows all of them.
    private static final int MOST_LINES = 20;

    private Troubles() {}

    /// @param changed items by [ItemKey]
    /// @return a line each: `/interface/vlan v5: REASON`
    public static List<String> lines(Set<String> changed, RouterView view) {
        Map<String, String> concerned = new TreeMap<>(view.problems().get());
        concerned.keySet().retainAll(changed);
        List<String> lines = new ArrayList<>();
        concerned.forEach((key, reason) -> ItemKey.item(view.configuration(), key)
                .filter(item -> !new Value.Bool(true).equals(item.values().get("disabled")))
                .ifPresent(item -> lines.add(item.menu() + " " + name(item, view.tree()) + ": " + reason)));
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES;
            lines.subList(MOST_LINES, lines.size()).clear();
            lines.add(more + " more items are invalid; print shows why");
        }
        return lines;
    }

    /// Its name, else its first property that says anything.
    private static String name(Item item, MenuTree tree) {
        MenuDeclaration menu = tree.declaration(item.menu()).orElseThrow();
        return menu.nameProperty().map(List::of).orElseGet(menu::properties).stream()
                .filter(property -> !property.is(Property.Trait.SECRET))
                .map(property -> item.get(property))
                .filter(value -> !(value instanceof Value.Nothing))
                .map(GivenText::of)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("*" + Long.toHexString(item.id()).toUpperCase(Locale.ROOT));
    }
}
