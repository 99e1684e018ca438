package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.Ability;
import braid.shell.schema.Property;
import braid.shell.schema.Property.Trait;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/ip/dns/static`: names that the router knows by itself.
public final class IpDnsStaticMenu {
    public static final String PATH = "/ip/dns/static";
    private static final long DAY = 86_400_000_000_000L;

    public static final Property NAME = property("name", Types.TEXT, "The name");
    public static final Property REGEXP = property("regexp", Types.TEXT, "Expression that names match");
    public static final Property MATCH_SUBDOMAIN = property(
                    "match-subdomain", Types.YES_NO, "Whether all names below it are meant too")
            .byDefault(false)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    /// What was set without one is an address.
    public static final Property TYPE = property(
            "type", Types.word("A", "AAAA", "CNAME", "FWD", "MX", "NS", "NXDOMAIN", "SRV", "TXT"), "Kind of record");
    public static final Property ADDRESS =
            property("address", Types.either(Types.IP6, Types.IP), "Address of the name");
    public static final Property CNAME = property("cname", Types.TEXT, "Name that it stands for");
    public static final Property FORWARD_TO =
            property("forward-to", Types.BARE_TEXT, "Server to ask, or the name of a forwarder");
    public static final Property MX_PREFERENCE = property("mx-preference", Types.number(0, 65535), "Preference")
            .byDefault(0)
            .with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    public static final Property MX_EXCHANGE = property("mx-exchange", Types.TEXT, "Host that takes mail");
    public static final Property NS = property("ns", Types.TEXT, "Server of the zone");
    public static final Property SRV_PRIORITY = number("srv-priority", "Preference");
    public static final Property SRV_WEIGHT = number("srv-weight", "Share of those with one preference");
    public static final Property SRV_PORT = number("srv-port", "Port of the service");
    public static final Property SRV_TARGET = property("srv-target", Types.TEXT, "Host of the service");
    public static final Property TEXT = property("text", Types.TEXT, "Text of the name");
    public static final Property TTL =
            property("ttl", Types.TIME, "How long others may keep it").byDefault(new Value.Time(DAY));

    public static final MenuDeclaration MENU = MenuDeclaration.items(PATH)
            .help("Names that the router knows by itself")
            .properties(
                    NAME,
                    REGEXP,
                    MATCH_SUBDOMAIN,
                    TYPE,
                    ADDRESS,
                    CNAME,
                    FORWARD_TO,
                    MX_PREFERENCE,
                    MX_EXCHANGE,
                    NS,
                    SRV_PRIORITY,
                    SRV_WEIGHT,
                    SRV_PORT,
                    SRV_TARGET,
                    TEXT,
                    property("address-list", Types.BARE_TEXT, "List that the addresses are added to")
                            .stored(),
                    TTL,
                    Shared.DISABLED,
                    Shared.COMMENT)
            .flags(Shared.DISABLED_FLAG, Shared.INVALID_FLAG, Shared.DYNAMIC_FLAG)
            .columns(NAME, REGEXP, TYPE, ADDRESS, CNAME, FORWARD_TO, TTL)
            .can(Ability.MOVE)
            .noun("dns static entry")
            .distinct(
                    "failure: entry already exists",
                    NAME,
                    MATCH_SUBDOMAIN,
                    TYPE,
                    ADDRESS,
                    CNAME,
                    FORWARD_TO,
                    MX_EXCHANGE,
                    NS,
                    SRV_PORT,
                    SRV_TARGET,
                    TEXT)
            .build();

    private IpDnsStaticMenu() {}

    private static Property number(String name, String help) {
        return property(name, Types.number(0, 65535), help).byDefault(0).with(Trait.PRINTED_WHEN_NOT_DEFAULT);
    }
}
