package braid.dataplane.netlink;

import braid.dataplane.errno.Errno;
import braid.dataplane.errno.KernelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Conversations over a request socket: one request and its answer at a time. Used by one thread.
public final class RouteNetlink implements AutoCloseable {
    private final NetlinkConversation conversation;

    public RouteNetlink(NetlinkPort port) {
        conversation = new NetlinkConversation(port);
    }

    /// Carries out a change.
    ///
    /// @param attempted what it is, for the exception's sentence
    public void execute(Request request, String attempted) throws KernelException {
        conversation.execute(request, attempted);
    }

    public List<LinkInfo> links() throws KernelException {
        return conversation.dump(LinkRequests.dump(), Rtnetlink.NEWLINK, LinkInfo::decode, "list interfaces");
    }

    /// What interfaces have carried; one that comes or goes meanwhile may be missing.
    public List<CountedLink> counters() throws KernelException {
        try {
            return conversation.glance(
                    CountedLink.dump(), Rtnetlink.NEWSTATS, CountedLink::decode, "list counters of interfaces");
        } catch (KernelException e) {
            if (e.errno() != Errno.EOPNOTSUPP) {
                throw e;
            }
            // Before Linux 4.7.
            return links().stream()
                    .map(link -> new CountedLink(link.index(), link.counters()))
                    .toList();
        }
    }

    public List<AddressInfo> addresses() throws KernelException {
        return conversation.dump(AddressRequests.dump(), Rtnetlink.NEWADDR, AddressInfo::decode, "list addresses");
    }

    /// IPv4 and IPv6, to a next hop or to none, of every table.
    public List<RouteInfo> routes() throws KernelException {
        List<RouteInfo> routes = new ArrayList<>(conversation.dump(
                RouteRequests.dump(false), Rtnetlink.NEWROUTE, RouteInfo::decode, "list IPv4 routes"));
        try {
            routes.addAll(conversation.dump(
                    RouteRequests.dump(true), Rtnetlink.NEWROUTE, RouteInfo::decode, "list IPv6 routes"));
        } catch (KernelException e) {
            if (e.errno() != Errno.EOPNOTSUPP && e.errno() != Errno.EAFNOSUPPORT) {
                throw e; // a kernel without IPv6 has no such routes
            }
        }
        return routes;
    }

    /// IPv4 neighbours, while the list is read.
    public List<NeighbourInfo> neighbours() throws KernelException {
        return conversation.glance(
                NeighbourRequests.dump(), Rtnetlink.NEWNEIGH, NeighbourInfo::decode, "list neighbours");
    }

    /// IPv4 and IPv6, in the order in which they are tried.
    public List<RuleInfo> rules() throws KernelException {
        List<RuleInfo> rules = new ArrayList<>();
        for (boolean ipv6 : new boolean[] {false, true}) {
            try {
                rules.addAll(conversation.dump(
                        RuleRequests.dump(ipv6), Rtnetlink.NEWRULE, RuleInfo::decode, "list routing rules"));
            } catch (KernelException e) {
                if (e.errno() != Errno.EOPNOTSUPP && e.errno() != Errno.EAFNOSUPPORT) {
                    throw e; // a kernel without such rules has none
                }
            }
        }
        return rules;
    }

    /// @return empty if there is no interface of that name
    public Optional<LinkInfo> link(String name) throws KernelException {
        try {
            return conversation.ask(
                    LinkRequests.get(name), Rtnetlink.NEWLINK, LinkInfo::decode, "look up interface " + name);
        } catch (KernelException e) {
            if (e.errno() == Errno.ENODEV) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// @throws KernelException with ENODEV if there is no interface of that name
    public int indexOf(String name) throws KernelException {
        return link(name)
                .orElseThrow(() -> new KernelException("look up interface " + name, Errno.ENODEV))
                .index();
    }

    @Override
    public void close() {
        conversation.close();
    }
}
