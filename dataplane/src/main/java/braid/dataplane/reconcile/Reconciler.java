package braid.dataplane.reconcile;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.NetlinkPort;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.VlanLink;
import braid.dataplane.reconcile.ObservedState.Connection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares, carries out and looks again, on the touched interfaces or on all; keeps the list of what
/// failed. Kernel thread only.
final class Reconciler {
    /// The kernel takes some things away together with others; the second look sees that, the third must be
    /// quiet.
    private static final int MOST_ROUNDS = 3;

    private final RouteNetlink netlink;
    private final NetlinkPort notifications;
    private final ObservedState observed;
    private final DesiredState desired;
    private final Applier applier;
    private final NextHopSearch search;
    private final TakenNames taken;
    private final Map<Operation, Outcome.Failed> failures = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();

    /// Wanted routes that were taken away since they led nowhere.
    private final Set<HostRoute> withdrawn = new HashSet<>();

    private boolean routesDoubtful;
    private boolean noticesLost;

    Reconciler(
            RouteNetlink netlink,
            NetlinkPort notifications,
            ObservedState observed,
            DesiredState desired,
            Applier applier,
            GatewayChecks gateways) {
        this.netlink = netlink;
        this.notifications = notifications;
        this.observed = observed;
        this.desired = desired;
        this.applier = applier;
        this.taken = new TakenNames(desired::vlan, observed::hostLink);
        search = new NextHopSearch(new Around(observed, desired, gateways));
    }

    /// What is asked where a route leads.
    private record Around(ObservedState observed, DesiredState desired, GatewayChecks gateways)
            implements NextHopSearch.Surroundings {
        @Override
        public Optional<Connection> connection(IpAddress address, int leastBits) {
            return observed.connection(address, leastBits);
        }

        @Override
        public List<HostRoute> steppingStones(IpPrefix destination) {
            return desired.steppingStones(destination);
        }

        @Override
        public boolean hasSteppingStones() {
            return desired.hasSteppingStones();
        }

        /// An interface that is not there or is stopped may be made or started by the same plan.
        @Override
        public boolean usable(String linuxName) {
            return !desired.isAwaited(linuxName)
                    && observed.link(linuxName)
                            .filter(link -> link.up() && !link.carrier() && link.group() != Ownership.SESSION_GROUP)
                            .isEmpty();
        }

        @Override
        public boolean silent(NextHop hop) {
            return gateways.silent(hop);
        }
    }

    /// Reads the notifications that have come, and what they cast doubt on.
    ///
    /// When the kernel dropped some, everything is read anew, and only once the socket is empty: what waits
    /// in it is older than what is read then, and until it is empty the kernel drops more without a word.
    ///
    /// @return how many
    int listen() throws KernelException {
        int count = 0;
        Optional<ByteBuffer> datagram = nextNotice();
        while (datagram.isPresent()) {
            for (Notification notification : Notification.decode(datagram.get())) {
                touched.addAll(take(notification));
                count++;
            }
            datagram = nextNotice();
        }
        if (noticesLost) {
            audit();
            count++;
        }
        if (routesDoubtful) {
            touched.addAll(observed.resyncRoutes(netlink));
            routesDoubtful = false;
        }
        return count;
    }

    /// The next one there is, past the word that others were lost.
    private Optional<ByteBuffer> nextNotice() throws KernelException {
        while (true) { // ends: each loss is told once
            try {
                return notifications.receiveNow();
            } catch (KernelException e) {
                if (e.errno() != Errno.ENOBUFS) {
                    throw e;
                }
                noticesLost = true;
            }
        }
    }

    /// Reads everything anew.
    void audit() throws KernelException {
        touched.addAll(observed.resync(netlink));
        routesDoubtful = false;
        noticesLost = false;
    }

    /// Names of interfaces that have changed since the last call; "" for routes without one.
    Set<String> takeTouched() {
        Set<String> names = new LinkedHashSet<>(touched);
        touched.clear();
        return names;
    }

    void settleAll(Consumer<Operation> done) throws KernelException {
        settleAll(done, _ -> true);
    }

