package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what has to be done. A pure function of two states.
public final class Planner {
    private static final int ETHERNET_MTU_BYTES = 1500;

    private Planner() {}

    /// The operations that turn `observed` into `desired`, in an order the kernel accepts: away with what
    /// leans on others first, interfaces before addresses before routes. Empty when nothing differs. What
    /// is not ours stays. Routes that differ in their next hop only are made one. What needs a name that
    /// Linux has for something else waits.
    public static List<Operation> plan(HostState wanted, HostState observed) {
        HostState free = TakenNames.of(wanted, observed).without(wanted);
        HostState desired =
                new HostState(free.links(), free.addresses(), EqualRoutes.merged(free.routes()), free.rules());
        List<Operation> plan = new ArrayList<>();
        Set<String> deleted = deletedLinks(desired, observed);
        Set<String> gone = withStacks(deleted, observed);
        HostState left = without(gone, observed);
        List<HostRoute> missing = missingRoutes(desired, left).toList();
        List<HostRoute> replaced = new ArrayList<>();
        unwantedRoutes(desired, left).forEach(route -> {
            if (missing.stream().anyMatch(other -> outlives(route, other))) {
                replaced.add(route);
            } else {
                plan.add(new Operation.RemoveRoute(route));
            }
        });
        unwantedAddresses(desired, left).forEach(address -> plan.add(new Operation.RemoveAddress(address)));
        deleted.stream()
                .filter(name -> !standsOn(gone, observed.links().get(name)))
                .forEach(name -> plan.add(new Operation.DeleteLink(name)));
        Footing footing = new Footing(desired, left);
        for (HostLink link : inOrder(desired)) {
            planLink(link, Optional.ofNullable(left.links().get(link.name())), footing, plan);
        }
        missingAddresses(desired, left).forEach(address -> plan.add(new Operation.AddAddress(address)));
        missing.forEach(route -> plan.add(new Operation.AddRoute(route)));
        replaced.forEach(route -> plan.add(new Operation.RemoveRoute(route)));
        planRules(desired, left, plan);
        return plan;
    }

    /// New ones first: until the old ones are gone, a packet follows the one that comes first.
    private static void planRules(HostState desired, HostState left, List<Operation> plan) {
        desired.rules().stream()
                .filter(rule -> !left.rules().contains(rule))
                .sorted(Comparator.comparingInt(HostRule::priority))
                .forEach(rule -> plan.add(new Operation.AddRule(rule)));
        left.rules().stream()
                .filter(rule -> !desired.rules().contains(rule))
                .forEach(rule -> plan.add(new Operation.RemoveRule(rule)));
    }

    /// Whether the one must stay until the other is there, so that no packet is lost between. IPv6 knows no
    /// two routes of one place.
    static boolean outlives(HostRoute old, HostRoute next) {
        return old.samePlace(next)
                && (old.multipath() || next.multipath())
                && old.destination().address() instanceof IpAddress.V4;
    }

    /// Interfaces of ours that are not wanted, or not as they are: the tag and the parent of a VLAN are for
    /// life.
    private static Set<String> deletedLinks(HostState desired, HostState observed) {
        Set<String> deleted = new LinkedHashSet<>();
        for (HostLink there : observed.links().values()) {
            Optional<HostLink.Vlan> wanted =
                    Optional.ofNullable(desired.links().get(there.name())).flatMap(HostLink::vlan);
            if (there.ours() && !wanted.equals(there.vlan())) {
                deleted.add(there.name());
            }
        }
        return deleted;
    }

    /// Together with what the kernel deletes with them.
    private static Set<String> withStacks(Set<String> deleted, HostState observed) {
        Set<String> gone = new LinkedHashSet<>(deleted);
        boolean more = !gone.isEmpty();
        while (more) {
            more = gone.addAll(observed.links().values().stream()
                    .filter(link -> standsOn(gone, link))
                    .map(HostLink::name)
                    .toList());
        }
        return gone;
    }

    private static boolean standsOn(Set<String> names, HostLink link) {
        return link.vlan().filter(vlan -> names.contains(vlan.parent())).isPresent();
    }

    /// What the kernel will still have when those interfaces are gone.
    private static HostState without(Set<String> deleted, HostState observed) {
        if (deleted.isEmpty()) {
            return observed;
        }
        var links = new LinkedHashMap<>(observed.links());
        links.keySet().removeAll(deleted);
        Set<HostAddress> addresses = new LinkedHashSet<>(observed.addresses());
        addresses.removeIf(address -> deleted.contains(address.linuxName()));
        return new HostState(links, addresses, withoutHops(deleted, observed.routes()), observed.rules());
    }

