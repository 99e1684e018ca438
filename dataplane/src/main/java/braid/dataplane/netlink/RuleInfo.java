package braid.dataplane.netlink;

import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.RoutingRule.Selector;
import braid.dataplane.network.RoutingRule.Verdict;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/// A routing rule as the kernel describes it, as far as rules of ours go.
///
/// @param protocol RTPROT: who set it; 0 where the kernel does not say
public record RuleInfo(int priority, Selector selector, Verdict verdict, int protocol) {
    private static final int HEADER_BYTES = 12;

    /// @return empty for rules of other families, with other actions, or about marks in other places
    static Optional<RuleInfo> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        int family = payload.get(0) & 0xff;
        boolean ipv6 = family == Rtnetlink.AF_INET6;
        if (!ipv6 && family != Rtnetlink.AF_INET) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        OptionalInt mark = attributes.u32(RuleRequests.FRA_FWMARK);
        int mask = attributes.u32(RuleRequests.FRA_FWMASK).orElse(0);
        boolean marked = mark.isPresent() && mask != 0;
        if (marked && mask != RuleRequests.MARK_MASK) {
            return Optional.empty();
        }
        String incoming = attributes.text(RuleRequests.FRA_IIFNAME);
        Selector selector = new Selector(
                ipv6,
                prefix(attributes, RuleRequests.FRA_SRC, payload.get(2) & 0xff),
                prefix(attributes, RuleRequests.FRA_DST, payload.get(1) & 0xff),
                incoming.isEmpty() ? Optional.empty() : Optional.of(incoming),
                marked ? OptionalInt.of(mark.getAsInt() >>> RuleRequests.MARK_SHIFT) : OptionalInt.empty());
        return verdict(payload, attributes)
                .map(verdict -> new RuleInfo(
                        attributes.u32(RuleRequests.FRA_PRIORITY).orElse(0),
                        selector,
                        verdict,
                        attributes.u8(RuleRequests.FRA_PROTOCOL).orElse(0)));
    }

    private static Optional<Verdict> verdict(ByteBuffer payload, Attributes attributes) {
        return switch (payload.get(7) & 0xff) {
            case RuleRequests.TO_TABLE -> {
                int table = attributes.u32(RuleRequests.FRA_TABLE).orElse(payload.get(4) & 0xff);
                OptionalInt hidden = attributes.u32(RuleRequests.FRA_SUPPRESS_PREFIXLEN);
                boolean none = hidden.isEmpty() || hidden.getAsInt() < 0;
                yield Optional.of(new Verdict.Lookup(table, none ? OptionalInt.empty() : hidden));
            }
            case RuleRequests.BLACKHOLE -> Optional.of(new Verdict.Drop());
            case RuleRequests.UNREACHABLE -> Optional.of(new Verdict.Unreachable());
            default -> Optional.empty();
        };
    }

    /// A length that cannot be is that of the whole address.
    private static Optional<IpPrefix> prefix(Attributes attributes, int type, int bits) {
        return attributes
                .bytes(type)
                .flatMap(octets -> AddressOctets.decode(octets)
                        .map(address -> new IpPrefix(address, Math.min(bits, 8 * octets.limit()))));
    }
}