    void settle(Collection<String> names, Consumer<Operation> done) throws KernelException {
        settle(names, done, _ -> true);
    }

    /// Makes everything as desired.
    ///
    /// @param done told of each operation that was carried out
    /// @param worthwhile whether to try it at all
    void settleAll(Consumer<Operation> done, Predicate<Operation> worthwhile) throws KernelException {
        failures.clear();
        withdrawn.removeIf(route -> !desired.routesTo(route.destination()).contains(route));
        carryOut(() -> Planner.plan(reachable(desired.whole()), observed.whole()), done, worthwhile);
        applier.forgetAllBut(desired.whole().addresses(), observed.whole().addresses());
    }

    /// Makes what concerns these interfaces, and VLANs that stand on them, as desired.
    void settle(Collection<String> touchedNames, Consumer<Operation> done, Predicate<Operation> worthwhile)
            throws KernelException {
        Set<String> names = desired.stacks(touchedNames);
        Set<String> concerned = new HashSet<>(names);
        concerned.add("");
        failures.keySet().removeIf(operation -> operation.anchors().stream().anyMatch(concerned::contains));
        carryOut(
                () -> {
                    HostState wanted = desired.slice(names);
                    return Planner.plan(reachable(wanted), observed.slice(names, destinations(wanted)));
                },
                done,
                worthwhile);
    }

    /// Of all routes that may have to be changed.
    private Set<IpPrefix> destinations(HostState wanted) {
        Set<IpPrefix> destinations = new HashSet<>(desired.floatingDestinations());
        wanted.routes().forEach(route -> destinations.add(route.destination()));
        return destinations;
    }