    private static Set<HostRoute> withoutHops(Set<String> deleted, Set<HostRoute> routes) {
        Set<HostRoute> left = new LinkedHashSet<>();
        for (HostRoute route : routes) {
            List<NextHop> hops = route.hops().stream()
                    .filter(hop -> hop.linuxName().filter(deleted::contains).isEmpty())
                    .toList();
            if (!hops.isEmpty() || route.hops().isEmpty()) {
                left.add(route.by(hops));
            }
        }
        return left;
    }

    private static Stream<HostRoute> unwantedRoutes(HostState desired, HostState left) {
        Map<IpPrefix, List<HostRoute>> wanted = byDestination(desired);
        return left.routes().stream()
                .filter(there -> wanted.getOrDefault(there.destination(), List.of()).stream()
                        .noneMatch(route -> route.metBy(there)));
    }

    /// Those straight to an interface first: gateways are reached over them.
    private static Stream<HostRoute> missingRoutes(HostState desired, HostState left) {
        Map<IpPrefix, List<HostRoute>> there = byDestination(left);
        return desired.routes().stream()
                .filter(route -> there.getOrDefault(route.destination(), List.of()).stream()
                        .noneMatch(route::metBy))
                .sorted(Comparator.comparing(route ->
                        route.hops().stream().anyMatch(hop -> hop.gateway().isPresent())));
    }

    private static Map<IpPrefix, List<HostRoute>> byDestination(HostState state) {
        return state.routes().stream().collect(Collectors.groupingBy(HostRoute::destination));
    }

    /// An address somebody else has set serves as well as one of ours.
    private static Stream<HostAddress> missingAddresses(HostState desired, HostState left) {
        Set<HostAddress> there =
                left.addresses().stream().map(HostAddress::asOurs).collect(Collectors.toSet());
        return desired.addresses().stream().filter(address -> !there.contains(address));
    }

    private static Stream<HostAddress> unwantedAddresses(HostState desired, HostState left) {
        return left.addresses().stream()
                .filter(HostAddress::ours)
                .filter(there -> !desired.addresses().contains(there));
    }

    /// Parents before what stands on them.
    private static List<HostLink> inOrder(HostState desired) {
        return desired.links().values().stream()
                .sorted(Comparator.comparingInt(link -> depth(desired, link, 0)))
                .toList();
    }

    private static int depth(HostState desired, HostLink link, int above) {
        HostLink parent =
                link.vlan().map(vlan -> desired.links().get(vlan.parent())).orElse(null);
        boolean circle = above > desired.links().size();
        return parent == null || circle ? above : depth(desired, parent, above + 1);
    }

    private static void planLink(HostLink wanted, Optional<HostLink> there, Footing footing, List<Operation> plan) {
        OptionalInt mtuWanted = footing.mtuBytes(wanted);
        OptionalInt mtuThere = there.map(HostLink::mtuBytes).orElse(OptionalInt.empty());
        if (there.isEmpty() && wanted.vlan().isPresent()) {
            int mtu = mtuWanted.orElse(ETHERNET_MTU_BYTES);
            plan.add(new Operation.CreateVlan(
                    wanted.name(), wanted.vlan().get(), mtu, wanted.mark().orElseThrow()));
            mtuThere = OptionalInt.of(mtu);
        } else if (wanted.mark().isPresent() && !wanted.mark().equals(there.flatMap(HostLink::mark))) {
            plan.add(new Operation.Mark(wanted.name(), wanted.mark().get()));
        }
        if (wanted.mac().isPresent() && !wanted.mac().equals(there.flatMap(HostLink::mac))) {
            plan.add(new Operation.SetMac(wanted.name(), wanted.mac().get()));
        }
        if (mtuWanted.isPresent() && !mtuWanted.equals(mtuThere)) {
            plan.add(new Operation.SetMtu(wanted.name(), mtuWanted.getAsInt()));
        }
        boolean upThere = there.flatMap(HostLink::up).orElse(false);
        boolean possible = !wanted.up().orElse(false) || footing.carries(wanted);
        if (wanted.up().isPresent() && wanted.up().get() != upThere && possible) {
            plan.add(new Operation.SetUp(wanted.name(), wanted.up().get()));
        }
    }
}
