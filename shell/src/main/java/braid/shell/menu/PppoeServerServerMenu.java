package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.schema.Watch;
import braid.shell.value.Value;

/// `/interface/pppoe-server/server`: access concentrators, one an interface.
public final class PppoeServerServerMenu {
    public static final String PATH = "/interface/pppoe-server/server";

    public static final Property SERVICE_NAME =
            property("service-name", Types.TEXT, "Service that is offered").byDefault("");
    public static final Property INTERFACE = property(
                    "interface", Types.frameInterface(), "Ethernet interface to listen on")
            .required();
    public static final Property MAX_MTU = Shared.MAX_MTU;
    public static final Property MAX_MRU = Shared.MAX_MRU;
    public static final Property MRRU = Shared.MRRU;
    public static final Property AUTHENTICATION = property(
                    "authentication", Types.bits(Shared.AUTHENTICATION_METHODS), "Methods clients may log in with")
            .byDefault(Shared.ALL_METHODS);
    public static final Property KEEPALIVE = Shared.KEEPALIVE;
    public static final Property ONE_SESSION_PER_HOST = property(
                    "one-session-per-host", Types.YES_NO, "A host that has a bundle gets no second one")
            .byDefault(false);
    public static final Property MAX_SESSIONS = property(
                    "max-sessions", Types.number(0, 65535).orWord("unlimited"), "Sessions at most; 0: no limit")
            .byDefault("unlimited");
    public static final Property PADO_DELAY = property(
                    "pado-delay", Types.number(0, 10_000), "Pause before an offer, milliseconds")
            .byDefault(0)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property DEFAULT_PROFILE = property(
                    "default-profile", Types.item(PppProfileMenu.PATH), "Profile of users that have none of their own")
            .byDefault(PppProfileMenu.DEFAULT_ID);
    public static final Property ACCEPT_EMPTY_SERVICE = property(
                    "accept-empty-service", Types.YES_NO, "Answer clients that ask for any service")
            .byDefault(true)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property OVER_VLAN_RANGE = property(
                    "pppoe-over-vlan-range",
                    Types.list(Types.form("\\d{1,4}(-\\d{1,4})?")),
                    "VLANs of the interface to listen on")
            .byDefault(Shared.none())
            .stored()
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property ACCEPT_UNTAGGED = property(
                    "accept-untagged", Types.YES_NO, "Listen on the interface itself as well")
            .byDefault(true)
            .stored()
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property DISABLED = Shared.DISABLED.with(Trait.ALWAYS_EXPORTED);

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("PPPoE servers of this router")
            .properties(
                    SERVICE_NAME,
                    INTERFACE,
                    MAX_MTU,
                    MAX_MRU,
                    MRRU,
                    AUTHENTICATION,
                    KEEPALIVE,
                    ONE_SESSION_PER_HOST,
                    MAX_SESSIONS,
                    PADO_DELAY,
                    DEFAULT_PROFILE,
                    ACCEPT_EMPTY_SERVICE,
                    OVER_VLAN_RANGE,
                    ACCEPT_UNTAGGED,
                    DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG.inLegendOnlyWhenSet())
            .foreignDefault(DISABLED, new Value.Bool(true))
            .watched(Watch.SERVER, MonitorCommand.of("Sessions of a server, and what was refused"))
            .noun("pppoe server")
            .build();

    private PppoeServerServerMenu() {}
}
