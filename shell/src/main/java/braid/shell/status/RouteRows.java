package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import braid.shell.config.ItemKey;
import braid.shell.menu.IpAddressMenu;
import braid.shell.menu.IpRouteMenu;
import braid.shell.menu.RoutingTableMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Networks;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Addresses and routes: configured ones, and those that sessions, interfaces and Linux bring.
final class RouteRows {
    private static final int KERNEL_PROTOCOL = 2;
    private static final int CONNECTED_SCOPE = 10;

    private RouteRows() {}

    static List<Row> addresses(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>();
        for (Row row : ConfiguredRows.of(menu, view)) {
            rows.add(inForce(view, derived(row)));
        }
        for (AddressStatus address : view.status().addresses()) {
            boolean configured = address.key()
                    .filter(key -> key.startsWith(IpAddressMenu.PATH + "*"))
                    .isPresent();
            boolean known =
                    address.ours() || view.index().name(address.linuxName()).isPresent();
            if (known && !configured && address.address().address() instanceof IpAddress.V4) {
                rows.add(dynamicAddress(menu, view, address));
            }
        }
        return rows;
    }

    private static Row derived(Row row) {
        return row.values().get(IpAddressMenu.ADDRESS.name()) instanceof Value.IpPrefix prefix
                        && !row.values().containsKey(IpAddressMenu.NETWORK.name())
                ? row.with(Map.of(IpAddressMenu.NETWORK.name(), Networks.network(prefix)))
                : row;
    }

    /// The interface that bears the address is the one it was given to: there are no bridges to move it.
    private static Row inForce(RouterView view, Row row) {
        Value given = row.values().get(IpAddressMenu.INTERFACE.name());
        boolean borne = view.running().isPresent()
                && given != null
                && !row.flags().contains("disabled")
                && !row.flags().contains("invalid");
        return borne
                ? row.with(Map.of(
                        IpAddressMenu.ACTUAL_INTERFACE.name(),
                        text(IpAddressMenu.INTERFACE.type().write(given, view.names()))))
                : row;
    }

    private static Row dynamicAddress(MenuDeclaration menu, RouterView view, AddressStatus address) {
        Map<String, Value> values = new LinkedHashMap<>();
        Value prefix = Texts.prefix(address.address());
        values.put(IpAddressMenu.ADDRESS.name(), prefix);
        Value network = address.peer()
                .map(Texts::ip)
                .orElseGet(() -> prefix instanceof Value.IpPrefix four ? Networks.network(four) : new Value.Nothing());
        values.put(IpAddressMenu.NETWORK.name(), network);
        Value borneBy = text(view.interfaceName(address.linuxName()));
        values.put(IpAddressMenu.INTERFACE.name(), borneBy);
        values.put(IpAddressMenu.ACTUAL_INTERFACE.name(), borneBy);
        String key = "address " + address.linuxName() + " " + address.address();
        return Row.dynamic(menu, view.ids().of(key), Set.of("dynamic"), values);
    }

    static List<Row> routes(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>();
        List<RouteStatus> others = new ArrayList<>();
        Map<String, RouteStatus> carriedOut = new HashMap<>();
        Map<Place, Integer> best = new HashMap<>();
        Set<String> configured = view.configuration().items(menu.path()).stream()
                .map(ItemKey::of)
                .collect(Collectors.toSet());
        for (RouteStatus route : view.status().routes()) {
            best.merge(Place.of(route), route.metric(), Math::min);
            if (route.key().filter(configured::contains).isPresent()) {
                carriedOut.put(route.key().get(), route);
            } else {
                others.add(route);
            }
        }
        for (Row row : ConfiguredRows.of(menu, view)) {
            String key = ItemKey.of(menu.path(), row.id());
            RouteStatus there = carriedOut.get(key);
            boolean waiting = view.running().isPresent() && !row.flags().contains("disabled");
            Row known = row.flagged("static");
            if (there != null) {
                boolean counts = best.get(Place.of(there)) == there.metric();
                Row active = counts ? known.flagged("active") : known;
                rows.add(led(view, there.shared() ? active.flagged("ecmp") : active, there));
            } else {
                rows.add(waiting ? known.flagged("inactive") : known);
            }
        }
        for (RouteStatus route : others) {
            if (route.table() == Route.MAIN_TABLE && route.destination().address() instanceof IpAddress.V4) {
                Row row = dynamicRoute(menu, view, route);
                rows.add(best.get(Place.of(route)) == route.metric() ? row.flagged("active") : row);
            }
        }
        return rows;
    }

    /// Routes that compete: the one with the smallest distance counts, the others stand by.
    private record Place(IpPrefix destination, int table) {
        static Place of(RouteStatus route) {
            return new Place(route.destination(), route.table());
        }
    }

    /// By which way packets go now.
    private static Row led(RouterView view, Row row, RouteStatus there) {
        String gateway = there.gateway().map(IpAddress::toString).orElse("");
        String name = there.linuxName().map(view::interfaceName).orElse("");
        String way = gateway.isEmpty() || name.isEmpty() ? gateway + name : gateway + "%" + name;
        return way.isEmpty() ? row : row.with(Map.of(IpRouteMenu.IMMEDIATE_GW.name(), text(way)));
    }

    private static Row dynamicRoute(MenuDeclaration menu, RouterView view, RouteStatus route) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(IpRouteMenu.DST_ADDRESS.name(), Texts.prefix(route.destination()));
        values.put(IpRouteMenu.ROUTING_TABLE.name(), new Value.Id(RoutingTableMenu.MAIN));
        String gateway = route.gateway()
                .map(IpAddress::toString)
                .orElseGet(() -> route.linuxName().map(view::interfaceName).orElse(""));
        values.put(IpRouteMenu.GATEWAY.name(), text(gateway));
        boolean connected = route.protocol() == KERNEL_PROTOCOL;
        values.put(IpRouteMenu.DISTANCE.name(), number(connected ? 0 : route.metric()));
        values.put(IpRouteMenu.SCOPE.name(), number(connected ? CONNECTED_SCOPE : 30));
        Set<String> flags = new TreeSet<>(Set.of("dynamic"));
        if (route.protocol() == KERNEL_PROTOCOL) {
            flags.add("connect");
        } else if (route.protocol() == Route.PROTOCOL) {
            flags.add("vpn");
        }
        if (route.shared()) {
            flags.add("ecmp");
        }
        String key = "route " + route.destination() + " " + gateway + " " + route.metric();
        return led(view, Row.dynamic(menu, view.ids().of(key), flags, values).withoutNumber(), route);
    }
}
