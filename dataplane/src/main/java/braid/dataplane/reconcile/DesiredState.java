package braid.dataplane.reconcile;

import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.LinkSettings;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.Route;
import braid.dataplane.network.VlanLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What shall be on the machine: the configuration's objects and the sessions', each filed under the interface it
/// hangs on ("" for routes that name none), so that one session costs the same among ten as among ten thousand.
/// Kernel thread only.
final class DesiredState {
    private static final String NO_LINK = "";
    private static final int LINK_LOCAL_BITS = 64;

    private NetworkState configuration = NetworkState.EMPTY;
    private Map<String, HostState> configured = Map.of();
    private Set<String> ports = Set.of();
    private final Map<String, HostState> sessions = new LinkedHashMap<>();
    private final Map<String, PppUser> users = new HashMap<>();
    private final Map<IpPrefix, List<HostRoute>> routesTo = new HashMap<>();
    private Set<IpPrefix> floatingDestinations = Set.of();
    private final Map<Object, String> configurationKeys = new HashMap<>();
    private final Map<Object, String> sessionKeys = new HashMap<>();

    NetworkState configuration() {
        return configuration;
    }

    void configure(NetworkState state) {
        configuration = state;
        users.clear();
        state.users().forEach(user -> users.putIfAbsent(user.name(), user));
        configurationKeys.clear();
        ports = portsOf(state);
        Map<String, List<HostState>> parts = new LinkedHashMap<>();
        state.links().forEach(link -> file(parts, link.linuxName(), part(link)));
        ports.forEach(name -> file(parts, name, linkPart(started(name))));
        for (VlanLink vlan : state.vlans()) {
            file(parts, vlan.linuxName(), part(vlan));
            configurationKeys.put(vlan.linuxName(), vlan.key());
        }
        for (InterfaceAddress address : state.addresses()) {
            HostAddress there = new HostAddress(address.linuxName(), address.address(), address.peer(), true);
            file(parts, address.linuxName(), new HostState(Map.of(), Set.of(there), Set.of()));
            configurationKeys.put(there, address.key());
        }
        for (Route route : state.routes()) {
            HostRoute there = hostRoute(route);
            file(parts, route.linuxName().orElse(NO_LINK), new HostState(Map.of(), Set.of(), Set.of(there)));
            configurationKeys.put(there, route.key());
        }
        configured = new LinkedHashMap<>();
        parts.forEach((name, list) -> configured.put(name, HostState.union(list)));
        floatingDestinations = new LinkedHashSet<>();
        configured
                .getOrDefault(NO_LINK, HostState.EMPTY)
                .routes()
                .forEach(route -> floatingDestinations.add(route.destination()));
        routesTo.clear();
        configured.values().forEach(part -> part.routes().forEach(this::index));
        sessions.values().forEach(part -> part.routes().forEach(this::index));
    }

    /// Who may come in, by name; of two entries of one name the first counts.
    Map<String, PppUser> users() {
        return Collections.unmodifiableMap(users);
    }

    /// Ethernet interfaces that clients and servers name.
    Set<String> ports() {
        return ports;
    }

    static Set<String> portsOf(NetworkState state) {
        Set<String> names = new LinkedHashSet<>();
        state.pppoeClients().stream()
                .flatMap(client -> client.lines().stream())
                .map(PppoeClient.Line::linuxName)
                .forEach(names::add);
        state.pppoeServers().forEach(server -> names.add(server.linuxName()));
        return names;
    }

    /// @param linuxName of the session's interface
    /// @param key what its problems are kept under
    void putSession(String linuxName, SessionInterface session, String key) {
        Set<HostAddress> addresses = new LinkedHashSet<>();
        session.local()
                .ifPresent(local -> addresses.add(new HostAddress(
                        linuxName, new IpPrefix(local, 32), session.peer().map(IpAddress.class::cast), true)));
        Set<HostAddress> linkLocal = new LinkedHashSet<>();
        session.linkLocal()
                .ifPresent(own -> linkLocal.add(
                        new HostAddress(linuxName, new IpPrefix(own, LINK_LOCAL_BITS), Optional.empty(), true)));
        Set<HostRoute> routes = new LinkedHashSet<>();
        if (session.local().isEmpty()) {
            session.peer().ifPresent(peer -> routes.add(onLink(new IpPrefix(peer, 32), linuxName, 0)));
        }
        session.defaultRouteMetric()
                .ifPresent(metric -> routes.add(onLink(new IpPrefix(new IpAddress.V4(0), 0), linuxName, metric)));
        HostLink link = new HostLink(
                linuxName,
                Optional.of(true),
                OptionalInt.of(session.mtuBytes()),
                Optional.empty(),
                Optional.empty(),
                false);
        removeSession(linuxName);
        Set<HostAddress> all = new LinkedHashSet<>(addresses);
        all.addAll(linkLocal);
        sessions.put(linuxName, new HostState(Map.of(linuxName, link), all, routes));
        sessionKeys.put(linuxName, key);
        addresses.forEach(address -> sessionKeys.put(address, key));
        // A kernel that refuses IPv6 must not cost the session: what goes wrong with it has a key of its own.
        linkLocal.forEach(address -> sessionKeys.put(address, key + " IPv6"));
        routes.forEach(route -> {
            sessionKeys.put(route, key);
            index(route);
        });
    }

