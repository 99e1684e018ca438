package braid.dataplane.netlink;

import braid.dataplane.status.DataplaneStatus.LinkCounters;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What an interface has carried, without all that else is to be said of it: a sixth of what the list of interfaces
/// brings. The header (`struct if_stats_msg`, include/uapi/linux/if_link.h) is
///
///      0      1               4              8              12
///     |family| pad           |    index     | filter mask  | attributes ...
public record CountedLink(int index, LinkCounters counters) {
    private static final int HEADER_BYTES = 12;
    private static final int IFLA_STATS_LINK_64 = 1;
    /// IFLA_STATS_FILTER_BIT of it.
    private static final int ONLY_LINK_64 = 1;

    static Request dump() {
        return Request.of(Rtnetlink.GETSTATS, NetlinkMessage.F_DUMP)
                .u8(Rtnetlink.AF_UNSPEC)
                .u8(0)
                .u16(0)
                .u32(0)
                .u32(ONLY_LINK_64);
    }

    static Optional<CountedLink> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        int index = payload.getInt(4);
        return Attributes.of(payload, HEADER_BYTES)
                .bytes(IFLA_STATS_LINK_64)
                .map(stats -> new CountedLink(index, LinkInfo.counters(stats)));
    }
}
