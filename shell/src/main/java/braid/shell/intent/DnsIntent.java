package braid.shell.intent;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.dns.DnsSettings;
import braid.dataplane.network.dns.StaticName;
import braid.dataplane.network.dns.StaticName.Data;
import braid.dataplane.network.dns.StaticName.Names;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.IpDnsForwardersMenu;
import braid.shell.menu.IpDnsMenu;
import braid.shell.menu.IpDnsStaticMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.schema.Property;
import braid.shell.value.Addresses;
import braid.shell.value.EreReader;
import braid.shell.value.TypeFailure;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The name service.
final class DnsIntent {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long BYTES_PER_KIB = 1024;

    // RFC 2181 section 8
    private static final long LONGEST_TTL_SECONDS = 0x7fff_ffffL;

    private DnsIntent() {}

    static DnsSettings of(Source source) {
        Item item = source.configuration().settings(IpDnsMenu.PATH);
        List<IpAddress> servers = new ArrayList<>();
        for (Value server : Source.list(item, IpDnsMenu.SERVERS)) {
            address(GivenText.of(server))
                    .ifPresentOrElse(
                            servers::add,
                            () -> source.refuse(
                                    item, "server " + GivenText.of(server) + " is not asked: no such address"));
        }
        return new DnsSettings(
                ItemKey.of(item),
                servers,
                Source.yes(item, IpDnsMenu.ALLOW_REMOTE_REQUESTS),
                number(item, IpDnsMenu.MAX_UDP_PACKET_SIZE),
                Math.max(nanos(item, IpDnsMenu.QUERY_SERVER_TIMEOUT), DnsSettings.LEAST_TIMEOUT_NANOS),
                nanos(item, IpDnsMenu.QUERY_TOTAL_TIMEOUT),
                number(item, IpDnsMenu.MAX_CONCURRENT_QUERIES),
                number(item, IpDnsMenu.MAX_CONCURRENT_TCP_SESSIONS),
                number(item, IpDnsMenu.CACHE_SIZE) * BYTES_PER_KIB,
                nanos(item, IpDnsMenu.CACHE_MAX_TTL) / NANOS_PER_SECOND,
                names(source));
    }

    private static List<StaticName> names(Source source) {
        Map<String, List<IpAddress>> forwarders = new HashMap<>();
        source.each(IpDnsForwardersMenu.PATH, Shared.DISABLED, item -> {
            List<IpAddress> servers = Source.list(item, IpDnsForwardersMenu.DNS_SERVERS).stream()
                    .map(server -> needAddress(GivenText.of(server)))
                    .toList();
            return forwarders.put(Source.text(item, IpDnsForwardersMenu.NAME), servers) == null;
        });
        return source.each(IpDnsStaticMenu.PATH, Shared.DISABLED, item -> {
            long ttlSeconds = nanos(item, IpDnsStaticMenu.TTL) / NANOS_PER_SECOND;
            return new StaticName(
                    ItemKey.of(item),
                    names(item),
                    data(item, forwarders),
                    Math.clamp(ttlSeconds, 0, LONGEST_TTL_SECONDS));
        });
    }

    private static Names names(Item item) {
        String regexp = text(item, IpDnsStaticMenu.REGEXP);
        if (!regexp.isEmpty()) {
            try {
                return new Names.Matching(EreReader.read(regexp).inJava());
            } catch (TypeFailure e) {
                throw Unfit.refused(e.getMessage());
            }
        }
        String name = domain(item, IpDnsStaticMenu.NAME);
        return Source.yes(item, IpDnsStaticMenu.MATCH_SUBDOMAIN) ? new Names.Subtree(name) : new Names.One(name);
    }

    private static Data data(Item item, Map<String, List<IpAddress>> forwarders) {
        return switch (text(item, IpDnsStaticMenu.TYPE)) {
            case "CNAME" -> new Data.Alias(domain(item, IpDnsStaticMenu.CNAME));
            case "NXDOMAIN" -> new Data.Missing();
            case "FWD" -> new Data.Forward(forward(text(item, IpDnsStaticMenu.FORWARD_TO), forwarders));
            case "MX" ->
                new Data.MailExchange(
                        number(item, IpDnsStaticMenu.MX_PREFERENCE), domain(item, IpDnsStaticMenu.MX_EXCHANGE));
            case "NS" -> new Data.NameServer(domain(item, IpDnsStaticMenu.NS));
            case "TXT" -> new Data.Text(text(item, IpDnsStaticMenu.TEXT));
            case "SRV" ->
                new Data.Service(
                        number(item, IpDnsStaticMenu.SRV_PRIORITY),
                        number(item, IpDnsStaticMenu.SRV_WEIGHT),
                        number(item, IpDnsStaticMenu.SRV_PORT),
                        domain(item, IpDnsStaticMenu.SRV_TARGET));
            default -> new Data.Address(needAddress(text(item, IpDnsStaticMenu.ADDRESS)));
        };
    }

    private static List<IpAddress> forward(String text, Map<String, List<IpAddress>> forwarders) {
        List<IpAddress> known = forwarders.get(text);
        return known != null ? known : List.of(needAddress(text));
    }

    /// A name that questions can have (RFC 1035 section 2.3.4).
    private static String domain(Item item, Property property) {
        String name = text(item, property);
        if (!name.matches("[!-~&&[^\\\\@\";$()]]{1,254}") || !name.matches("([^.]{1,63}\\.)*[^.]{1,63}\\.?|\\.")) {
            throw Unfit.refused(name.isEmpty() ? "no " + property.name() : "invalid name " + name);
        }
        return name;
    }

    private static String text(Item item, Property property) {
        return item.get(property) instanceof Value.Nothing ? "" : Source.text(item, property);
    }

    private static IpAddress needAddress(String text) {
        return address(text).orElseThrow(() -> Unfit.refused(text.isEmpty() ? "no address" : text + " is no address"));
    }

    private static Optional<IpAddress> address(String text) {
        Optional<IpAddress> four = Addresses.ip(text).map(ip -> new IpAddress.V4(ip.bits()));
        return four.or(() -> Addresses.ip6(text).map(ip -> new IpAddress.V6(ip.high(), ip.low())));
    }

    private static int number(Item item, Property property) {
        return Source.number(item, property).orElse(0);
    }

    private static long nanos(Item item, Property property) {
        return item.get(property) instanceof Value.Time(long nanos) ? nanos : 0;
    }
}
