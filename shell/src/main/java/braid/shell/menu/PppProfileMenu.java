package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Type;
import braid.shell.schema.Types;
import braid.shell.value.Value;
import java.util.Map;

/// `/ppp/profile`: defaults for sessions.
public final class PppProfileMenu {
    public static final String PATH = "/ppp/profile";
    /// The built-in `default`.
    public static final Value.Id DEFAULT_ID = new Value.Id(0);

    private static final Type OPTIONAL = Types.word("default", "no", "yes");
    private static final Type DEMAND = Types.word("default", "no", "required", "yes");

    public static final Property NAME = Shared.name().required();
    public static final Property LOCAL_ADDRESS =
            property("local-address", Shared.ADDRESS_OR_POOL, "Our address on the session");
    public static final Property REMOTE_ADDRESS =
            property("remote-address", Shared.ADDRESS_OR_POOL, "The peer's address on the session");
    public static final Property ONLY_ONE =
            property("only-one", OPTIONAL, "One bundle a user").byDefault("default");
    public static final Property CHANGE_TCP_MSS = property(
                    "change-tcp-mss", OPTIONAL, "Clamp the segment size of TCP to the session")
            .byDefault("yes")
            .with(Trait.EXPORTED_AS_SET);
    public static final Property USE_COMPRESSION = property("use-compression", OPTIONAL, "Compression of packets")
            .byDefault("default")
            .stored();
    public static final Property USE_ENCRYPTION =
            property("use-encryption", DEMAND, "Encryption of packets").byDefault("default");
    public static final Property USE_IPV6 =
            property("use-ipv6", DEMAND, "IPv6 on the session").byDefault("yes");
    public static final Property SESSION_TIMEOUT = property("session-timeout", Types.TIME, "Longest session");
    public static final Property IDLE_TIMEOUT = property("idle-timeout", Types.TIME, "Longest silence");
    public static final Property RATE_LIMIT = property("rate-limit", Types.TEXT, "Rates of the session, rx/tx");
    public static final Property INCOMING_FILTER =
            property("incoming-filter", Types.BARE_TEXT, "Chain that `ppp` jumps to for packets of the peer");
    public static final Property OUTGOING_FILTER =
            property("outgoing-filter", Types.BARE_TEXT, "Chain that `ppp` jumps to for packets to the peer");
    public static final Property INTERFACE_LIST =
            property("interface-list", Types.item(InterfaceListMenu.PATH), "List that the interface joins");
    public static final Property ADDRESS_LIST = property(
                    "address-list", Types.TEXT, "Lists that the peer's address joins")
            .byDefault("");
    public static final Property ON_UP = property(
                    "on-up", Types.TEXT, "Script run when a session comes up, or the name of a kept one")
            .byDefault("");
    public static final Property ON_DOWN = property(
                    "on-down", Types.TEXT, "Script run when a session ends, or the name of a kept one")
            .byDefault("");
    public static final Property DNS_SERVER = property("dns-server", Types.list(Types.IP), "Name servers for the peer");

    public static final Property WINS_SERVER =
            property("wins-server", Types.list(Types.IP), "NetBIOS name servers for the peer");

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Defaults for PPP sessions")
            .properties(
                    NAME,
                    LOCAL_ADDRESS,
                    REMOTE_ADDRESS,
                    property("remote-ipv6-prefix-pool", Types.BARE_TEXT, "Pool of prefixes")
                            .byDefault("none")
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("remote-ipv6-prefix-reuse", Types.YES_NO, "Give a user the same prefix again")
                            .byDefault(false)
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("dhcpv6-pd-pool", Types.BARE_TEXT, "Pool of delegated prefixes")
                            .byDefault("none")
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("dhcpv6-use-radius", Types.YES_NO, "Ask RADIUS for prefixes")
                            .byDefault(false)
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("dhcpv6-lease-time", Types.TIME, "How long a delegated prefix holds")
                            .byDefault(new Value.Time(86_400_000_000_000L))
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("bridge", Types.BARE_TEXT, "Bridge the session joins")
                            .stored(),
                    property("bridge-port-priority", Types.number(0, 240), "Priority of that port")
                            .stored(),
                    property("bridge-path-cost", Types.number(1, 200_000_000), "Cost of that port")
                            .stored(),
                    property("bridge-horizon", Types.number(0, 429_496_729), "Split horizon of that port")
                            .stored(),
                    property("bridge-learning", OPTIONAL, "Whether that port learns addresses")
                            .byDefault("default")
                            .stored(),
                    property("bridge-port-vid", Types.number(1, 4094), "VLAN of that port")
                            .byDefault(1)
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("bridge-port-trusted", Types.YES_NO, "Whether that port is trusted for DHCP")
                            .byDefault(false)
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    SESSION_TIMEOUT,
                    IDLE_TIMEOUT,
                    USE_IPV6,
                    property("use-mpls", DEMAND, "MPLS on the session")
                            .byDefault("default")
                            .stored(),
                    USE_COMPRESSION,
                    property("use-vj-compression", OPTIONAL, "Compression of headers, of version 6")
                            .byDefault("default")
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    USE_ENCRYPTION,
                    ONLY_ONE,
                    CHANGE_TCP_MSS,
                    property("use-upnp", OPTIONAL, "UPnP on the session")
                            .byDefault("default")
                            .stored(),
                    RATE_LIMIT,
                    property("insert-queue-before", Types.BARE_TEXT, "Place of its queue")
                            .stored(),
                    property("parent-queue", Types.BARE_TEXT, "Parent of its queue")
                            .stored(),
                    property("queue-type", Types.BARE_TEXT, "Kind of its queue").stored(),
                    INCOMING_FILTER,
                    OUTGOING_FILTER,
                    ADDRESS_LIST,
                    INTERFACE_LIST,
                    DNS_SERVER,
                    WINS_SERVER,
                    ON_UP,
                    ON_DOWN,
                    Shared.COMMENT)
            .flags(Flag.of('*', "default", 0))
            .cannot(MenuDeclaration.Ability.DISABLE)
            .builtIn(0, Map.of("name", new Value.Str("default")))
            .builtIn(
                    0xFFFF_FFFEL,
                    Map.of("name", new Value.Str("default-encryption"), "use-encryption", new Value.Str("yes")))
            .noun("ppp profile")
            .build();

    private PppProfileMenu() {}
}
