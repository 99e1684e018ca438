package braid.shell.config;

import braid.dataplane.network.LinuxName;
import braid.shell.value.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What Linux calls the interfaces of a configuration; decided here and nowhere else. Ports have the names that Linux
/// gives them. What Braid makes gets its own name where Linux allows it and no port and nothing else of ours has it,
/// else a short one with its number. Immutable.
public final class LinuxNames {
    private static final String LOOPBACK = "lo";

    /// Menus of interfaces that Braid makes, with the stem of a short name.
    private enum Made {
        VLAN("/interface/vlan", "vlan-n"),
        CLIENT("/interface/pppoe-client", "ppp-out");

        private final String menu;
        private final String stem;

        Made(String menu, String stem) {
            this.menu = menu;
            this.stem = stem;
        }
    }

    private final List<Item> interfaces;
    private final Map<Long, String> byId = new HashMap<>();

    public LinuxNames(Configuration configuration) {
        interfaces = Stream.of(HardwarePorts.MENU, Made.VLAN.menu, Made.CLIENT.menu)
                .flatMap(menu -> configuration.items(menu).stream())
                .toList();
        Set<String> taken = new HashSet<>(Set.of(LOOPBACK));
        for (Item port : configuration.items(HardwarePorts.MENU)) {
            if (port.values().get(HardwarePorts.LINUX_NAME) instanceof Value.Str(String name)) {
                byId.put(port.id(), name);
                taken.add(name);
            }
        }
        // Own names first: a new interface takes no name away from another but a short one.
        for (Made made : Made.values()) {
            for (Item item : configuration.items(made.menu)) {
                String own = name(item);
                if (LinuxName.allowed(own) && !LinuxName.isShort(own) && taken.add(own)) {
                    byId.put(item.id(), own);
                }
            }
        }
        for (Made made : Made.values()) {
            configuration.items(made.menu).stream()
                    .filter(item -> !byId.containsKey(item.id()))
                    .sorted(Comparator.comparingLong(Item::id))
                    .forEach(item -> byId.put(item.id(), shortName(made.stem + item.id(), taken)));
        }
    }

    private static String shortName(String wanted, Set<String> taken) {
        String name = wanted;
        for (int number = 1; !taken.add(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    /// Empty for an interface that was removed, or a port that was never there.
    public Optional<String> of(long interfaceId) {
        return Optional.ofNullable(byId.get(interfaceId));
    }

    public List<Item> interfaces() {
        return interfaces;
    }

    public static String name(Item item) {
        return item.values().get(HardwarePorts.NAME) instanceof Value.Str(String name) ? name : "";
    }
}
