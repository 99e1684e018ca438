package braid.dataplane.reconcile;

import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.network.InterfaceAddress;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.NetworkState;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import braid.dataplane.network.VlanLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What shall be on the machine: the configuration's objects and the sessions', each filed under the
/// interface it hangs on ("" for routes that name none), so that one session costs the same among ten as
/// among ten thousand. Kernel thread only.
final class DesiredState {
    private static final String NO_LINK = "";

    private NetworkState configuration = NetworkState.EMPTY;
    private Map<String, HostState> configured = Map.of();
    private Set<String> ports = Set.of();

    /// VLANs by what they stand on.
    private Map<String, List<String>> vlansOn = Map.of();

    private final Map<String, HostState> sessions = new LinkedHashMap<>();
    private final Map<String, PppoeClient> clients = new LinkedHashMap<>();
    private final Map<String, PppoeClient> clientsByName = new HashMap<>();
    private final Map<IpPrefix, List<HostRoute>> routesTo = new HashMap<>();
    private Set<IpPrefix> floatingDestinations = Set.of();
    private final Set<String> keysOfSeveralWays = new HashSet<>();

    /// Routes behind which gateways of others may be, by their destinations.
    private final Map<IpPrefix, List<HostRoute>> steppingStones = new HashMap<>();

    /// What became of routes whose gateways had to be looked for, and the other way round.
    private final Map<HostRoute, HostRoute> resolutions = new HashMap<>();

    private final Map<HostRoute, HostRoute> origins = new HashMap<>();
    private final Map<Object, String> configurationKeys = new HashMap<>();
    private final Map<Object, String> sessionKeys = new HashMap<>();
    private final Set<String> rekeyed = new LinkedHashSet<>();
    private boolean allRekeyed;

    NetworkState configuration() {
        return configuration;
    }

    void configure(NetworkState state) {
        configuration = state;
        allRekeyed = true;
        clients.clear();
        clientsByName.clear();
        for (PppoeClient client : state.pppoeClients()) {
            clients.put(client.key(), client);
            clientsByName.put(client.linuxName(), client);
        }
        configurationKeys.clear();
        ports = portsOf(state);
        vlansOn = state.vlans().stream()
                .collect(Collectors.groupingBy(
                        VlanLink::parentLinuxName, Collectors.mapping(VlanLink::linuxName, Collectors.toList())));
        Map<String, List<HostState>> parts = new LinkedHashMap<>();
        state.links().forEach(link -> file(parts, link.linuxName(), HostParts.of(link)));
        ports.forEach(name -> file(parts, name, HostParts.started(name)));
        for (VlanLink vlan : state.vlans()) {
            file(parts, vlan.linuxName(), HostParts.of(vlan));
            configurationKeys.put(vlan.linuxName(), vlan.key());
        }
        for (InterfaceAddress address : state.addresses()) {
            HostAddress there = new HostAddress(address.linuxName(), address.address(), address.peer(), true);
            file(parts, address.linuxName(), new HostState(Map.of(), Set.of(there), Set.of()));
            configurationKeys.put(there, address.key());
        }
        keysOfSeveralWays.clear();
        Set<String> routeKeys = new HashSet<>();
        for (Route route : state.routes()) {
            if (!routeKeys.add(route.key())) {
                keysOfSeveralWays.add(route.key());
            }
            HostRoute there = HostParts.of(route);
            file(parts, route.linuxName().orElse(NO_LINK), new HostState(Map.of(), Set.of(), Set.of(there)));
            configurationKeys.put(there, route.key());
        }
        for (RoutingRule rule : state.routingRules()) {
            HostRule there = HostParts.of(rule);
            file(parts, NO_LINK, new HostState(Map.of(), Set.of(), Set.of(), Set.of(there)));
            configurationKeys.put(there, rule.key());
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
        resolutions.clear();
        origins.clear();
        indexSteppingStones(state.routes());
    }

    /// Only routes whose scope some route allows: usually none, since theirs is 30 and what they allow 10.
    private void indexSteppingStones(List<Route> routes) {
        steppingStones.clear();
        int widest = routes.stream()
                .filter(route ->
                        route.gateway().isPresent() && route.linuxName().isEmpty())
                .mapToInt(route -> route.reach().targetScope())
                .max()
                .orElse(-1);
        for (Route route : routes) {
            if (route.kind() == Route.Kind.UNICAST
                    && route.table() == Route.MAIN_TABLE
                    && route.reach().scope() <= widest) {
                HostRoute there = HostParts.of(route);
                steppingStones
                        .computeIfAbsent(there.destination(), _ -> new ArrayList<>())
                        .add(there);
            }
        }
    }

    /// Routes behind which gateways of others may be.
    List<HostRoute> steppingStones(IpPrefix destination) {
        return steppingStones.getOrDefault(destination, List.of());
    }

    boolean hasSteppingStones() {
        return !steppingStones.isEmpty();
    }

    /// Notes by which ways a wanted route leads now.
    void resolve(HostRoute route, HostRoute resolved) {
        HostRoute before = resolutions.get(route);
        if (before == null ? resolved.equals(route) : before.equals(resolved)) {
            return;
        }
        if (before != null) {
            origins.remove(before, route);
        }
        resolutions.put(route, resolved);
        resolved.apart().forEach(way -> origins.put(way, route));
    }

    Optional<PppoeClient> client(String key) {
        return Optional.ofNullable(clients.get(key));
    }

    /// Whether the name is a client's that has no session with it: then nothing may be put on an interface
    /// of that name.
    boolean isAwaited(String linuxName) {
        return clientsByName.containsKey(linuxName) && !sessions.containsKey(linuxName);
    }

    /// The clients on whose sessions objects of the configuration wait, by the keys of the objects.
    Map<String, PppoeClient> waiting() {
        Map<String, PppoeClient> waiting = new LinkedHashMap<>();
        clientsByName.forEach((name, client) -> {
            if (isAwaited(name)) {
                keysOn(name).forEach(key -> waiting.put(key, client));
            }
        });
        return waiting;
    }

    /// The keys of what the configuration has on an interface.
    private List<String> keysOn(String linuxName) {
        List<String> keys = new ArrayList<>();
        HostState part = configured.getOrDefault(linuxName, HostState.EMPTY);
        part.addresses().forEach(address -> keys.add(key(address, "")));
        part.routes().forEach(route -> keys.add(key(route, "")));
        return keys;
    }

    /// The keys of the configuration's routes that name an interface, by its name.
    Map<String, List<String>> routeKeys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        configuration
                .routes()
                .forEach(route -> route.linuxName()
                        .ifPresent(name -> keys.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(route.key())));
        return keys;
    }

