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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Interfaces that the configuration has and Linux never will: kinds that Braid only keeps (bridges, tunnels, radios),
/// and what stands on them. Whatever names one of them cannot be honoured, for the reason given here. One thread.
final class KeptInterfaces {
    private final Configuration configuration;
    private final List<String> menus;
    private Optional<Map<Long, String>> reasons = Optional.empty();

    /// @param menus of the kinds that are only kept
    KeptInterfaces(Configuration configuration, List<String> menus) {
        this.configuration = configuration;
        this.menus = menus;
    }

    List<String> menus() {
        return menus;
    }

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
        return Optional.ofNullable(reasons().get(id))
                .or(() -> under(id)
                        .flatMap(reference -> reference instanceof Value.Id(long lower)
                                ? reason(lower, above).stream()
                                : Stream.empty())
                        .findFirst());
    }

    /// Of each item that is only kept: looked up for every item of every other menu.
    private Map<Long, String> reasons() {
        if (reasons.isEmpty()) {
            Map<Long, String> all = new HashMap<>();
            for (String menu : menus) {
                for (Item item : configuration.items(menu)) {
                    all.put(item.id(), LinuxNames.name(item) + " is not carried out");
                }
            }
            for (Item binding : configuration.items(PppoeServerMenu.PATH)) {
                all.put(binding.id(), "uses of a binding of a PPPoE server are not built");
            }
            reasons = Optional.of(all);
        }
        return reasons.get();
    }

    /// What an interface stands on.
    private Stream<Value> under(long id) {
        return Stream.concat(
                configuration.item(VlanMenu.PATH, id).stream().map(vlan -> vlan.get(VlanMenu.INTERFACE)),
                configuration.item(PppoeClientMenu.PATH, id).stream()
                        .flatMap(client -> Source.list(client, PppoeClientMenu.INTERFACE).stream()));
    }

    /// The interface of a kept kind that has that name.
    OptionalLong named(String name) {
        return menus.stream()
                .flatMap(menu -> configuration.having(menu, "name", new Value.Str(name)).stream())
                .mapToLong(Item::id)
                .findFirst();
    }
}
