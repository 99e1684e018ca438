package braid.dataplane.netlink;

import braid.dataplane.network.MacAddress;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/// An interface as the kernel describes it.
///
/// @param alias one char an octet
/// @param kind the kernel's word for what made it (`veth`, `vlan`, `tun` ...); empty for hardware
/// @param carrier the lower layer is up, so frames may leave
/// @param carrierLosses how often the carrier went away since the interface exists
/// @param parentIndex the interface below a VLAN
public record LinkInfo(
        int index,
        String name,
        String alias,
        String kind,
        int hardwareType,
        boolean up,
        boolean carrier,
        int carrierLosses,
        int mtuBytes,
        Optional<MacAddress> mac,
        int group,
        OptionalInt parentIndex,
        Optional<VlanTag> vlan,
        LinkCounters counters) {
    /// ARPHRD_ETHER (include/uapi/linux/if_arp.h).
    public static final int ETHERNET = 1;

    private static final int HEADER_BYTES = 16;
    private static final int IFF_LOWER_UP = 0x10000;
    private static final LinkCounters NOTHING = new LinkCounters(0, 0, 0, 0, 0, 0, 0, 0);

    public record VlanTag(int id, boolean serviceTag) {}

    static Optional<LinkInfo> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        Attributes info = attributes.nest(LinkRequests.IFLA_LINKINFO);
        String kind = info.text(LinkRequests.IFLA_INFO_KIND);
        int flags = payload.getInt(8);
        return Optional.of(new LinkInfo(
                payload.getInt(4),
                attributes.text(LinkRequests.IFLA_IFNAME),
                attributes.octets(LinkRequests.IFLA_IFALIAS),
                kind,
                payload.getShort(2) & 0xffff,
                (flags & LinkRequests.IFF_UP) != 0,
                (flags & IFF_LOWER_UP) != 0,
                attributes.u32(LinkRequests.IFLA_CARRIER_DOWN_COUNT).orElse(0),
                attributes.u32(LinkRequests.IFLA_MTU).orElse(0),
                attributes.bytes(LinkRequests.IFLA_ADDRESS).flatMap(LinkInfo::mac),
                attributes.u32(LinkRequests.IFLA_GROUP).orElse(0),
                attributes.u32(LinkRequests.IFLA_LINK),
                kind.equals("vlan") ? vlan(info.nest(LinkRequests.IFLA_INFO_DATA)) : Optional.empty(),
                attributes
                        .bytes(LinkRequests.IFLA_STATS64)
                        .map(LinkInfo::counters)
                        .orElse(NOTHING)));
    }

    public boolean ethernet() {
        return hardwareType == ETHERNET;
    }

    /// Equal but for the counters, which change all the time.
    public boolean sameAs(LinkInfo other) {
        return withCounters(NOTHING).equals(other.withCounters(NOTHING));
    }

    public LinkInfo withCounters(LinkCounters those) {
        return new LinkInfo(
                index,
                name,
                alias,
                kind,
                hardwareType,
                up,
                carrier,
                carrierLosses,
                mtuBytes,
                mac,
                group,
                parentIndex,
                vlan,
                those);
    }

    private static Optional<MacAddress> mac(ByteBuffer octets) {
        if (octets.limit() != 6) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < 6; i++) {
            bits = (bits << 8) | (octets.get(i) & 0xff);
        }
        return Optional.of(new MacAddress(bits));
    }

    private static Optional<VlanTag> vlan(Attributes data) {
        OptionalInt id = data.u16(LinkRequests.IFLA_VLAN_ID);
        int protocol = data.be16(LinkRequests.IFLA_VLAN_PROTOCOL).orElse(LinkRequests.ETHERTYPE_8021Q);
        return id.isPresent()
                ? Optional.of(new VlanTag(id.getAsInt(), protocol == LinkRequests.ETHERTYPE_8021AD))
                : Optional.empty();
    }

    /// `struct rtnl_link_stats64`: packets, bytes, errors and dropped, rx before tx in each.
    static LinkCounters counters(ByteBuffer s) {
        return s.limit() < 64
                ? NOTHING
                : new LinkCounters(
                        s.getLong(16),
                        s.getLong(24),
                        s.getLong(0),
                        s.getLong(8),
                        s.getLong(48),
                        s.getLong(56),
                        s.getLong(32),
                        s.getLong(40));
    }
}
