package braid.shell.intent;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.config.LinuxNames;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import braid.shell.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Interfaces that the configuration has and Linux never will: kinds that Braid only keeps (bridges, tunnels, radios),
/// and what stands on them. Whatever names one of them cannot be honoured, for the reason given here.
///
/// @param menus of the kinds that are only kept
record KeptInterfaces(Configuration configuration, List<String> menus) {
    /// The kinds of interfaces that Braid knows and does not carry out.
    static List<String> menus(MenuTree tree) {
        return tree.declaration("/interface").map(MenuDeclaration::over).orElse(List.of()).stream()
                .filter(path -> tree.declaration(path)
                        .filter(MenuDeclaration::carriedOut)
                        .isEmpty())
                .toList();
    }

    /// Why Linux will never have an interface; empty for one that it may have, and for one that was removed.
    Optional<String> reason(long id) {
        return reason(id, new HashSet<>());
    }

    /// @param above what stands on it: VLANs may be stacked in a circle
    private Optional<String> reason(long id, Set<Long> above) {
        if (!above.add(id)) {
            return Optional.empty();
        }
        if (configuration.item(PppoeServerMenu.PATH, id).isPresent()) {
            return Optional.of("uses of a binding of a PPPoE server are not built");
        }
        return under(id)
                .flatMap(reference ->
                        reference instanceof Value.Id(long lower) ? reason(lower, above).stream() : Stream.empty())
                .findFirst()
                .or(() -> kept(id).map(item -> LinuxNames.name(item) + " is not carried out"));
    }

    /// What an interface stands on.
    private Stream<Value> under(long id) {
        return Stream.concat(
                configuration.item(VlanMenu.PATH, id).stream().map(vlan -> vlan.get(VlanMenu.INTERFACE)),
                configuration.item(PppoeClientMenu.PATH, id).stream()
                        .flatMap(client -> Source.list(client, PppoeClientMenu.INTERFACE).stream()));
    }

    private Optional<Item> kept(long id) {
        return menus.stream()
                .flatMap(menu -> configuration.item(menu, id).stream())
                .findFirst();
    }

    /// The interface of a kept kind that has that name.
    OptionalLong named(String name) {
        return menus.stream()
                .flatMap(menu -> configuration.having(menu, "name", new Value.Str(name)).stream())
                .mapToLong(Item::id)
                .findFirst();
    }
}
