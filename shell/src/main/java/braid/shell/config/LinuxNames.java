package braid.shell.config;

import braid.shell.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Linux calls the interfaces of a configuration. Ours get their own name when Linux allows it, else a short one.
public record LinuxNames(Configuration configuration) {
    private static final int LONGEST = 15;

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

    /// Empty for an interface that was removed, or a port that was never there.
    public Optional<String> of(long interfaceId) {
        Optional<Item> port = configuration.item(HardwarePorts.MENU, interfaceId);
        if (port.isPresent()) {
            return port.get().values().get(HardwarePorts.LINUX_NAME) instanceof Value.Str(String name)
                    ? Optional.of(name)
                    : Optional.empty();
        }
        for (Made made : Made.values()) {
            Optional<Item> item = configuration.item(made.menu, interfaceId);
            if (item.isPresent()) {
                return item.map(own -> allowed(name(own)) ? name(own) : made.stem + own.id());
            }
        }
        return Optional.empty();
    }

    /// The configured interface that Linux knows by this name.
    public Optional<Item> item(String linuxName) {
        return interfaces().stream()
                .filter(item -> of(item.id()).equals(Optional.of(linuxName)))
                .findFirst();
    }

    public List<Item> interfaces() {
        return Stream.of(HardwarePorts.MENU, Made.VLAN.menu, Made.CLIENT.menu)
                .flatMap(menu -> configuration.items(menu).stream())
                .toList();
    }

    public static String name(Item item) {
        return item.values().get(HardwarePorts.NAME) instanceof Value.Str(String name) ? name : "";
    }

    private static boolean allowed(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().allMatch(letter -> letter > ' ' && letter < 127 && letter != '/' && letter != ':');
    }
}
