package braid.shell.menu;

import static braid.shell.schema.Property.property;

import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.schema.Types;
import braid.shell.value.Value;

/// `/ip/dns`: the router's own name service.
public final class IpDnsMenu {
    public static final String PATH = "/ip/dns";
    private static final long SECOND = 1_000_000_000L;

    public static final Property DYNAMIC_SERVERS = property(
                    "dynamic-servers", Types.list(Types.IP), "Servers that sessions brought")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Name service")
            .properties(
                    property("servers", Types.list(Types.form("[0-9a-fA-F.:]+(@.+)?")), "Servers to ask")
                            .byDefault(Shared.none()),
                    DYNAMIC_SERVERS,
                    property("use-doh-server", Types.BARE_TEXT, "Server to ask over HTTPS")
                            .byDefault(""),
                    property("verify-doh-cert", Types.YES_NO, "Check that server's certificate")
                            .byDefault(false),
                    property("doh-max-server-connections", Types.number(0, 65535), "Connections to it")
                            .byDefault(5),
                    property("doh-max-concurrent-queries", Types.number(0, 65535), "Queries to it at once")
                            .byDefault(50),
                    property("doh-timeout", Types.TIME, "How long to wait for it")
                            .byDefault(new Value.Time(5 * SECOND)),
                    property("allow-remote-requests", Types.YES_NO, "Answer others")
                            .byDefault(false),
                    property("max-udp-packet-size", Types.number(50, 65507), "Largest answer, bytes")
                            .byDefault(4096),
                    property("query-server-timeout", Types.TIME, "How long to wait for one server")
                            .byDefault(new Value.Time(2 * SECOND)),
                    property("query-total-timeout", Types.TIME, "How long to wait for all of them")
                            .byDefault(new Value.Time(10 * SECOND)),
                    property("max-concurrent-queries", Types.number(0, 65535), "Queries at once")
                            .byDefault(100),
                    property("max-concurrent-tcp-sessions", Types.number(0, 65535), "Connections at once")
                            .byDefault(20),
                    property("cache-size", Types.number(64, 1L << 30).asSize(), "Memory for answers")
                            .byDefault(2048 * 1024),
                    property("cache-max-ttl", Types.TIME, "How long to keep an answer")
                            .byDefault(new Value.Time(7 * 86_400 * SECOND)),
                    property("address-list-extra-time", Types.TIME, "How long to keep names in address lists")
                            .byDefault(new Value.Time(0)),
                    property("vrf", Types.BARE_TEXT, "Routing domain to ask in").byDefault("main"),
                    property("mdns-repeat-ifaces", Types.BARE_TEXT, "Interfaces to repeat multicast names on")
                            .byDefault(""),
                    property("cache-used", Types.number().asSize(), "Memory in use")
                            .readOnly())
            .stored()
            .build();

    private IpDnsMenu() {}
}
