package braid.shell.router;

import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Entries of ports that the machine lacks: they came with the port or with the first item that named them, and go when
/// neither is there any more, unless somebody has set something on them.
final class AbsentPorts {
    private AbsentPorts() {}

    /// Removes the bare entries that the draft's changes have left without an item that refers to them.
    static void forget(Draft draft) {
        List<Change> changes = draft.changes();
        forget(
                draft,
                port -> HardwarePorts.wasNeverThere(port)
                        && changes.stream().anyMatch(change -> lost(change, port.id())));
    }

    /// Removes the bare entries of ports that were there once and that no item refers to.
    ///
    /// @param present entries whose port is there
    /// @param mayReturnTo whether taking something back could set something on an entry or make an item refer to it
    static void forgetGone(Draft draft, Set<Long> present, LongPredicate mayReturnTo) {
        forget(
                draft,
                port -> !HardwarePorts.wasNeverThere(port)
                        && !present.contains(port.id())
                        && !mayReturnTo.test(port.id()));
    }

    private static void forget(Draft draft, Predicate<Item> absent) {
        List<Item> bare = draft.now().items(HardwarePorts.MENU).stream()
                .filter(HardwarePorts::isBare)
                .filter(absent)
                .toList();
        if (!bare.isEmpty()) {
            Set<Long> needed = referredTo(draft);
            bare.stream()
                    .filter(port -> !needed.contains(port.id()))
                    .forEach(port -> draft.remove(HardwarePorts.MENU, port.id()));
        }
    }

    /// Whether an item that may have referred to the port does so no more.
    private static boolean lost(Change change, long port) {
        return switch (change) {
            case Change.Removed(Item item, long _) -> Change.names(item.values(), port);
            case Change.Altered(String _, long _, Map<String, Value> from, Map<String, Value> _) ->
                Change.names(from, port);
            case Change.Added _, Change.Moved _ -> false;
        };
    }

    private static Set<Long> referredTo(Draft draft) {
        Asked asked = new Asked();
        Configuration configuration = draft.now();
        for (String path : configuration.items().keySet()) {
            Optional<MenuDeclaration> menu = draft.tree().declaration(path);
            for (Item item : configuration.items(path)) {
                menu.ifPresent(declaration -> declaration
                        .properties()
                        .forEach(property -> Optional.ofNullable(item.values().get(property.name()))
                                .ifPresent(value -> property.type().write(value, asked))));
            }
        }
        return asked.ids;
    }

    /// Names that note which interfaces are asked for: a value that is written asks for what it refers to.
    private static final class Asked implements Type.Names {
        private final Set<Long> ids = new HashSet<>();

        @Override
        public List<String> of(String menu) {
            return List.of();
        }

        @Override
        public List<String> values(String menu, String property) {
            return List.of();
        }

        @Override
        public OptionalLong idOf(String menu, String name) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> nameOf(String menu, long id) {
            if (Stream.of(HardwarePorts.INTERFACES, HardwarePorts.MENU).anyMatch(menu::equals)) {
                ids.add(id);
            }
            return Optional.empty();
        }
    }
}
