package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.status.KernelEntry.NeighbourState;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A neighbour as the kernel describes it.
///
/// @param protocol RTPROT: who set it (Linux 5.0); 0 where nobody did or the kernel does not say
public record NeighbourInfo(
        int linkIndex, IpAddress address, Optional<MacAddress> mac, NeighbourState state, int protocol) {
    private static final int HEADER_BYTES = 12;
    private static final int MAC_BYTES = 6;

    /// @return empty for entries that need no address (NUD_NOARP: groups, this machine) and other families
    static Optional<NeighbourInfo> decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.limit() < HEADER_BYTES) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(payload, HEADER_BYTES);
        Optional<IpAddress> address =
                attributes.bytes(NeighbourRequests.NDA_DST).flatMap(AddressOctets::decode);
        Optional<NeighbourState> state = state(payload.getShort(8) & 0xffff);
        if (address.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NeighbourInfo(
                payload.getInt(4),
                address.get(),
                attributes
                        .bytes(NeighbourRequests.NDA_LLADDR)
                        .filter(octets -> octets.limit() == MAC_BYTES)
                        .map(NeighbourInfo::mac),
                state.get(),
                attributes.u8(NeighbourRequests.NDA_PROTOCOL).orElse(0)));
    }

    private static MacAddress mac(ByteBuffer octets) {
        long bits = 0;
        for (int i = 0; i < MAC_BYTES; i++) {
            bits = (bits << 8) | (octets.get(i) & 0xff);
        }
        return new MacAddress(bits);
    }

    /// NUD_... (include/uapi/linux/neighbour.h).
    private static Optional<NeighbourState> state(int bits) {
        return switch (bits) {
            case 0x01 -> Optional.of(NeighbourState.INCOMPLETE);
            case 0x02 -> Optional.of(NeighbourState.REACHABLE);
            case 0x04 -> Optional.of(NeighbourState.STALE);
            case 0x08 -> Optional.of(NeighbourState.DELAY);
            case 0x10 -> Optional.of(NeighbourState.PROBE);
            case 0x20 -> Optional.of(NeighbourState.FAILED);
            case 0x80 -> Optional.of(NeighbourState.PERMANENT);
            default -> Optional.empty();
        };
    }
}
