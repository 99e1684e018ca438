package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/routing/rule`: which table packets are looked up in; the first that fits and knows a route counts.
public final class RoutingRuleMenu {
    public static final String PATH = "/routing/rule";

    public static final Property SRC_ADDRESS = property("src-address", Types.ANY_PREFIX, "Where packets come from");
    public static final Property DST_ADDRESS = property("dst-address", Types.ANY_PREFIX, "Where packets go to");
    public static final Property INTERFACE = property("interface", Types.linkInterface(), "Interface they came in by");
    public static final Property ROUTING_MARK =
            property("routing-mark", RoutingTableMenu.REFERENCE, "Routing mark they have");
    public static final Property ACTION = property(
                    "action",
                    Types.word("drop", "lookup", "lookup-only-in-table", "unreachable"),
                    "What becomes of them")
            .byDefault("lookup")
            .with(Trait.EXPORTED_AS_SET);
    public static final Property TABLE = property("table", RoutingTableMenu.REFERENCE, "Table to ask");
    public static final Property MIN_PREFIX =
            property("min-prefix", Types.number(0, 128), "Routes with a prefix that is not longer do not count");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Rules that choose routing tables")
            .properties(
                    property("chain", Types.BARE_TEXT, "Where the rule stands")
                            .byDefault("user")
                            .carriedOutWhen(new Value.Str("user")::equals)
                            .with(Trait.EXPORTED_AS_SET)
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    SRC_ADDRESS,
                    DST_ADDRESS,
                    property("realm", Types.number(0, 65_535), "Realm of their route")
                            .stored(),
                    INTERFACE,
                    ROUTING_MARK,
                    property("vrf", Types.BARE_TEXT, "Routing domain they are in")
                            .stored(),
                    ACTION,
                    TABLE,
                    MIN_PREFIX,
                    Shared.DISABLED.with(Trait.EXPORTED_AS_SET),
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG)
            .can(Ability.MOVE)
            .noun("routing rule")
            .build();

    private RoutingRuleMenu() {}
}
