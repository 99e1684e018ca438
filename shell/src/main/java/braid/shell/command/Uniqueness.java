package braid.shell.command;

import braid.shell.config.ConfiguredNames;
import braid.shell.config.Draft;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.script.CommandFailure;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// What no two items may share: names, interfaces of all kinds having theirs together, and what menus
/// declare. In menus that are only kept RouterOS may allow a name twice.
final class Uniqueness {
    private Uniqueness() {}

    static boolean isFree(Draft draft, MenuDeclaration menu, String name) {
        return new ConfiguredNames(draft.tree(), draft.now())
                .idOf(scope(menu), name)
                .isEmpty();
    }

    /// @param self the item that is being changed
    static void check(Draft draft, MenuDeclaration menu, Map<String, Value> values, OptionalLong self) {
        boolean shared = menu.carriedOut() || scope(menu).equals(HardwarePorts.INTERFACES);
        if (shared
                && menu.nameProperty().isPresent()
                && values.get(menu.nameProperty().get().name()) instanceof Value.Str(String name)) {
            OptionalLong holder = new ConfiguredNames(draft.tree(), draft.now()).idOf(scope(menu), name);
            if (holder.isPresent() && !holder.equals(self)) {
                throw new CommandFailure(
                        scope(menu).equals(HardwarePorts.INTERFACES)
                                ? "failure: already have interface with such name"
                                : "failure: already have such entry");
            }
        }
        menu.distinct().ifPresent(distinct -> checkDistinct(draft, menu, distinct, values, self));
    }

    private static void checkDistinct(
            Draft draft,
            MenuDeclaration menu,
            MenuDeclaration.Distinct distinct,
            Map<String, Value> values,
            OptionalLong self) {
        String first = distinct.by().getFirst().name();
        Value value = values.get(first);
        List<Item> alike = value == null ? List.of() : draft.now().having(menu.path(), first, value);
        for (Item item : alike) {
            if (isAlike(item, distinct, values) && !self.equals(OptionalLong.of(item.id()))) {
                throw new CommandFailure(distinct.sentence());
            }
        }
    }

    private static boolean isAlike(Item item, MenuDeclaration.Distinct distinct, Map<String, Value> values) {
        for (Property property : distinct.by()) {
            if (!Objects.equals(item.values().get(property.name()), values.get(property.name()))) {
                return false;
            }
        }
        return true;
    }

    private static String scope(MenuDeclaration menu) {
        return menu.idSpace().equals(HardwarePorts.INTERFACES) ? HardwarePorts.INTERFACES : menu.path();
    }
}
