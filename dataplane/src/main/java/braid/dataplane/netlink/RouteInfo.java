package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/// A unicast or blackhole route as the kernel describes it.
///
/// @param oif index of the interface; empty for a blackhole and for several next hops
/// @param protocol RTPROT: who set it
public record RouteInfo(
        IpPrefix destination,
        boolean blackhole,
        Optional<IpAddress> gateway,
        OptionalInt oif,
        Optional<IpAddress> preferredSource,
        int metric,
        int table,
        int protocol) {
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
        boolean known = type == RouteRequests.RTN_UNICAST || type == RouteRequests.RTN_BLACKHOLE;
        if (!ip || !known || bits > (family == Rtnetlink.AF_INET ? 32 : 128)) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        boolean blackhole = type == RouteRequests.RTN_BLACKHOLE;
        return Optional.of(new RouteInfo(
                new IpPrefix(address(attributes, RouteRequests.RTA_DST).orElse(AddressOctets.any(family)), bits),
                blackhole,
                address(attributes, RouteRequests.RTA_GATEWAY),
                blackhole ? OptionalInt.empty() : attributes.u32(RouteRequests.RTA_OIF),
                address(attributes, RouteRequests.RTA_PREFSRC),
                attributes.u32(RouteRequests.RTA_PRIORITY).orElse(0),
                attributes.u32(RouteRequests.RTA_TABLE).orElse(payload.get(4) & 0xff),
                payload.get(5) & 0xff));
    }

    private static Optional<IpAddress> address(Attributes attributes, int type) {
        return attributes.bytes(type).flatMap(AddressOctets::decode);
    }
}
