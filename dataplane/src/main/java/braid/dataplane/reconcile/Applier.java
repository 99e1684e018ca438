package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.AddressRequests;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.LinkRequests;
import braid.dataplane.netlink.Request;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.netlink.RouteRequests;
import braid.dataplane.netlink.RuleRequests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Carries out one operation at a time on the kernel. Kernel thread only.
final class Applier {
    private final RouteNetlink netlink;
    private final ObservedState observed;
    private final AppliedFile applied;

    Applier(RouteNetlink netlink, ObservedState observed, AppliedFile applied) {
        this.netlink = netlink;
        this.observed = observed;
        this.applied = applied;
    }

    /// An interface that the operation names and the machine lacks (now).
    private static final class Missing extends Exception {
        private final String linkName;

        private Missing(String linkName) {
            super(linkName, null, false, false);
            this.linkName = linkName;
        }
    }

    Outcome carryOut(Operation operation) {
        try {
            for (Request request : requests(operation)) {
                netlink.execute(request, operation.toString());
            }
        } catch (Missing e) {
            return new Outcome.Failed("", "interface " + e.linkName + " does not exist", true);
        } catch (KernelException e) {
            return new Outcome.Failed(
                    e.errno().name(), e.kernelText(), e.errno().mayPass());
        }
        remember(operation);
        return new Outcome.Done();
    }

    /// Addresses that are neither there nor wanted are not ours any more, whoever took them away and
    /// however.
    void forgetAllBut(Set<HostAddress> wanted, Set<HostAddress> there) {
        Set<HostAddress> known = new HashSet<>(wanted);
        known.addAll(there);
        applied.keepOnly(known);
    }

    private List<Request> requests(Operation operation) throws Missing {
        return switch (operation) {
            case Operation.RemoveRoute(HostRoute route) -> List.of(RouteRequests.remove(key(route)));
            case Operation.RemoveAddress(HostAddress address) ->
                List.of(AddressRequests.remove(index(address.linuxName()), address.address(), address.peer()));
            case Operation.DeleteLink(String name) -> List.of(LinkRequests.delete(index(name)));
            case Operation.SetMac(String name, var mac) -> List.of(LinkRequests.setMac(index(name), mac));
            case Operation.SetMtu(String name, int mtuBytes) -> List.of(LinkRequests.setMtu(index(name), mtuBytes));
            case Operation.CreateVlan(String name, HostLink.Vlan vlan, int mtuBytes, String mark) ->
                List.of(
                        LinkRequests.createVlan(
                                name,
                                index(vlan.parent()),
                                vlan.id(),
                                vlan.serviceTag(),
                                mtuBytes,
                                Ownership.LINK_GROUP),
                        LinkRequests.setOwner(name, mark, Ownership.LINK_GROUP));
            case Operation.Mark(String name, String mark) ->
                List.of(LinkRequests.setOwner(index(name), mark, Ownership.LINK_GROUP));
            case Operation.SetUp(String name, boolean up) -> List.of(LinkRequests.setUp(index(name), up));
            case Operation.AddAddress(HostAddress address) ->
                List.of(AddressRequests.add(index(address.linuxName()), address.address(), address.peer()));
            case Operation.AddRoute(HostRoute route) -> List.of(RouteRequests.add(key(route)));
            case Operation.AddRule(HostRule(int priority, var selector, var verdict)) ->
                List.of(RuleRequests.add(priority, selector, verdict));
            case Operation.RemoveRule(HostRule(int priority, var selector, var verdict)) ->
                List.of(RuleRequests.remove(priority, selector, verdict));
        };
    }

    private RouteRequests.RouteKey key(HostRoute route) throws Missing {
        List<RouteRequests.Hop> hops = new ArrayList<>();
        for (NextHop hop : route.hops()) {
            OptionalInt oif = hop.linuxName().isPresent()
                    ? OptionalInt.of(index(hop.linuxName().get()))
                    : OptionalInt.empty();
            hops.add(new RouteRequests.Hop(hop.gateway(), oif));
        }
        return new RouteRequests.RouteKey(
                route.destination(), route.kind(), hops, route.preferredSource(), route.metric(), route.table());
    }

    private int index(String name) throws Missing {
        return observed.link(name).map(LinkInfo::index).orElseThrow(() -> new Missing(name));
    }

    private void remember(Operation operation) {
        switch (operation) {
            case Operation.AddAddress(HostAddress address) -> {
                if (!ofSession(address)) {
                    applied.add(address);
                }
            }
            case Operation.RemoveAddress(HostAddress address) -> applied.remove(address);
            case Operation.RemoveRoute _,
                    Operation.DeleteLink _,
                    Operation.SetMac _,
                    Operation.SetMtu _,
                    Operation.CreateVlan _,
                    Operation.Mark _,
                    Operation.SetUp _,
                    Operation.AddRoute _,
                    Operation.AddRule _,
                    Operation.RemoveRule _ -> {}
        }
    }

    /// A session's addresses go with its interface, so nothing need be remembered of them.
    private boolean ofSession(HostAddress address) {
        return observed.link(address.linuxName())
                .filter(link -> link.group() == Ownership.SESSION_GROUP)
                .isPresent();
    }
}
