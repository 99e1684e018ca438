package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.AddressInfo;
import braid.dataplane.netlink.CountedLink;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.Notification;
import braid.dataplane.netlink.RouteInfo;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.netlink.RuleInfo;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the kernel says, as a cache: filled by dumps, kept by notifications. Kernel thread only.
final class ObservedState {
    private final AppliedFile applied;
    private final Map<Integer, LinkInfo> links = new TreeMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<Integer, Set<AddressInfo>> addresses = new TreeMap<>();
    private final ObservedRoutes routes = new ObservedRoutes();
    private final Set<RuleInfo> rules = new LinkedHashSet<>();
    private final Set<Integer> changedLinks = new LinkedHashSet<>();

    /// Interfaces that bore our marks once. They stay ours, whatever somebody else writes over the marks.
    private final Set<Integer> marked = new HashSet<>();

    /// Whether addresses say who set them (Linux 5.18): as soon as one does, all of them do.
    private boolean sayWhoSetThem;

    ObservedState(AppliedFile applied) {
        this.applied = applied;
    }

    /// Reads everything anew.
    ///
    /// @return names of the interfaces that are not as the cache had them, or whose addresses or routes are
    /// not
    Set<String> resync(RouteNetlink netlink) throws KernelException {
        Map<Integer, LinkInfo> linksBefore = new HashMap<>(links);
        Map<Integer, Set<AddressInfo>> addressesBefore = new HashMap<>(addresses);
        Set<RouteInfo> routesBefore = new LinkedHashSet<>(routes.all());
        replaceLinks(netlink.links());
        marked.retainAll(links.keySet());
        changedLinks.addAll(union(linksBefore.keySet(), links.keySet()));
        addresses.clear();
        netlink.addresses().forEach(this::put);
        routes.replace(netlink.routes());
        Set<RuleInfo> rulesBefore = new LinkedHashSet<>(rules);
        rules.clear();
        netlink.rules().forEach(this::put);
        links.values().forEach(link -> {
            LinkInfo before = linksBefore.get(link.index());
            if (before != null && !before.name().equals(link.name())) {
                routes.lookAgain(link.index());
            }
        });
        Set<String> changed = new LinkedHashSet<>();
        union(linksBefore.keySet(), links.keySet()).forEach(index -> {
            LinkInfo before = linksBefore.get(index);
            LinkInfo now = links.get(index);
            boolean same = before != null
                    && now != null
                    && before.sameAs(now)
                    && addressesBefore.getOrDefault(index, Set.of()).equals(addresses.getOrDefault(index, Set.of()));
            if (!same) {
                changed.add(before == null ? now.name() : before.name());
                changed.add(now == null ? before.name() : now.name());
            }
        });
        changed.addAll(changedRoutes(routesBefore));
        if (!rules.equals(rulesBefore)) {
            changed.add("");
        }
        return changed;
    }

    /// Reads the routes anew: the kernel drops some without a word when an interface goes down or loses an
    /// address.
    Set<String> resyncRoutes(RouteNetlink netlink) throws KernelException {
        Set<RouteInfo> before = new LinkedHashSet<>(routes.all());
        routes.replace(netlink.routes());
        return changedRoutes(before);
    }

    /// Fresh counters, and nothing else is believed: changes of state come by notifications.
    void refreshCounters(RouteNetlink netlink) throws KernelException {
        for (CountedLink counted : netlink.counters()) {
            links.computeIfPresent(counted.index(), (index, known) -> {
                if (known.counters().equals(counted.counters())) {
                    return known;
                }
                changedLinks.add(index);
                return known.withCounters(counted.counters());
            });
        }
    }

    /// @return names of the interfaces it touched; "" for routes without one
    Set<String> take(Notification notification) {
        return switch (notification) {
            case Notification.LinkChanged(LinkInfo link) -> take(link);
            case Notification.LinkGone(LinkInfo link) -> forget(link);
            case Notification.AddressChanged(AddressInfo address) -> {
                put(address);
                yield nameOf(address.linkIndex());
            }
            case Notification.AddressGone(AddressInfo address) -> {
                Set<AddressInfo> known = addresses.get(address.linkIndex());
                if (known != null) {
                    changedLinks.add(address.linkIndex());
                    known.removeIf(one -> one.address().equals(address.address())
                            && one.peer().equals(address.peer()));
                }
                yield nameOf(address.linkIndex());
            }
            case Notification.RouteChanged(RouteInfo route, boolean _) -> {
                routes.add(route);
                yield namesOf(route);
            }
            case Notification.RouteGone(RouteInfo route) -> {
                routes.remove(route);
                yield namesOf(route);
            }
            case Notification.RuleChanged(RuleInfo rule) -> put(rule);
            case Notification.RuleGone(RuleInfo rule) -> rules.remove(rule) ? Set.of("") : Set.of();
        };
    }

