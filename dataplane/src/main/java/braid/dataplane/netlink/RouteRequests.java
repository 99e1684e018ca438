package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Requests about routes (include/uapi/linux/rtnetlink.h). The header is
///
///      0      1       2       3     4      5         6      7      8
///     |family|to bits|from b.| TOS |table |protocol |scope | type |    flags     | attributes ...
public final class RouteRequests {
    /// Our number among those who set routes (RTPROT); nobody else's in /etc/iproute2/rt_protos.
    public static final int PROTOCOL = Route.PROTOCOL;

    static final int RTA_DST = 1;
    static final int RTA_OIF = 4;
    static final int RTA_GATEWAY = 5;
    static final int RTA_PRIORITY = 6;
    static final int RTA_PREFSRC = 7;
    static final int RTA_MULTIPATH = 9;
    static final int RTA_TABLE = 15;
    /// struct rtnexthop: length, flags, weight less one, interface.
    static final int NEXT_HOP_BYTES = 8;
    private static final int RTN_UNICAST = 1;
    private static final int RTN_BLACKHOLE = 6;
    private static final int RTN_UNREACHABLE = 7;
    private static final int RTN_PROHIBIT = 8;
    private static final int SCOPE_UNIVERSE = 0;
    private static final int SCOPE_LINK = 253;

    private RouteRequests() {}

    /// @param oif index of the interface
    public record Hop(Optional<IpAddress> gateway, OptionalInt oif) {}

    /// A route of ours by what the kernel knows it by.
    ///
    /// @param hops none where packets are dropped; several share the traffic equally
    public record RouteKey(
            IpPrefix destination,
            Route.Kind kind,
            List<Hop> hops,
            Optional<IpAddress> preferredSource,
            int metric,
            int table) {
        public RouteKey {
            hops = List.copyOf(hops);
        }
    }

    /// The routes of one family, IPv4 or IPv6, whoever set them.
    public static Request dump(boolean ipv6) {
        int family = ipv6 ? Rtnetlink.AF_INET6 : Rtnetlink.AF_INET;
        return header(Rtnetlink.GETROUTE, NetlinkMessage.F_DUMP, family, 0, 0, 0, 0);
    }

    /// Beside other routes to that destination, so that two sessions may each bring a default route.
    public static Request add(RouteKey route) {
        return about(Rtnetlink.NEWROUTE, NetlinkMessage.F_CREATE | NetlinkMessage.F_APPEND, route, direct(route));
    }

    /// Of several next hops the kernel would want to be told all, dead ones too and in its own order: such a route is
    /// known by the rest alone. There must be no other of ours with that destination, metric and table before it.
    public static Request remove(RouteKey route) {
        RouteKey known = route.hops().size() <= 1
                ? route
                : new RouteKey(
                        route.destination(),
                        Route.Kind.UNICAST,
                        List.of(),
                        route.preferredSource(),
                        route.metric(),
                        route.table());
        return about(Rtnetlink.DELROUTE, 0, known, direct(route));
    }

    /// Whether all its ways lead straight to an interface.
    private static boolean direct(RouteKey route) {
        return route.kind() == Route.Kind.UNICAST
                && route.hops().stream().allMatch(hop -> hop.gateway().isEmpty());
    }

    private static Request about(int type, int flags, RouteKey route, boolean direct) {
        IpPrefix to = route.destination();
        Request request = header(
                type,
                flags,
                AddressOctets.family(to.address()),
                to.bits(),
                PROTOCOL,
                direct ? SCOPE_LINK : SCOPE_UNIVERSE,
                type(route.kind()));
        if (to.bits() > 0) {
            request.attribute(RTA_DST, AddressOctets.of(to.address()));
        }
        request.attributeU32(RTA_TABLE, route.table()).attributeU32(RTA_PRIORITY, route.metric());
        if (route.hops().size() == 1) {
            Hop only = route.hops().getFirst();
            only.gateway().ifPresent(gateway -> request.attribute(RTA_GATEWAY, AddressOctets.of(gateway)));
            only.oif().ifPresent(index -> request.attributeU32(RTA_OIF, index));
        } else if (!route.hops().isEmpty()) {
            request.nest(RTA_MULTIPATH, hops -> route.hops().forEach(hop -> nextHop(hops, hop)));
        }
        route.preferredSource().ifPresent(source -> request.attribute(RTA_PREFSRC, AddressOctets.of(source)));
        return request;
    }

    private static int type(Route.Kind kind) {
        return switch (kind) {
            case UNICAST -> RTN_UNICAST;
            case BLACKHOLE -> RTN_BLACKHOLE;
            case UNREACHABLE -> RTN_UNREACHABLE;
            case PROHIBIT -> RTN_PROHIBIT;
        };
    }

    /// @return empty for types that are none of ours (local, broadcast, multicast ...)
    static Optional<Route.Kind> kind(int type) {
        return Arrays.stream(Route.Kind.values())
                .filter(kind -> type(kind) == type)
                .findFirst();
    }

    private static void nextHop(Request request, Hop hop) {
        byte[] gateway = hop.gateway().map(AddressOctets::of).orElse(new byte[0]);
        int attributeBytes = gateway.length == 0 ? 0 : 4 + gateway.length;
        request.u16(NEXT_HOP_BYTES + attributeBytes).u8(0).u8(0).u32(hop.oif().orElse(0));
        if (gateway.length > 0) {
            request.attribute(RTA_GATEWAY, gateway);
        }
    }

    private static Request header(int type, int flags, int family, int bits, int protocol, int scope, int kind) {
        return Request.of(type, flags)
                .u8(family)
                .u8(bits)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(protocol)
                .u8(scope)
                .u8(kind)
                .u32(0);
    }
}
