package braid.shell.intent;

import static braid.dataplane.network.Source.CONFIGURATION;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.IpRouteMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.schema.Networks;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Static routes of the main table.
final class RouteIntent {
    private RouteIntent() {}

    static List<Route> routes(Source source) {
        return source.each(IpRouteMenu.PATH, Shared.DISABLED, item -> route(source, item)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /// One for each gateway; none for a route of another table, which is kept only.
    private static List<Route> route(Source source, Item item) {
        if (!Source.text(item, IpRouteMenu.ROUTING_TABLE).equals("main")) {
            return List.of();
        }
        if (!(item.get(IpRouteMenu.DST_ADDRESS) instanceof Value.IpPrefix destination)) {
            throw Unfit.refused("no destination");
        }
        Route.Kind kind = kind(item);
        List<NextHop> hops = kind == Route.Kind.UNICAST
                ? nextHops(source, item)
                : List.of(new NextHop(Optional.empty(), Optional.empty()));
        return hops.stream()
                .map(next -> new Route(
                        ItemKey.of(item),
                        new IpPrefix(
                                new IpAddress.V4(Networks.network(destination).bits()), destination.prefixBits()),
                        kind,
                        next.gateway(),
                        next.linuxName(),
                        Source.address(item, IpRouteMenu.PREF_SRC).map(address -> address),
                        Source.number(item, IpRouteMenu.DISTANCE).orElseThrow(),
                        Route.MAIN_TABLE,
                        CONFIGURATION))
                .toList();
    }

    private static Route.Kind kind(Item item) {
        return Source.yes(item, IpRouteMenu.BLACKHOLE)
                ? Route.Kind.BLACKHOLE
                : Route.Kind.valueOf(Source.text(item, IpRouteMenu.TYPE).toUpperCase(Locale.ROOT));
    }

    private record NextHop(Optional<IpAddress> gateway, Optional<String> linuxName) {}

    private static List<NextHop> nextHops(Source source, Item item) {
        List<Value> gateways = item.get(IpRouteMenu.GATEWAY) instanceof Value.Array several
                ? several.elements()
                : List.of(item.get(IpRouteMenu.GATEWAY));
        return gateways.stream().map(gateway -> nextHop(source, gateway)).toList();
    }

    private static NextHop nextHop(Source source, Value gateway) {
        return switch (gateway) {
            case Value.Ip(int bits) -> new NextHop(Optional.of(new IpAddress.V4(bits)), Optional.empty());
            case Value.Id id -> new NextHop(Optional.empty(), Optional.of(source.linuxName(id)));
            case Value.Str(String text) when text.indexOf('%') > 0 -> onInterface(source, text);
            case Value.Str(String text) when text.isEmpty() -> throw Unfit.waiting("no gateway");
            case Value.Nothing() -> throw Unfit.waiting("no gateway");
            case Value other -> throw Unfit.refused("gateway " + GivenText.of(other) + " is not supported");
        };
    }

    /// `10.0.0.1%ether1`.
    private static NextHop onInterface(Source source, String text) {
        String name = text.substring(text.indexOf('%') + 1);
        IpAddress gateway = Addresses.ip(text.substring(0, text.indexOf('%')))
                .map(ip -> new IpAddress.V4(ip.bits()))
                .orElseThrow(() -> Unfit.refused("gateway " + text + " has no address"));
        OptionalLong kept = source.kept().named(name);
        if (kept.isPresent()) {
            return new NextHop(Optional.of(gateway), Optional.of(source.linuxName(new Value.Id(kept.getAsLong()))));
        }
        Item item = source.names().interfaces().stream()
                .filter(candidate -> LinuxNames.name(candidate).equals(name))
                .findFirst()
                .orElseThrow(() -> Unfit.waiting("no interface " + name));
        return new NextHop(Optional.of(gateway), Optional.of(source.linuxName(new Value.Id(item.id()))));
    }
}
