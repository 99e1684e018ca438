package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.Optional;

/// Requests about addresses (include/uapi/linux/if_addr.h). The header is
///
///      0      1       2      3       4              8
///     |family|length |flags | scope |    index     | attributes ...
public final class AddressRequests {
    static final int IFA_ADDRESS = 1;
    static final int IFA_LOCAL = 2;
    static final int IFA_BROADCAST = 4;
    static final int IFA_PROTO = 11;
    /// Our mark on addresses, as on routes.
    public static final int PROTOCOL = RouteRequests.PROTOCOL;

    private AddressRequests() {}

    public static Request dump() {
        return header(Rtnetlink.GETADDR, NetlinkMessage.F_DUMP, Rtnetlink.AF_UNSPEC, 0, 0);
    }

    /// @param peer the other end of a point-to-point link; the prefix length is then the peer's
    public static Request add(int index, IpPrefix address, Optional<IpAddress> peer) {
        Request request =
                about(Rtnetlink.NEWADDR, NetlinkMessage.F_CREATE | NetlinkMessage.F_EXCLUSIVE, index, address, peer);
        if (peer.isEmpty() && address.address() instanceof IpAddress.V4(int bits) && address.bits() <= 30) {
            request.attribute(
                    IFA_BROADCAST, AddressOctets.of(new IpAddress.V4(bits | (int) (0xffff_ffffL >>> address.bits()))));
        }
        return request.attributeU8(IFA_PROTO, PROTOCOL);
    }

    public static Request remove(int index, IpPrefix address, Optional<IpAddress> peer) {
        return about(Rtnetlink.DELADDR, 0, index, address, peer);
    }

    private static Request about(int type, int flags, int index, IpPrefix address, Optional<IpAddress> peer) {
        return header(type, flags, AddressOctets.family(address.address()), address.bits(), index)
                .attribute(IFA_LOCAL, AddressOctets.of(address.address()))
                .attribute(IFA_ADDRESS, AddressOctets.of(peer.orElse(address.address())));
    }

    private static Request header(int type, int flags, int family, int prefixBits, int index) {
        return Request.of(type, flags).u8(family).u8(prefixBits).u8(0).u8(0).u32(index);
    }
}
