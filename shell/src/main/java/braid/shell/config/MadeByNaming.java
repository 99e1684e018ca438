package braid.shell.config;

import braid.shell.value.Value;
import java.util.Map;
import java.util.Optional;

/// What a configuration makes by naming it.
public enum MadeByNaming {
    /// Ports that only hardware has.
    PORTS,
    /// Routing tables too: version 6 has no menu of them.
    PORTS_AND_TABLES;

    private static final String TABLES = "/routing/table";
    private static final String FIB = "fib";

    /// @param menu the item is to be in
    record Made(String menu, Map<String, Value> values) {}

    /// The item that appears when `name` is nobody's in `menu`. A port that was renamed has its new name
    /// only.
    Optional<Made> made(Configuration now, String menu, String name) {
        boolean port = menu.equals(HardwarePorts.INTERFACES) || menu.equals(HardwarePorts.MENU);
        if (port && HardwarePorts.looksLikeOne(name) && !HardwarePorts.isDefaultName(now, name)) {
            return Optional.of(new Made(HardwarePorts.MENU, HardwarePorts.absent(name)));
        }
        return this == PORTS_AND_TABLES && menu.equals(TABLES) && !name.isEmpty()
                ? Optional.of(
                        new Made(TABLES, Map.of(HardwarePorts.NAME, new Value.Str(name), FIB, new Value.Bool(true))))
                : Optional.empty();
    }
}
