package braid.dataplane.netlink;

import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.RoutingRule.Selector;
import braid.dataplane.network.RoutingRule.Verdict;
import java.util.OptionalInt;

/// Requests about routing rules (include/uapi/linux/fib_rules.h). The header is
///
///      0      1       2       3     4      5      6      7      8
///     |family|to bits|from b.| TOS |table | reserved    |action|    flags     | attributes ...
public final class RuleRequests {
    static final int FRA_DST = 1;
    static final int FRA_SRC = 2;
    static final int FRA_IIFNAME = 3;
    static final int FRA_PRIORITY = 6;
    static final int FRA_FWMARK = 10;
    static final int FRA_SUPPRESS_PREFIXLEN = 14;
    static final int FRA_TABLE = 15;
    static final int FRA_FWMASK = 16;
    static final int FRA_PROTOCOL = 21;

    static final int TO_TABLE = 1;
    static final int BLACKHOLE = 6;
    static final int UNREACHABLE = 7;

    /// Where a packet's mark has the part that chooses a routing table: its upper half.
    static final int MARK_MASK = 0xffff_0000;

    static final int MARK_SHIFT = 16;

    private RuleRequests() {}

    /// The rules of one family, whoever set them.
    static Request dump(boolean ipv6) {
        return header(Rtnetlink.GETRULE, NetlinkMessage.F_DUMP, ipv6, 0, 0, 0);
    }

    /// The kernel refuses it with EEXIST if there is the same already.
    public static Request add(int priority, Selector selector, Verdict verdict) {
        return about(
                Rtnetlink.NEWRULE, NetlinkMessage.F_CREATE | NetlinkMessage.F_EXCLUSIVE, priority, selector, verdict);
    }

    public static Request remove(int priority, Selector selector, Verdict verdict) {
        return about(Rtnetlink.DELRULE, 0, priority, selector, verdict);
    }

    private static Request about(int type, int flags, int priority, Selector selector, Verdict verdict) {
        Request request = header(
                type,
                flags,
                selector.ipv6(),
                selector.destination().map(IpPrefix::bits).orElse(0),
                selector.source().map(IpPrefix::bits).orElse(0),
                action(verdict));
        selector.destination().ifPresent(prefix -> request.attribute(FRA_DST, AddressOctets.of(prefix.address())));
        selector.source().ifPresent(prefix -> request.attribute(FRA_SRC, AddressOctets.of(prefix.address())));
        selector.incoming().ifPresent(name -> request.attributeText(FRA_IIFNAME, name));
        request.attributeU32(FRA_PRIORITY, priority);
        if (selector.routingMark().isPresent()) {
            request.attributeU32(FRA_FWMARK, selector.routingMark().getAsInt() << MARK_SHIFT)
                    .attributeU32(FRA_FWMASK, MARK_MASK);
        }
        if (verdict instanceof Verdict.Lookup(int table, OptionalInt longestHidden)) {
            request.attributeU32(FRA_TABLE, table);
            longestHidden.ifPresent(bits -> request.attributeU32(FRA_SUPPRESS_PREFIXLEN, bits));
        }
        return request.attributeU8(FRA_PROTOCOL, RouteRequests.PROTOCOL);
    }

    private static int action(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Lookup _ -> TO_TABLE;
            case Verdict.Drop() -> BLACKHOLE;
            case Verdict.Unreachable() -> UNREACHABLE;
        };
    }

    private static Request header(int type, int flags, boolean ipv6, int toBits, int fromBits, int action) {
        return Request.of(type, flags)
                .u8(ipv6 ? Rtnetlink.AF_INET6 : Rtnetlink.AF_INET)
                .u8(toBits)
                .u8(fromBits)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(action)
                .u32(0);
    }
}
