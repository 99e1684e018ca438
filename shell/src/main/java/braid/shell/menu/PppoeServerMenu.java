package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.schema.Watch;

/// `/interface/pppoe-server`: one entry a session of our servers; static ones keep a name for a user.
public final class PppoeServerMenu {
    public static final String PATH = "/interface/pppoe-server";

    public static final Property NAME = Shared.name();
    public static final Property USER =
            property("user", Types.TEXT, "User the name is kept for").byDefault("");
    public static final Property SERVICE =
            property("service", Types.TEXT, "Service the user has to ask for").byDefault("");
    public static final Property REMOTE_ADDRESS = property("remote-address", Types.MAC, "Hardware address of the peer")
            .readOnly();
    public static final Property ENCODING =
            property("encoding", Types.BARE_TEXT, "Encryption in use").readOnly();
    public static final Property UPTIME =
            property("uptime", Types.TIME, "Since when the session is up").readOnly();
    public static final Property MTU =
            property("mtu", Types.number(), "Largest packet sent, bytes").readOnly();
    public static final Property MRU =
            property("mru", Types.number(), "Largest packet accepted, bytes").readOnly();
    public static final Property INTERFACE =
            property("interface", Types.BARE_TEXT, "Where the peer is reached").readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Sessions of the PPPoE servers")
            .numberedWith(InterfaceMenu.PATH)
            .properties(
                    NAME,
                    USER,
                    SERVICE,
                    REMOTE_ADDRESS,
                    ENCODING,
                    UPTIME,
                    MTU,
                    MRU,
                    INTERFACE,
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.DYNAMIC_FLAG, Flag.of('R', "running", 2))
            .columns(NAME, USER, SERVICE, REMOTE_ADDRESS, ENCODING, UPTIME)
            .namedFrom("pppoe-in")
            .watched(Watch.SESSION, MonitorCommand.of("Status of a session"))
            .build();

    private PppoeServerMenu() {}
}
