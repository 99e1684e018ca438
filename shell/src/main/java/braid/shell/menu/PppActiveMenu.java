package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.Flag;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;

/// `/ppp/active`: sessions of users, one a bundle; `remove` ends it.
public final class PppActiveMenu {
    public static final String PATH = "/ppp/active";

    public static final Property NAME = property("name", Types.TEXT, "User").readOnly();
    public static final Property SERVICE =
            property("service", Types.BARE_TEXT, "Kind of session").readOnly();
    public static final Property CALLER_ID = property("caller-id", Types.TEXT, "Hardware address of the first link")
            .readOnly();
    public static final Property ADDRESS =
            property("address", Types.IP, "Address of the user").readOnly();
    public static final Property UPTIME =
            property("uptime", Types.TIME, "Since when the session is up").readOnly();
    public static final Property ENCODING =
            property("encoding", Types.TEXT, "Encryption in use").readOnly();
    public static final Property SESSION_ID =
            property("session-id", Types.BARE_TEXT, "Number of the session").readOnly();
    public static final Property LIMIT_BYTES_IN = property(
                    "limit-bytes-in", Types.number(0, Long.MAX_VALUE), "Bytes from the user at most; 0: any number")
            .readOnly();
    public static final Property LIMIT_BYTES_OUT = property(
                    "limit-bytes-out", Types.number(0, Long.MAX_VALUE), "Bytes to the user at most; 0: any number")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.readOnly(PATH)
            .help("Sessions of users")
            .properties(
                    NAME, SERVICE, CALLER_ID, ADDRESS, UPTIME, ENCODING, SESSION_ID, LIMIT_BYTES_IN, LIMIT_BYTES_OUT)
            .flags(Flag.of('R', "radius", 0))
            .columns(NAME, SERVICE, CALLER_ID, ADDRESS, UPTIME, ENCODING)
            .can(MenuDeclaration.Ability.REMOVE)
            .build();

    private PppActiveMenu() {}
}