    /// The keys of routes that the configuration has several ways for.
    Set<String> keysOfSeveralWays() {
        return keysOfSeveralWays;
    }

    /// The VLAN that shall have this name.
    Optional<HostLink.Vlan> vlan(String linuxName) {
        return Optional.ofNullable(configured.get(linuxName))
                .map(part -> part.links().get(linuxName))
                .flatMap(HostLink::vlan);
    }

    /// Why VLANs, and what the configuration has on them, are not there, by their keys.
    Map<String, String> waitingForNames(TakenNames taken) {
        Map<String, String> waiting = new LinkedHashMap<>();
        for (VlanLink vlan : configuration.vlans()) {
            taken.under(vlan.linuxName()).map(Ownership::taken).ifPresent(why -> {
                waiting.put(vlan.key(), why);
                keysOn(vlan.linuxName()).forEach(key -> waiting.put(key, why));
            });
        }
        return waiting;
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
        HostState part = HostParts.of(linuxName, session);
        removeSession(linuxName);
        sessions.put(linuxName, part);
        rekeyed.add(linuxName);
        sessionKeys.put(linuxName, key);
        // A kernel that refuses IPv6 must not cost the session: what goes wrong with it has a key of its own.
        part.addresses()
                .forEach(address -> sessionKeys.put(
                        address, address.address().address() instanceof IpAddress.V6 ? key + " IPv6" : key));
        // Nor must one of the user's routes, whose gateway may be nowhere.
        Set<HostRoute> brought = session.belongings().routes().stream()
                .map(route -> HostParts.of(linuxName, session, route))
                .collect(Collectors.toSet());
        part.routes().forEach(route -> {
            sessionKeys.put(route, brought.contains(route) ? key + " routes" : key);
            index(route);
        });
    }