    Optional<LinkInfo> link(String name) {
        return Optional.ofNullable(indexes.get(name)).map(links::get);
    }

    Optional<HostLink> hostLink(String name) {
        return link(name).map(this::hostLink);
    }

    /// Whether we made it, and may delete it.
    boolean ours(LinkInfo link) {
        return Ownership.owns(link) || marked.contains(link.index());
    }

    Optional<LinkInfo> link(int index) {
        return Optional.ofNullable(links.get(index));
    }

    Collection<LinkInfo> links() {
        return links.values();
    }

    Set<AddressInfo> addresses(int index) {
        return addresses.getOrDefault(index, Set.of());
    }

    Set<RouteInfo> routes() {
        return routes.all();
    }

    Set<RouteInfo> routesOn(int index) {
        return routes.on(index);
    }

    /// Since this was last asked.
    Changes takeChanges() {
        Changes changes = new Changes(new LinkedHashSet<>(changedLinks), routes.takeChanged());
        changedLinks.clear();
        return changes;
    }

    Optional<String> name(int index) {
        return Optional.ofNullable(links.get(index)).map(LinkInfo::name);
    }

    /// Everything, in the order of interface numbers.
    HostState whole() {
        return state(links.values(), routes.own(), rules);
    }

    /// What concerns these interfaces, and the routes of ours to these destinations; with "" the rules too.
    HostState slice(Collection<String> names, Collection<IpPrefix> destinations) {
        Set<LinkInfo> touched = new LinkedHashSet<>();
        Set<RouteInfo> own = new LinkedHashSet<>();
        for (String name : names) {
            link(name).ifPresent(link -> {
                touched.add(link);
                own.addAll(routes.ownOn(link.index()));
            });
        }
        destinations.forEach(to -> own.addAll(routes.ownTo(to)));
        return state(touched, own, names.contains("") ? rules : Set.of());
    }

    private HostState state(Collection<LinkInfo> some, Collection<RouteInfo> own, Collection<RuleInfo> ownRules) {
        Map<String, HostLink> hostLinks = new LinkedHashMap<>();
        Set<HostAddress> hostAddresses = new LinkedHashSet<>();
        Set<HostRoute> hostRoutes = new LinkedHashSet<>();
        for (LinkInfo link : some) {
            hostLinks.put(link.name(), hostLink(link));
            addresses
                    .getOrDefault(link.index(), Set.of())
                    .forEach(address -> hostAddresses.add(hostAddress(link.name(), address)));
        }
        own.forEach(route -> hostRoutes.add(hostRoute(route)));
        Set<HostRule> hostRules = new LinkedHashSet<>();
        ownRules.forEach(rule -> hostRules.add(new HostRule(rule.priority(), rule.selector(), rule.verdict())));
        return new HostState(hostLinks, hostAddresses, hostRoutes, hostRules);
    }

    private HostLink hostLink(LinkInfo link) {
        Optional<HostLink.Vlan> vlan = link.vlan()
                .map(tag -> new HostLink.Vlan(
                        link.parentIndex().isPresent()
                                ? name(link.parentIndex().getAsInt()).orElse("")
                                : "",
                        tag.id(),
                        tag.serviceTag()));
        return new HostLink(
                link.name(),
                Optional.of(link.up()),
                OptionalInt.of(link.mtuBytes()),
                link.mac(),
                vlan,
                vlan.isPresent() && ours(link),
                link.group() == Ownership.LINK_GROUP ? Optional.of(link.alias()) : Optional.empty());
    }

    HostAddress hostAddress(String linkName, AddressInfo address) {
        HostAddress plain = new HostAddress(linkName, address.address(), address.peer(), true);
        boolean ours = address.protocol() == Ownership.PROTOCOL || (!sayWhoSetThem && applied.contains(plain));
        return ours ? plain : new HostAddress(linkName, address.address(), address.peer(), false);
    }

