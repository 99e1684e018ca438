package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/ppp/secret`: users who may open sessions here.
public final class PppSecretMenu {
    public static final String PATH = "/ppp/secret";

    public static final Property NAME = Shared.name().required();
    public static final Property SERVICE = property(
                    "service",
                    Types.word("any", "async", "isdn", "l2tp", "ovpn", "pppoe", "pptp", "sstp"),
                    "Service the user may use")
            .byDefault("any")
            .carriedOutWhen(value -> value.equals(new Value.Str("pppoe")));
    public static final Property CALLER_ID = property("caller-id", Types.TEXT, "The only host the user may call from")
            .byDefault("");
    public static final Property PASSWORD = property("password", Types.TEXT, "Password of the user")
            .byDefault("")
            .secret();
    public static final Property PROFILE = property(
                    "profile", Types.item(PppProfileMenu.PATH), "Defaults of the sessions")
            .byDefault(PppProfileMenu.DEFAULT_ID);
    public static final Property LOCAL_ADDRESS =
            property("local-address", Shared.ADDRESS_OR_POOL, "Our address on the session");
    public static final Property REMOTE_ADDRESS =
            property("remote-address", Shared.ADDRESS_OR_POOL, "The user's address on the session");
    public static final Property LIMIT_BYTES_IN = property(
                    "limit-bytes-in", Types.number(0, Long.MAX_VALUE), "Bytes from the user at most")
            .byDefault(0);
    public static final Property LIMIT_BYTES_OUT = property(
                    "limit-bytes-out", Types.number(0, Long.MAX_VALUE), "Bytes to the user at most")
            .byDefault(0);
    public static final Property ROUTES =
            property("routes", Types.TEXT, "Routes installed while connected: destination, gateway, distance");
    public static final Property LAST_LOGGED_OUT = property(
                    "last-logged-out", Types.BARE_TEXT, "When the user's last session ended")
            .readOnly();
    public static final Property LAST_CALLER_ID = property(
                    "last-caller-id", Types.BARE_TEXT, "Where the user last called from")
            .readOnly();

    public static final Property LAST_DISCONNECT_REASON = property(
                    "last-disconnect-reason", Types.BARE_TEXT, "Why the user's last session ended")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Users of PPP sessions")
            .properties(
                    NAME,
                    SERVICE,
                    CALLER_ID,
                    PASSWORD,
                    PROFILE,
                    LOCAL_ADDRESS,
                    REMOTE_ADDRESS,
                    ROUTES,
                    property("ipv6-routes", Types.TEXT, "IPv6 routes installed while connected")
                            .byDefault("")
                            .stored()
                            .with(Trait.PRINTED_WHEN_NOT_DEFAULT),
                    property("remote-ipv6-prefix", Types.BARE_TEXT, "Prefix of the user")
                            .stored(),
                    LIMIT_BYTES_IN,
                    LIMIT_BYTES_OUT,
                    LAST_LOGGED_OUT,
                    LAST_CALLER_ID,
                    LAST_DISCONNECT_REASON,
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG)
            .columns(NAME, SERVICE, CALLER_ID, PASSWORD, PROFILE, REMOTE_ADDRESS, LAST_LOGGED_OUT)
            .noun("ppp secret")
            .build();

    private PppSecretMenu() {}
}