    void removeSession(String linuxName) {
        HostState gone = sessions.remove(linuxName);
        sessionKeys.remove(linuxName);
        if (gone != null) {
            rekeyed.add(linuxName);
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

    /// Whether another configuration has come since this was last asked: any object may have another key.
    boolean takeConfigured() {
        boolean was = allRekeyed;
        allRekeyed = false;
        return was;
    }

    /// Interfaces of sessions on which objects may have other keys than when this was last asked.
    Set<String> takeRekeyed() {
        Set<String> names = new LinkedHashSet<>(rekeyed);
        rekeyed.clear();
        return names;
    }

    HostState whole() {
        List<HostState> parts = new ArrayList<>(configured.values());
        parts.addAll(sessions.values());
        return HostState.union(parts);
    }

    HostState sessionsOnly() {
        return HostState.union(sessions.values());
    }

    /// These interfaces, the VLANs that stand on them, and what all of them stand on: a VLAN comes, goes,
    /// starts and stops with what is below it.
    Set<String> stacks(Collection<String> names) {
        Set<String> stacks = new LinkedHashSet<>(names);
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            vlansOn.getOrDefault(open.remove(), List.of()).stream()
                    .filter(stacks::add)
                    .forEach(open::add);
        }
        for (String name : List.copyOf(stacks)) {
            Optional<String> below = vlan(name).map(HostLink.Vlan::parent);
            while (below.filter(stacks::add).isPresent()) {
                below = below.flatMap(this::vlan).map(HostLink.Vlan::parent);
            }
        }
        return stacks;
    }

    /// What concerns these interfaces (with "" the rules too), every route that names no interface, since
    /// it may lean on any of them, and all routes to the destinations of these.
    HostState slice(Collection<String> names) {
        List<HostState> parts = new ArrayList<>();
        for (String name : names) {
            Optional.ofNullable(configured.get(name)).ifPresent(parts::add);
            Optional.ofNullable(sessions.get(name)).ifPresent(parts::add);
        }
        if (!names.contains(NO_LINK)) {
            Optional.ofNullable(configured.get(NO_LINK)).ifPresent(parts::add);
        }
        HostState concerned = HostState.union(parts);
        Set<HostRoute> routes = new LinkedHashSet<>(concerned.routes());
        concerned.routes().forEach(route -> routes.addAll(routesTo.getOrDefault(route.destination(), List.of())));
        Set<HostRule> rules = names.contains(NO_LINK) ? concerned.rules() : Set.of();
        return new HostState(concerned.links(), concerned.addresses(), routes, rules);
    }

    /// Routes whose interface depends on where their gateway is.
    Stream<HostRoute> floatingRoutes() {
        return configured.getOrDefault(NO_LINK, HostState.EMPTY).routes().stream()
                .filter(route -> route.hops().stream().anyMatch(NextHop::floats));
    }

    /// Routes of the configuration by these interfaces.
    ///
    /// @param chosen by the name of the interface
    Stream<HostRoute> routesBy(Predicate<String> chosen) {
        return configured.entrySet().stream()
                .filter(part -> !part.getKey().isEmpty() && chosen.test(part.getKey()))
                .flatMap(part -> part.getValue().routes().stream());
    }

    /// Destinations of the routes that name no interface.
    Set<IpPrefix> floatingDestinations() {
        return floatingDestinations;
    }

    /// The keys of the objects an operation serves; its interface's name where there is none.
    List<String> keysOf(Operation operation) {
        return switch (operation) {
            case Operation.AddAddress(HostAddress address) -> List.of(key(address, address.linuxName()));
            case Operation.RemoveAddress(HostAddress address) -> List.of(key(address, address.linuxName()));
            case Operation.AddRoute(HostRoute route) -> keysOf(route);
            case Operation.RemoveRoute(HostRoute route) -> keysOf(route);
            case Operation.AddRule(HostRule rule) -> List.of(key(rule, ""));
            case Operation.RemoveRule(HostRule rule) -> List.of(key(rule, ""));
            case Operation.CreateVlan(String name, HostLink.Vlan _, int _, String _) -> List.of(key(name, name));
            case Operation.Mark(String name, String _) -> List.of(key(name, name));
            case Operation.DeleteLink(String name) -> List.of(key(name, name));
            case Operation.SetMac(String name, MacAddress _) -> List.of(key(name, name));
            case Operation.SetMtu(String name, int _) -> List.of(key(name, name));
            case Operation.SetUp(String name, boolean _) -> List.of(key(name, name));
        };
    }

    private List<String> keysOf(HostRoute route) {
        return route.apart().stream()
                .map(each -> key(origins.getOrDefault(each, each), each.toString()))
                .toList();
    }

    Optional<String> keyOf(HostAddress address) {
        return Optional.ofNullable(configurationKeys.get(address))
                .or(() -> Optional.ofNullable(sessionKeys.get(address)));
    }

    /// The key of the desired route that `observed`, of one next hop, is.
    Optional<String> keyOf(HostRoute observed) {
        return routesTo.getOrDefault(observed.destination(), List.of()).stream()
                .filter(route ->
                        resolutions.getOrDefault(route, route).apart().stream().anyMatch(way -> way.metBy(observed)))
                .findFirst()
                .map(route -> key(route, ""));
    }

    List<HostRoute> routesTo(IpPrefix destination) {
        return routesTo.getOrDefault(destination, List.of());
    }

    /// Whether its next hop is not the gateway that the configuration names.
    boolean isFoundElsewhere(HostRoute resolved) {
        return resolved.apart().stream().anyMatch(origins::containsKey);
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
}
