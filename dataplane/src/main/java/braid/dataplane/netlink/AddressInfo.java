package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An address as the kernel describes it.
///
/// @param peer the other end of a point-to-point link
/// @param protocol who set it (IFA_PROTO, Linux 5.18); 0 where the kernel does not say
public record AddressInfo(int linkIndex, IpPrefix address, Optional<IpAddress> peer, int protocol) {
    private static final int HEADER_BYTES = 8;

    static Optional<AddressInfo> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        Optional<IpAddress> remote =
                attributes.bytes(AddressRequests.IFA_ADDRESS).flatMap(AddressOctets::decode);
        Optional<IpAddress> local = attributes
                .bytes(AddressRequests.IFA_LOCAL)
                .flatMap(AddressOctets::decode)
                .or(() -> remote);
        int bits = payload.get(1) & 0xff;
        return local.filter(address -> bits <= AddressOctets.of(address).length * 8)
                .map(address -> new AddressInfo(
                        payload.getInt(4),
                        new IpPrefix(address, bits),
                        remote.filter(peer -> !peer.equals(address)),
                        attributes.u8(AddressRequests.IFA_PROTO).orElse(0)));
    }
}
