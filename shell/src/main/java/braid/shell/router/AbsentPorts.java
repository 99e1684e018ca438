package braid.shell.router;

import braid.shell.config.Change;
import braid.shell.config.Configuration;
import braid.shell.config.Draft;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Type;
import braid.shell.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Entries of ports that the machine lacks: they came with the first item that named them, and go with the last.
final class AbsentPorts {
    private AbsentPorts() {}

    /// Removes the bare entries that the draft's changes have left without an item that refers to them.
    static void forget(Draft draft) {
        List<Change> changes = draft.changes();
        for (Item port : draft.now().items(HardwarePorts.MENU)) {
            if (HardwarePorts.isBare(port)
                    && changes.stream().anyMatch(change -> lost(change, port.id()))
                    && !isReferredTo(draft, port.id())) {
                draft.remove(HardwarePorts.MENU, port.id());
            }
        }
    }

    /// Whether an item that may have referred to the port does so no more.
    private static boolean lost(Change change, long port) {
        return switch (change) {
            case Change.Removed(Item item, long _) -> mentions(item.values().values(), port);
            case Change.Altered(String _, long _, Map<String, Value> from, Map<String, Value> _) ->
                mentions(from.values(), port);
            case Change.Added _, Change.Moved _ -> false;
        };
    }

    private static boolean mentions(Collection<Value> values, long id) {
        return values.stream()
                .anyMatch(value -> value instanceof Value.Id(long other)
                        ? other == id
                        : value instanceof Value.Array array && mentions(array.elements(), id));
    }

    private static boolean isReferredTo(Draft draft, long port) {
        Asked asked = new Asked(port);
        Configuration configuration = draft.now();
        for (String path : configuration.items().keySet()) {
            Optional<MenuDeclaration> menu = draft.tree().declaration(path);
            for (Item item : configuration.items(path)) {
                menu.ifPresent(declaration -> declaration
                        .properties()
                        .forEach(property -> Optional.ofNullable(item.values().get(property.name()))
                                .ifPresent(value -> property.type().write(value, asked))));
                if (asked.found) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Names that note whether an interface is asked for: a value that is written asks for what it refers to.
    private static final class Asked implements Type.Names {
        private final long port;
        private boolean found;

        private Asked(long port) {
            this.port = port;
        }

        @Override
        public List<String> of(String menu) {
            return List.of();
        }

        @Override
        public OptionalLong idOf(String menu, String name) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<String> nameOf(String menu, long id) {
            boolean ofPorts =
                    Stream.of(HardwarePorts.INTERFACES, HardwarePorts.MENU).anyMatch(menu::equals);
            found |= ofPorts && id == port;
            return Optional.empty();
        }
    }
}
