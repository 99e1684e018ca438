package braid.shell.config;

import braid.shell.schema.MenuDeclaration.BuiltIn;
import braid.shell.schema.MenuTree;
import java.util.List;
import java.util.Map;

/// Items that nobody adds: those of declared menus are always there, those of menus that are only kept until somebody
/// removes them.
record BuiltIns(MenuTree tree) {
    /// The configuration with the built-in items it lacks.
    ///
    /// @param nextIds the next number of each space; a smaller one was in use before
    Configuration in(Configuration configuration, Map<String, Long> nextIds) {
        Configuration all = configuration;
        for (var menu : tree.builtIns().entrySet()) {
            for (BuiltIn builtIn : menu.getValue()) {
                boolean removed = !builtIn.lasting() && builtIn.id() < nextIds.getOrDefault(menu.getKey(), 0L);
                if (!removed && all.item(menu.getKey(), builtIn.id()).isEmpty()) {
                    all = all.after(new Change.Added(new Item(menu.getKey(), builtIn.id(), builtIn.values()), -1));
                }
            }
        }
        return all;
    }

    /// Whether an id is that of an item that stays; such ids are outside the numbers that are given out.
    boolean isLasting(String menu, long id) {
        return tree.builtIns().getOrDefault(menu, List.of()).stream()
                .anyMatch(builtIn -> builtIn.lasting() && builtIn.id() == id);
    }
}
