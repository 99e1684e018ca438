package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.schema.Watch;

/// `/interface/pppoe-client`: sessions this router dials, over one line or over several as a multilink bundle.
public final class PppoeClientMenu {
    public static final String PATH = "/interface/pppoe-client";

    public static final Property NAME = Shared.name();
    public static final Property MAX_MTU = Shared.MAX_MTU.with(Trait.REDIALS);
    public static final Property MAX_MRU = Shared.MAX_MRU.with(Trait.REDIALS);
    public static final Property MRRU = Shared.MRRU.with(Trait.REDIALS);
    public static final Property INTERFACE = property(
                    "interface", Types.list(Types.frameInterface()), "Ethernet interfaces to dial over, one link each")
            .required()
            .with(Trait.REDIALS);
    public static final Property USER =
            property("user", Types.TEXT, "Name to log in with").byDefault("").with(Trait.REDIALS);
    public static final Property PASSWORD = property("password", Types.TEXT, "Password to log in with")
            .byDefault("")
            .secret()
            .with(Trait.REDIALS);
    public static final Property PROFILE = property(
                    "profile", Types.item(PppProfileMenu.PATH), "Defaults of the session")
            .byDefault(PppProfileMenu.DEFAULT_ID)
            .with(Trait.REDIALS);
    public static final Property KEEPALIVE =
            Shared.KEEPALIVE.with(Trait.PRINTED_WHEN_NOT_DEFAULT).with(Trait.REDIALS);
    public static final Property SERVICE_NAME = property("service-name", Types.TEXT, "Service to ask for; empty: any")
            .byDefault("")
            .with(Trait.REDIALS);
    public static final Property AC_NAME = property("ac-name", Types.TEXT, "Access concentrator to dial; empty: any")
            .byDefault("")
            .with(Trait.REDIALS);
    public static final Property ADD_DEFAULT_ROUTE = property(
                    "add-default-route", Types.YES_NO, "Whether to route everything over the session")
            .byDefault(false);
    public static final Property DEFAULT_ROUTE_DISTANCE = property(
                    "default-route-distance", Types.number(0, 255), "Distance of that route")
            .byDefault(1)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property DIAL_ON_DEMAND = property(
                    "dial-on-demand", Types.YES_NO, "Dial when there is something to send")
            .byDefault(false);
    public static final Property USE_PEER_DNS = property(
                    "use-peer-dns", Types.YES_NO, "Use the name servers of the peer")
            .byDefault(false)
            .with(Trait.REDIALS);
    public static final Property ALLOW = property(
                    "allow", Types.bits(Shared.AUTHENTICATION_METHODS), "Authentication methods to agree to")
            .byDefault(Shared.ALL_METHODS)
            .with(Trait.REDIALS);
    public static final Property HOST_UNIQ = property(
                    "host-uniq", Types.form("([0-9A-Fa-f]{2}){0,64}"), "Host-Uniq tag to send, hexadecimal")
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT)
            .with(Trait.REDIALS);
    public static final Property LINK_SPEED = property(
                    "link-speed",
                    Types.list(Types.form("auto|\\d{1,12}[kMG]?(/\\d{1,12}[kMG]?)?")),
                    "Rate of each link, tx or tx/rx in bits a second, in the order of `interface`; auto: learned")
            .byDefault(Shared.words("auto"))
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT)
            .with(Trait.REDIALS);
    public static final Property DISABLED = Shared.DISABLED.byDefault(true);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("PPPoE sessions dialled by this router")
            .numberedWith(InterfaceMenu.PATH)
            .properties(
                    NAME,
                    MAX_MTU,
                    MAX_MRU,
                    MRRU,
                    INTERFACE,
                    USER,
                    PASSWORD,
                    PROFILE,
                    KEEPALIVE,
                    SERVICE_NAME,
                    AC_NAME,
                    ADD_DEFAULT_ROUTE,
                    DEFAULT_ROUTE_DISTANCE,
                    DIAL_ON_DEMAND,
                    USE_PEER_DNS,
                    ALLOW,
                    HOST_UNIQ,
                    LINK_SPEED,
                    DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG.inLegendOnlyWhenSet(), Flag.of('R', "running", 1))
            .namedFrom("pppoe-out")
            .watched(Watch.CLIENT, MonitorCommand.of("Status of a session"))
            .commands(ScanCommand.of())
            .build();

    private PppoeClientMenu() {}
}
