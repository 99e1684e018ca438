package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `/routing/table`: tables that routes may be in beside the main one.
public final class RoutingTableMenu {
    public static final String PATH = "/routing/table";
    public static final long MAIN = 0;

    public static final Property NAME =
            property("name", Types.TEXT, "Name of the table").with(Trait.NAME).required();
    public static final Property FIB = property("fib", Types.PRESENCE, "Packets are forwarded by it");

    /// A table where others name it. A routing domain has one of its name.
    public static final Type REFERENCE =
            Types.either(Types.item(PATH), Types.items(List.of(PATH, "/ip/vrf"), List.of(), true));

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Routing tables")
            .properties(NAME, FIB, Shared.DISABLED, Shared.COMMENT)
            .flags(
                    Flag.of('D', "dynamic", 0),
                    Flag.of('X', "disabled", 1),
                    Flag.of('I', "invalid", 1),
                    Flag.of('U', "used", 2))
            .builtIn(MAIN, Map.of(NAME.name(), new Value.Str("main")))
            .noun("routing table")
            .build();

    private RoutingTableMenu() {}
}