    /// Why objects are not in force, by their keys; of several reasons the first, which brings the others
    /// about.
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        failures.forEach((operation, failure) ->
                desired.keysOf(operation).forEach(key -> problems.putIfAbsent(key, failure.kernelText())));
        Map<String, String> waiting = waiting();
        waiting.keySet().removeAll(inForceByAnotherWay());
        waiting.forEach(problems::putIfAbsent);
        return problems;
    }

    /// What keeps objects, or one way of a route, from being in force, without an error.
    private Map<String, String> waiting() {
        Map<String, String> problems = new TreeMap<>(desired.waitingForNames(taken));
        Stream.concat(desired.floatingRoutes(), desired.routesBy(this::withoutCarrier))
                .filter(route -> search.resolved(route).isEmpty())
                .forEach(route -> desired.keysOf(new Operation.AddRoute(route))
                        .forEach(key -> problems.putIfAbsent(key, "gateway is not reachable")));
        desired.waiting().forEach((key, client) -> problems.putIfAbsent(key, absence(client)));
        desired.configuration()
                .vlans()
                .forEach(vlan -> lacking(vlan.linuxName())
                        .ifPresent(lacking -> problems.putIfAbsent(vlan.key(), doesNotExist(lacking))));
        desired.configuration()
                .addresses()
                .forEach(address -> lacking(address.linuxName())
                        .ifPresent(lacking -> problems.putIfAbsent(address.key(), doesNotExist(lacking))));
        desired.configuration()
                .vlans()
                .forEach(vlan -> narrowness(vlan).ifPresent(why -> problems.putIfAbsent(vlan.key(), why)));
        desired.routeKeys()
                .forEach((name, keys) ->
                        standstill(name).ifPresent(why -> keys.forEach(key -> problems.putIfAbsent(key, why))));
        return problems;
    }

    /// Routes of several ways of which one leads somewhere, by their keys.
    private Set<String> inForceByAnotherWay() {
        Set<String> several = desired.keysOfSeveralWays();
        return several.isEmpty()
                ? Set.of()
                : observed.whole().routes().stream()
                        .flatMap(route -> route.apart().stream())
                        .flatMap(way -> desired.keyOf(way).stream())
                        .filter(several::contains)
                        .collect(Collectors.toSet());
    }

    private boolean withoutCarrier(String linuxName) {
        return observed.link(linuxName)
                .filter(link -> link.up() && !link.carrier())
                .isPresent();
    }

    /// Why an interface carries no routes.
    private Optional<String> standstill(String linuxName) {
        Optional<LinkInfo> link = observed.link(linuxName);
        return runs(linuxName)
                ? Optional.empty()
                : Optional.of(link.isEmpty() ? doesNotExist(linuxName) : "interface " + linuxName + " is down");
    }

    /// Why a VLAN has a smaller MTU than it shall have.
    private Optional<String> narrowness(VlanLink vlan) {
        return observed.link(vlan.parentLinuxName())
                .filter(parent -> parent.mtuBytes() < vlan.mtuBytes())
                .map(parent ->
                        "MTU " + vlan.mtuBytes() + " is more than the " + parent.mtuBytes() + " of " + parent.name());
    }

    private static String doesNotExist(String linuxName) {
        return "interface " + linuxName + " does not exist";
    }

    private String absence(PppoeClient client) {
        return observed.link(client.linuxName()).isPresent()
                ? Ownership.taken(client.linuxName())
                : client.label() + " is not running";
    }

    /// Whether an operation that was carried out is due to a gateway that came, went or is found elsewhere
    /// now, and not to somebody else's change.
    boolean followsGateways(Operation operation) {
        return switch (operation) {
            case Operation.RemoveRoute(HostRoute route) -> {
                List<HostRoute> wanted = desired.routesTo(route.destination()).stream()
                        .filter(route::samePlace)
                        .toList();
                wanted.stream().filter(each -> search.resolved(each).isEmpty()).forEach(withdrawn::add);
                yield !wanted.isEmpty();
            }
            case Operation.AddRoute(HostRoute route) ->
                withdrawn.removeIf(each -> each.samePlace(route)) || desired.isFoundElsewhere(route);
            case Operation.RemoveAddress _,
                    Operation.DeleteLink _,
                    Operation.SetMac _,
                    Operation.SetMtu _,
                    Operation.CreateVlan _,
                    Operation.Mark _,
                    Operation.SetUp _,
                    Operation.AddAddress _,
                    Operation.AddRule _,
                    Operation.RemoveRule _ -> false;
        };
    }

    Optional<String> problem(String key) {
        return failures.entrySet().stream()
                .filter(failure -> desired.keysOf(failure.getKey()).contains(key))
                .map(failure -> failure.getKey() + ": " + failure.getValue().kernelText())
                .findFirst();
    }

    Map<Operation, Outcome.Failed> failures() {
        return failures;
    }

    /// Names of VLANs that Linux has for something else.
    TakenNames taken() {
        return taken;
    }

    /// Whether something can be put on it, and it is not about to go.
    private boolean isThere(String linuxName) {
        return observed.hostLink(linuxName)
                        .filter(there ->
                                !there.ours() || desired.vlan(linuxName).isPresent())
                        .isPresent()
                && !desired.isAwaited(linuxName);
    }

    /// What keeps an interface from being there: itself, or what it stands on as a VLAN.
    private Optional<String> lacking(String linuxName) {
        Set<String> stacked = new HashSet<>();
        String name = linuxName;
        Optional<HostLink.Vlan> vlan = desired.vlan(name);
        while (vlan.isPresent() && stacked.add(name)) {
            name = vlan.get().parent();
            vlan = desired.vlan(name);
        }
        return vlan.isEmpty() && isThere(name) ? Optional.empty() : Optional.of(name);
    }

    /// Without what waits for a session, a name or a port, and without routes that the kernel would refuse
    /// now: those that lead nowhere, and those whose interfaces do not run.
    private HostState reachable(HostState all) {
        HostState wanted = taken.without(all);
        List<HostRoute> reachable = new ArrayList<>();
        for (HostRoute route : wanted.routes()) {
            search.resolved(route).ifPresent(resolved -> {
                desired.resolve(route, resolved);
                reachable.add(resolved);
            });
        }
        Map<String, HostLink> links = new LinkedHashMap<>(wanted.links());
        links.keySet().removeIf(desired::isAwaited);
        links.keySet().removeIf(name -> lacking(name).isPresent());
        return new HostState(
                links,
                wanted.addresses().stream()
                        .filter(address -> lacking(address.linuxName()).isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                reachable.stream()
                        .filter(route -> route.linuxNames().stream().allMatch(name -> willRun(name, links)))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                wanted.rules());
    }

    private boolean runs(String linuxName) {
        return observed.link(linuxName).filter(LinkInfo::up).isPresent();
    }

    /// Whether it will when its routes are made: it is started and stopped before, as is what it stands on.
    private boolean willRun(String linuxName, Map<String, HostLink> links) {
        Set<String> asked = new HashSet<>();
        Optional<String> at = Optional.of(linuxName);
        while (at.filter(asked::add).isPresent()) {
            String name = at.get();
            if (!Optional.ofNullable(links.get(name)).flatMap(HostLink::up).orElseGet(() -> runs(name))) {
                return false;
            }
            at = desired.vlan(name).map(HostLink.Vlan::parent);
        }
        return true;
    }

    private interface Plan {
        List<Operation> make();
    }

    private void carryOut(Plan plan, Consumer<Operation> done, Predicate<Operation> worthwhile) throws KernelException {
        Set<Operation> tried = new HashSet<>();
        List<HostRoute> refused = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            listen();
            List<Operation> operations =
                    plan.make().stream().filter(tried::add).filter(worthwhile).toList();
            if (operations.isEmpty()) {
                return;
            }
            for (Operation operation : operations) {
                if (outlives(operation, refused)) {
                    continue;
                }
                switch (applier.carryOut(operation)) {
                    case Outcome.Done _ -> {
                        failures.remove(operation);
                        done.accept(operation);
                    }
                    case Outcome.Failed failed -> {
                        failures.put(operation, failed);
                        if (operation instanceof Operation.AddRoute(HostRoute route)) {
                            refused.add(route);
                        }
                    }
                }
                listen();
                lookAgain(operation);
            }
        }
        listen();
    }

    /// Of an interface that is down, the kernel tells nobody a new mark.
    private void lookAgain(Operation operation) throws KernelException {
        Optional<String> marked = operation instanceof Operation.CreateVlan create
                ? Optional.of(create.name())
                : operation instanceof Operation.Mark mark ? Optional.of(mark.name()) : Optional.empty();
        if (marked.isPresent()) {
            netlink.link(marked.get())
                    .ifPresent(link -> touched.addAll(observed.take(new Notification.LinkChanged(link))));
        }
    }

    /// Whether it takes a route away whose successor the kernel has refused.
    private static boolean outlives(Operation operation, List<HostRoute> refused) {
        return operation instanceof Operation.RemoveRoute(HostRoute old)
                && refused.stream().anyMatch(next -> Planner.outlives(old, next));
    }

    /// When an interface goes down or loses an address, the kernel drops routes and does not say so.
    /// Sessions' interfaces are left out when what hung on them was taken away before.
    private Set<String> take(Notification notification) {
        switch (notification) {
            case Notification.LinkChanged(var link) -> {
                Optional<LinkInfo> before = observed.link(link.name());
                boolean stops = before.filter(then -> then.up() && !link.up()).isPresent();
                boolean turns = before.filter(then -> then.up() != link.up()).isPresent();
                routesDoubtful |=
                        stops && (link.group() != Ownership.SESSION_GROUP || observed.hasOwnRoutes(link.index()));
                routesDoubtful |= turns && observed.sharesRoutes(link.index());
            }
            case Notification.AddressGone(var address) ->
                routesDoubtful |= observed.name(address.linkIndex())
                        .flatMap(observed::link)
                        .filter(link -> link.group() != Ownership.SESSION_GROUP)
                        .isPresent();
            case Notification.LinkGone(var link) -> routesDoubtful |= observed.sharesRoutes(link.index());
            case Notification.RouteChanged(var _, boolean replaces) -> routesDoubtful |= replaces;
            case Notification.AddressChanged _,
                    Notification.RouteGone _,
                    Notification.RuleChanged _,
                    Notification.RuleGone _ -> {}
        }
        return observed.take(notification);
    }
}
