package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Set;

/// `/ip/route`: routes, configured ones and those that sessions and interfaces bring. RouterOS exports all that
/// was set, defaults included.
public final class IpRouteMenu {
    public static final String PATH = "/ip/route";

    private static final Set<Value> CARRIED_OUT = Set.of(new Value.Str("none"), new Value.Str("ping"));

    public static final Property DST_ADDRESS = property("dst-address", Types.PREFIX, "Destination")
            .byDefault(new Value.IpPrefix(new Value.Ip(0), 0))
            .with(Trait.EXPORTED_AS_SET);
    public static final Property ROUTING_TABLE = property(
                    "routing-table", RoutingTableMenu.REFERENCE, "Table of the route")
            .byDefault(new Value.Id(RoutingTableMenu.MAIN))
            .alias("routing-mark")
            .with(Trait.EXPORTED_AS_SET)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property PREF_SRC = property(
            "pref-src", Types.either(Types.form(""), Types.IP), "Address that packets of ours get; empty: any");
    private static final Type ON_INTERFACE = Types.form("[0-9.]+%[^,]+");
    private static final Type IN_MAIN = Types.form("[0-9.]+@main");
    /// Several, as version 6 has them, share the traffic.
    public static final Property GATEWAY = property(
            "gateway",
            Types.either(
                    Types.form(""),
                    ON_INTERFACE,
                    IN_MAIN,
                    Types.IP,
                    Types.linkInterface(),
                    Types.list(Types.either(ON_INTERFACE, IN_MAIN, Types.IP, Types.linkInterface()))),
            "Next hop, an interface, or a next hop on an interface; empty: none");
    public static final Property BLACKHOLE =
            property("blackhole", Types.PRESENCE, "Drop what is sent there").with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    /// Of version 6; version 7 has `blackhole` alone.
    public static final Property TYPE = property(
                    "type", Types.word("blackhole", "prohibit", "unicast", "unreachable"), "What becomes of packets")
            .byDefault("unicast")
            .means("blackhole", BLACKHOLE, new Value.Bool(true))
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property CHECK_GATEWAY = property(
                    "check-gateway", Types.word("arp", "bfd", "none", "ping"), "How to see that the next hop is there")
            .carriedOutWhen(CARRIED_OUT::contains);
    public static final Property SCOPE = property("scope", Types.number(0, 255), "Scope of the route")
            .byDefault(30)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property TARGET_SCOPE = property(
                    "target-scope", Types.number(0, 255), "Scope that a route to its next hop may have")
            .byDefault(10)
            .with(Trait.EXPORTED_AS_SET);
    public static final Property IMMEDIATE_GW =
            property("immediate-gw", Types.BARE_TEXT, "Where packets go first").readOnly();
    public static final Property DISTANCE = property("distance", Types.number(1, 255), "Preference; the smaller wins")
            .byDefault(1)
            .with(Trait.EXPORTED_AS_SET);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Routes")
            .properties(
                    DST_ADDRESS,
                    ROUTING_TABLE,
                    PREF_SRC,
                    GATEWAY,
                    IMMEDIATE_GW,
                    BLACKHOLE,
                    TYPE,
                    CHECK_GATEWAY,
                    DISTANCE,
                    SCOPE,
                    TARGET_SCOPE,
                    property("vrf-interface", Types.BARE_TEXT, "Interface of another routing domain")
                            .stored(),
                    property("suppress-hw-offload", Types.YES_NO, "Keep the route out of hardware")
                            .byDefault(false)
                            .with(Trait.EXPORTED_AS_SET)
                            .stored(),
                    Shared.DISABLED.with(Trait.EXPORTED_AS_SET),
                    Shared.COMMENT)
            .flags(
                    Flag.of('D', "dynamic", 0),
                    Flag.of('X', "disabled", 1),
                    Flag.of('I', "inactive", 1),
                    Flag.of('A', "active", 1),
                    Flag.of('c', "connect", 2),
                    Flag.of('s', "static", 2),
                    Flag.of('v', "vpn", 2),
                    Flag.of('+', "ecmp", 3))
            .columns(DST_ADDRESS, GATEWAY, ROUTING_TABLE, DISTANCE)
            .noun("route")
            .build();

    private IpRouteMenu() {}
}