    void removeSession(String linuxName) {
        HostState gone = sessions.remove(linuxName);
        sessionKeys.remove(linuxName);
        if (gone != null) {
            gone.addresses().forEach(sessionKeys::remove);
            gone.routes().forEach(route -> {
                sessionKeys.remove(route);
                routesTo.computeIfPresent(route.destination(), (_, routes) -> {
                    routes.remove(route);
                    return routes.isEmpty() ? null : routes;
                });
            });
        }
    }

    HostState whole() {
        List<HostState> parts = new ArrayList<>(configured.values());
        parts.addAll(sessions.values());
        return HostState.union(parts);
    }

    HostState sessionsOnly() {
        return HostState.union(sessions.values());
    }

    /// What concerns these interfaces, and every route that names no interface: it may lean on any of them.
    HostState slice(Collection<String> names) {
        List<HostState> parts = new ArrayList<>();
        for (String name : names) {
            Optional.ofNullable(configured.get(name)).ifPresent(parts::add);
            Optional.ofNullable(sessions.get(name)).ifPresent(parts::add);
        }
        if (!names.contains(NO_LINK)) {
            Optional.ofNullable(configured.get(NO_LINK)).ifPresent(parts::add);
        }
        return HostState.union(parts);
    }

    /// Routes whose interface depends on where their gateway is.
    Stream<HostRoute> floatingRoutes() {
        return configured.getOrDefault(NO_LINK, HostState.EMPTY).routes().stream()
                .filter(HostRoute::floats);
    }

    /// Destinations of the routes that name no interface.
    Set<IpPrefix> floatingDestinations() {
        return floatingDestinations;
    }

    /// The key of the object an operation serves; its interface's name where there is none.
    String keyOf(Operation operation) {
        return switch (operation) {
            case Operation.AddAddress(HostAddress address) -> key(address, address.linuxName());
            case Operation.RemoveAddress(HostAddress address) -> key(address, address.linuxName());
            case Operation.AddRoute(HostRoute route) -> key(route, route.toString());
            case Operation.RemoveRoute(HostRoute route) -> key(route, route.toString());
            case Operation.CreateVlan(String name, HostLink.Vlan _, int _) -> key(name, name);
            case Operation.DeleteLink(String name) -> key(name, name);
            case Operation.SetMac(String name, MacAddress _) -> key(name, name);
            case Operation.SetMtu(String name, int _) -> key(name, name);
            case Operation.SetUp(String name, boolean _) -> key(name, name);
        };
    }

    Optional<String> keyOf(HostAddress address) {
        return Optional.ofNullable(configurationKeys.get(address))
                .or(() -> Optional.ofNullable(sessionKeys.get(address)));
    }

    /// The key of the desired route that `observed` is.
    Optional<String> keyOf(HostRoute observed) {
        return routesTo.getOrDefault(observed.destination(), List.of()).stream()
                .filter(route -> route.metBy(observed))
                .findFirst()
                .map(route -> key(route, ""));
    }

    private void index(HostRoute route) {
        routesTo.computeIfAbsent(route.destination(), _ -> new ArrayList<>()).add(route);
    }

    private String key(Object object, String otherwise) {
        String configuredKey = configurationKeys.get(object);
        return configuredKey != null ? configuredKey : sessionKeys.getOrDefault(object, otherwise);
    }

    private static void file(Map<String, List<HostState>> parts, String name, HostState part) {
        parts.computeIfAbsent(name, _ -> new ArrayList<>()).add(part);
    }

    private static HostState linkPart(HostLink link) {
        return new HostState(Map.of(link.name(), link), Set.of(), Set.of());
    }

    private static HostState part(LinkSettings settings) {
        return linkPart(new HostLink(
                settings.linuxName(),
                settings.up(),
                settings.mtuBytes(),
                settings.macAddress(),
                Optional.empty(),
                false));
    }

    private static HostState part(VlanLink vlan) {
        return linkPart(new HostLink(
                vlan.linuxName(),
                Optional.of(vlan.up()),
                OptionalInt.of(vlan.mtuBytes()),
                Optional.empty(),
                Optional.of(new HostLink.Vlan(vlan.parentLinuxName(), vlan.vlanId(), vlan.serviceTag())),
                true));
    }

    /// PPPoE needs its interface up; a wish of the configuration's own to keep it down counts more.
    private static HostLink started(String name) {
        return new HostLink(name, Optional.of(true), OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static HostRoute onLink(IpPrefix destination, String linuxName, int metric) {
        return new HostRoute(
                destination,
                false,
                Optional.empty(),
                Optional.of(linuxName),
                Optional.empty(),
                metric,
                HostRoute.MAIN_TABLE);
    }

    private static HostRoute hostRoute(Route route) {
        boolean blackhole = switch (route.kind()) {
            case UNICAST -> false;
            case BLACKHOLE -> true;
        };
        return new HostRoute(
                route.destination(),
                blackhole,
                route.gateway(),
                blackhole ? Optional.empty() : route.linuxName(),
                route.preferredSource(),
                route.metric(),
                route.table());
    }
}
