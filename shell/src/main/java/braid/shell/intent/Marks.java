package braid.shell.intent;

import braid.shell.config.NameNumber;
import braid.shell.value.Value;

/// Numbers for names of marks.
final class Marks {
    private static final String NONE = "no-mark";

    private final NumberedNames packets = new NumberedNames("packet marks");
    private final RoutingTables tables;

    /// @param tables which routing marks choose
    Marks(RoutingTables tables) {
        this.tables = tables;
    }

    int connection(String name) {
        return name.equals(NONE) ? 0 : NameNumber.connectionMark(name);
    }

    /// 0 to 65535.
    int packet(String name) {
        return name.equals(NONE) ? 0 : packets.of(name);
    }

    /// 0 to 65535.
    ///
    /// @param table an item of `/routing/table`
    int routing(Value table) {
        return tables.mark(table);
    }
}