    HostRoute hostRoute(RouteInfo route) {
        return new HostRoute(
                route.destination(), route.kind(), hops(route), route.preferredSource(), route.metric(), route.table());
    }

    /// Those that carry something; all of them where none does.
    private List<NextHop> hops(RouteInfo route) {
        boolean anyAlive = route.hops().stream().anyMatch(hop -> !hop.dead());
        return route.hops().stream()
                .filter(hop -> !hop.dead() || !anyAlive)
                .map(hop -> new NextHop(
                        hop.gateway(), hop.oif().isPresent() ? name(hop.oif().getAsInt()) : Optional.empty()))
                .toList();
    }

    /// Whether a route by this interface has others to go by: then the kernel says nothing when it stops or
    /// starts using the interface.
    boolean sharesRoutes(int index) {
        return routes.on(index).stream().anyMatch(RouteInfo::multipath);
    }

    /// Whether routes of ours go by this interface, as far as the kernel has said.
    boolean hasOwnRoutes(int index) {
        return !routes.ownOn(index).isEmpty();
    }

    private Set<String> take(LinkInfo link) {
        LinkInfo before = put(link);
        changedLinks.add(link.index());
        if (before == null) {
            routes.lookAgain(link.index());
            return Set.of(link.name());
        }
        if (!before.name().equals(link.name())) {
            indexes.remove(before.name(), link.index());
            routes.lookAgain(link.index());
            return Set.of(before.name(), link.name());
        }
        return before.sameAs(link) ? Set.of() : Set.of(link.name());
    }

    /// Of what somebody else had on an interface, that one is touched too: a VLAN of ours may have waited
    /// for the tag.
    private Set<String> forget(LinkInfo link) {
        LinkInfo before = links.remove(link.index());
        boolean ours = marked.remove(link.index());
        changedLinks.add(link.index());
        addresses.remove(link.index());
        List.copyOf(routes.on(link.index())).forEach(routes::remove);
        String name = before == null ? link.name() : before.name();
        indexes.remove(name, link.index());
        Set<String> touched = new LinkedHashSet<>(Set.of(name));
        if (!ours) {
            link.parentIndex().ifPresent(below -> touched.addAll(nameOf(below)));
        }
        return touched;
    }

    /// @return as it was known before; null: not at all
    private LinkInfo put(LinkInfo link) {
        indexes.put(link.name(), link.index());
        if (Ownership.owns(link)) {
            marked.add(link.index());
        }
        return links.put(link.index(), link);
    }

    private void put(AddressInfo address) {
        Set<AddressInfo> there = addresses.computeIfAbsent(address.linkIndex(), _ -> new LinkedHashSet<>());
        there.removeIf(known ->
                known.address().equals(address.address()) && known.peer().equals(address.peer()));
        there.add(address);
        changedLinks.add(address.linkIndex());
        if (address.protocol() != 0 && !sayWhoSetThem) {
            sayWhoSetThem = true;
            changedLinks.addAll(addresses.keySet());
        }
    }

    /// Those of others are none of our business.
    private Set<String> put(RuleInfo rule) {
        return rule.protocol() == Ownership.PROTOCOL && rules.add(rule) ? Set.of("") : Set.of();
    }

    private void replaceLinks(Collection<LinkInfo> now) {
        links.clear();
        indexes.clear();
        now.forEach(this::put);
    }

    private Set<String> changedRoutes(Set<RouteInfo> before) {
        Set<String> changed = new LinkedHashSet<>();
        for (RouteInfo route : union(before, routes.all())) {
            if (before.contains(route) != routes.all().contains(route)) {
                changed.addAll(namesOf(route));
            }
        }
        return changed;
    }

    /// A network that an interface is connected to.
    ///
    /// @param linuxName of the interface
    record Connection(IpPrefix network, String linuxName) {}

    /// The smallest connected network that the address lies in, if that has `leastBits` at least.
    Optional<Connection> connection(IpAddress address, int leastBits) {
        return routes.connection(address, leastBits)
                .map(route -> new Connection(
                        route.destination(),
                        name(route.hops().getFirst().oif().orElse(0)).orElse("")));
    }

    private Set<String> namesOf(RouteInfo route) {
        return ObservedRoutes.indexesOf(route).stream()
                .flatMap(index -> nameOf(index).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> nameOf(int index) {
        return Set.of(name(index).orElse(""));
    }

    private static <T> Set<T> union(Collection<T> one, Collection<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
