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

    public static final Property SERVERS = property(
                    "servers", Types.list(Types.form("[0-9a-fA-F.:]+(@.+)?")), "Servers to ask")
            .byDefault(Shared.none());
    public static final Property DYNAMIC_SERVERS = property(
                    "dynamic-servers", Types.list(Types.IP), "Servers that sessions brought")
            .readOnly();
    public static final Property ALLOW_REMOTE_REQUESTS =
            property("allow-remote-requests", Types.YES_NO, "Answer others").byDefault(false);
    public static final Property MAX_UDP_PACKET_SIZE = property(
                    "max-udp-packet-size", Types.number(50, 65507), "Largest answer, bytes")
            .byDefault(4096);
    public static final Property QUERY_SERVER_TIMEOUT = property(
                    "query-server-timeout", Types.TIME, "How long to wait for one server")
            .byDefault(new Value.Time(2 * SECOND));
    public static final Property QUERY_TOTAL_TIMEOUT = property(
                    "query-total-timeout", Types.TIME, "How long to wait for all of them")
            .byDefault(new Value.Time(10 * SECOND));
    public static final Property MAX_CONCURRENT_QUERIES = property(
                    "max-concurrent-queries", Types.number(0, 65535), "Queries at once")
            .byDefault(100);
    public static final Property MAX_CONCURRENT_TCP_SESSIONS = property(
                    "max-concurrent-tcp-sessions", Types.number(0, 65535), "Connections at once")
            .byDefault(20);
    public static final Property CACHE_SIZE = property(
                    "cache-size", Types.number(64, 1L << 20).asSize(), "Memory for answers, KiB")
            .byDefault(2048);
    public static final Property CACHE_MAX_TTL = property("cache-max-ttl", Types.TIME, "How long to keep an answer")
            .byDefault(new Value.Time(7 * 86_400 * SECOND));
    public static final Property CACHE_USED = property(
                    "cache-used", Types.number().asSize(), "Memory in use, KiB")
            .readOnly();

    public static final MenuDeclaration MENU = MenuDeclaration.settings(PATH)
            .help("Name service")
            .properties(
                    SERVERS,
                    DYNAMIC_SERVERS,
                    property("use-doh-server", Types.BARE_TEXT, "Server to ask over HTTPS")
                            .byDefault("")
                            .stored(),
                    property("verify-doh-cert", Types.YES_NO, "Check that server's certificate")
                            .byDefault(false)
                            .stored(),
                    property("doh-max-server-connections", Types.number(0, 65535), "Connections to it")
                            .byDefault(5)
                            .stored(),
                    property("doh-max-concurrent-queries", Types.number(0, 65535), "Queries to it at once")
                            .byDefault(50)
                            .stored(),
                    property("doh-timeout", Types.TIME, "How long to wait for it")
                            .byDefault(new Value.Time(5 * SECOND))
                            .stored(),
                    ALLOW_REMOTE_REQUESTS,
                    MAX_UDP_PACKET_SIZE,
                    QUERY_SERVER_TIMEOUT,
                    QUERY_TOTAL_TIMEOUT,
                    MAX_CONCURRENT_QUERIES,
                    MAX_CONCURRENT_TCP_SESSIONS,
                    CACHE_SIZE,
                    CACHE_MAX_TTL,
                    property("address-list-extra-time", Types.TIME, "How long to keep names in address lists")
                            .byDefault(new Value.Time(0))
                            .stored(),
                    property("vrf", Types.BARE_TEXT, "Routing domain to ask in")
                            .byDefault("main")
                            .stored(),
                    property("mdns-repeat-ifaces", Types.BARE_TEXT, "Interfaces to repeat multicast names on")
                            .byDefault("")
                            .stored(),
                    CACHE_USED)
            .build();

    private IpDnsMenu() {}
}
