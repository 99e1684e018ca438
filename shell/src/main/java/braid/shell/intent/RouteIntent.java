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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Static routes.
final class RouteIntent {
    /// A gateway that is to be looked for in the main table, as all of them are.
    private static final String IN_MAIN = "@main";

    private RouteIntent() {}

    static List<Route> routes(Source source, RoutingTables tables) {
        return source.each(IpRouteMenu.PATH, Shared.DISABLED, item -> route(source, tables, item)).stream()
                .flatMap(List::stream)
                .toList();
    }

    /// One for each gateway.
    private static List<Route> route(Source source, RoutingTables tables, Item item) {
        if (!(item.get(IpRouteMenu.DST_ADDRESS) instanceof Value.IpPrefix destination)) {
            throw Unfit.refused("no destination");
        }
        Route.Kind kind = kind(item);
        int table = tables.number(item.get(IpRouteMenu.ROUTING_TABLE));
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
                        table,
                        CONFIGURATION,
                        reach(item)))
                .toList();
    }

    private static Route.Reach reach(Item item) {
        return new Route.Reach(
                Source.number(item, IpRouteMenu.SCOPE).orElseThrow(),
                Source.number(item, IpRouteMenu.TARGET_SCOPE).orElseThrow(),
                Source.text(item, IpRouteMenu.CHECK_GATEWAY).equals("ping") ? Route.Check.PING : Route.Check.NONE);
    }

    private static Route.Kind kind(Item item) {
        return Source.yes(item, IpRouteMenu.BLACKHOLE)
                ? Route.Kind.BLACKHOLE
                : Route.Kind.valueOf(Source.text(item, IpRouteMenu.TYPE).toUpperCase(Locale.ROOT));
    }

    private record NextHop(Optional<IpAddress> gateway, Optional<String> linuxName) {}

    /// Those that there are: the others do without what waits for something.
    private static List<NextHop> nextHops(Source source, Item item) {
        List<Value> gateways = item.get(IpRouteMenu.GATEWAY) instanceof Value.Array several
                ? several.elements()
                : List.of(item.get(IpRouteMenu.GATEWAY));
        List<NextHop> hops = new ArrayList<>();
        List<Unfit> missing = new ArrayList<>();
        for (Value gateway : gateways) {
            try {
                hops.add(nextHop(source, gateway));
            } catch (Unfit unfit) {
                if (unfit.isRefused()) {
                    throw unfit;
                }
                missing.add(unfit);
            }
        }
        if (hops.isEmpty()) {
            throw missing.getFirst();
        }
        if (Set.copyOf(hops).size() < hops.size()) {
            throw Unfit.refused("a gateway that is named twice is not supported");
        }
        return hops;
    }

    private static NextHop nextHop(Source source, Value gateway) {
        return switch (gateway) {
            case Value.Ip(int bits) -> new NextHop(Optional.of(new IpAddress.V4(bits)), Optional.empty());
            case Value.Id id -> new NextHop(Optional.empty(), Optional.of(source.linuxName(id)));
            case Value.Str(String text) when text.indexOf('%') > 0 -> onInterface(source, text);
            case Value.Str(String text)
            when text.endsWith(IN_MAIN) ->
                new NextHop(
                        Optional.of(gateway(text, text.substring(0, text.length() - IN_MAIN.length()))),
                        Optional.empty());
            case Value.Str(String text) when text.isEmpty() -> throw Unfit.waiting("no gateway");
            case Value.Nothing() -> throw Unfit.waiting("no gateway");
            case Value other -> throw Unfit.refused("gateway " + GivenText.of(other) + " is not supported");
        };
    }

    private static IpAddress gateway(String text, String address) {
        return Addresses.ip(address)
                .map(ip -> new IpAddress.V4(ip.bits()))
                .orElseThrow(() -> Unfit.refused("gateway " + text + " has no address"));
    }

    /// `10.0.0.1%ether1`.
    private static NextHop onInterface(Source source, String text) {
        String name = text.substring(text.indexOf('%') + 1);
        IpAddress gateway = gateway(text, text.substring(0, text.indexOf('%')));
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
