package braid.shell.config;

import braid.shell.value.Value;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// Ethernet ports, which the machine has and nobody adds. A port that a configuration names the way MikroTik names
/// hardware gets an entry even when the machine lacks it, so that a configuration made for another box can be kept.
public final class HardwarePorts {
    public static final String INTERFACES = "/interface";
    public static final String MENU = "/interface/ethernet";
    public static final String NAME = "name";
    /// The name the port got when it was first seen.
    public static final String DEFAULT_NAME = "default-name";
    /// What Linux called it when it was last there.
    public static final String LINUX_NAME = "linux-name";
    /// Its address, by which it is known again; absent while no such port was ever there.
    public static final String HARDWARE_ADDRESS = "orig-mac-address";

    private static final Set<String> WHICH_PORT = Set.of(NAME, DEFAULT_NAME, LINUX_NAME, HARDWARE_ADDRESS);
    private static final Pattern HARDWARE_NAME = Pattern.compile(
            "(ether|sfp|sfp-sfpplus|sfp28-|qsfp|qsfpplus|qsfp28-|combo|wlan|wifi|lte)\\d{1,3}(-\\d{1,2})?");

    private HardwarePorts() {}

    public static boolean looksLikeOne(String name) {
        return HARDWARE_NAME.matcher(name).matches();
    }

    /// The entry of a port that is not there.
    static Map<String, Value> absent(String name) {
        return Map.of(NAME, new Value.Str(name), DEFAULT_NAME, new Value.Str(name));
    }

    /// Whether a port was first seen under that name, whatever it is called now.
    static boolean isDefaultName(Configuration configuration, String name) {
        return configuration.items(MENU).stream()
                .anyMatch(item -> new Value.Str(name).equals(item.values().get(DEFAULT_NAME)));
    }

    /// An entry that says nothing but which port it stands for: nobody has set anything on it.
    public static boolean isBare(Item item) {
        Value name = item.values().get(NAME);
        return WHICH_PORT.containsAll(item.values().keySet())
                && name != null
                && name.equals(item.values().get(DEFAULT_NAME));
    }

    /// Whether the machine had no such port yet.
    public static boolean wasNeverThere(Item item) {
        return !item.values().containsKey(HARDWARE_ADDRESS);
    }

    static OptionalLong byLinuxName(Configuration configuration, String linuxName) {
        return configuration.having(MENU, LINUX_NAME, new Value.Str(linuxName)).stream()
                .mapToLong(Item::id)
                .findFirst();
    }
}
