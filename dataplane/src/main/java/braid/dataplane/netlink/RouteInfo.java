package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.Route;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A route that takes packets to a next hop, or drops them, as the kernel describes it.
///
/// @param hops none where packets are dropped
/// @param protocol RTPROT: who set it
public record RouteInfo(
        IpPrefix destination,
        Route.Kind kind,
        List<Hop> hops,
        Optional<IpAddress> preferredSource,
        int metric,
        int table,
        int protocol) {
    /// A way that packets take.
    ///
    /// @param oif index of the interface
    /// @param dead its interface is down or gone; the others carry what it had
    public record Hop(Optional<IpAddress> gateway, OptionalInt oif, boolean dead) {}

    /// RTNH_F_DEAD (include/uapi/linux/rtnetlink.h).
    private static final int DEAD = 1;

    public RouteInfo {
        hops = List.copyOf(hops);
    }

    private static final int HEADER_BYTES = 12;
    private static final int RTM_F_CLONED = 0x200;

    /// @return empty for routes of other types (local, broadcast, multicast ...) and for cached copies
    static Optional<RouteInfo> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES || (payload.getInt(8) & RTM_F_CLONED) != 0) {
            return Optional.empty();
        }
        int family = payload.get(0) & 0xff;
        int type = payload.get(7) & 0xff;
        int bits = payload.get(1) & 0xff;
        boolean ip = family == Rtnetlink.AF_INET || family == Rtnetlink.AF_INET6;
        Optional<Route.Kind> kind = RouteRequests.kind(type);
        if (!ip || kind.isEmpty() || bits > (family == Rtnetlink.AF_INET ? 32 : 128)) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        return Optional.of(new RouteInfo(
                new IpPrefix(address(attributes, RouteRequests.RTA_DST).orElse(AddressOctets.any(family)), bits),
                kind.get(),
                kind.get() == Route.Kind.UNICAST ? hops(payload, attributes) : List.of(),
                address(attributes, RouteRequests.RTA_PREFSRC),
                attributes.u32(RouteRequests.RTA_PRIORITY).orElse(0),
                attributes.u32(RouteRequests.RTA_TABLE).orElse(payload.get(4) & 0xff),
                payload.get(5) & 0xff));
    }

    private static List<Hop> hops(ByteBuffer payload, Attributes attributes) {
        Optional<ByteBuffer> several = attributes.bytes(RouteRequests.RTA_MULTIPATH);
        if (several.isPresent()) {
            return hops(several.get());
        }
        return List.of(new Hop(
                address(attributes, RouteRequests.RTA_GATEWAY),
                attributes.u32(RouteRequests.RTA_OIF),
                (payload.getInt(8) & DEAD) != 0));
    }

    /// A length that cannot be ends the list: what came before it counts.
    private static List<Hop> hops(ByteBuffer bytes) {
        List<Hop> hops = new ArrayList<>();
        int at = 0;
        while (bytes.limit() - at >= RouteRequests.NEXT_HOP_BYTES) {
            int length = bytes.getShort(at) & 0xffff;
            if (length < RouteRequests.NEXT_HOP_BYTES || length > bytes.limit() - at) {
                break;
            }
            ByteBuffer hop = bytes.slice(at, length).order(bytes.order());
            hops.add(new Hop(
                    address(Attributes.of(hop, RouteRequests.NEXT_HOP_BYTES), RouteRequests.RTA_GATEWAY),
                    OptionalInt.of(hop.getInt(4)),
                    (hop.get(2) & DEAD) != 0));
            at += NetlinkMessage.align(length);
        }
        return hops;
    }

    /// Whether traffic is shared among several ways.
    public boolean multipath() {
        return hops.size() > 1;
    }

    private static Optional<IpAddress> address(Attributes attributes, int type) {
        return attributes.bytes(type).flatMap(AddressOctets::decode);
    }
}
