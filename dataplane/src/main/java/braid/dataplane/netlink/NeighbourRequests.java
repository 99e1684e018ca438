package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;

/// Requests about neighbours (include/uapi/linux/neighbour.h). The header is
///
///      0      1       2       4              8       10     11     12
///     |family|    reserved    |    index     | state |flags |type  | attributes ...
public final class NeighbourRequests {
    static final int NDA_DST = 1;
    static final int NDA_LLADDR = 2;
    static final int NDA_PROTOCOL = 12;
    private static final int NUD_PERMANENT = 0x80;

    private NeighbourRequests() {}

    /// IPv4 neighbours of all interfaces.
    static Request dump() {
        return header(Rtnetlink.GETNEIGH, NetlinkMessage.F_DUMP, 0, 0);
    }

    /// One that stays, in the place of what the kernel has learned.
    public static Request add(int index, IpAddress.V4 address, MacAddress mac) {
        return header(Rtnetlink.NEWNEIGH, NetlinkMessage.F_CREATE | NetlinkMessage.F_REPLACE, index, NUD_PERMANENT)
                .attribute(NDA_DST, AddressOctets.of(address))
                .attribute(NDA_LLADDR, octets(mac))
                .attributeU8(NDA_PROTOCOL, RouteRequests.PROTOCOL);
    }

    public static Request remove(int index, IpAddress address) {
        return header(Rtnetlink.DELNEIGH, 0, index, 0).attribute(NDA_DST, AddressOctets.of(address));
    }

    private static byte[] octets(MacAddress mac) {
        byte[] octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (mac.bits() >>> (40 - 8 * i));
        }
        return octets;
    }

    private static Request header(int type, int flags, int index, int state) {
        return Request.of(type, flags)
                .u8(Rtnetlink.AF_INET)
                .u8(0)
                .u16(0)
                .u32(index)
                .u16(state)
                .u8(0)
                .u8(0);
    }
}
