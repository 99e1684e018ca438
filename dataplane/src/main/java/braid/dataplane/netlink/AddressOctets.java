package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// IP addresses as the octets of an attribute.
final class AddressOctets {
    private AddressOctets() {}

    static byte[] of(IpAddress address) {
        return switch (address) {
            case IpAddress.V4(int bits) -> ByteBuffer.allocate(4).putInt(bits).array();
            case IpAddress.V6(long high, long low) ->
                ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        };
    }

    static int family(IpAddress address) {
        return switch (address) {
            case IpAddress.V4 _ -> Rtnetlink.AF_INET;
            case IpAddress.V6 _ -> Rtnetlink.AF_INET6;
        };
    }

    static Optional<IpAddress> decode(ByteBuffer octets) {
        ByteBuffer networkOrder = octets.duplicate().order(ByteOrder.BIG_ENDIAN);
        return switch (octets.limit()) {
            case 4 -> Optional.of(new IpAddress.V4(networkOrder.getInt(0)));
            case 16 -> Optional.of(new IpAddress.V6(networkOrder.getLong(0), networkOrder.getLong(8)));
            default -> Optional.empty();
        };
    }

    /// 0.0.0.0 or ::.
    static IpAddress any(int family) {
        return family == Rtnetlink.AF_INET ? new IpAddress.V4(0) : new IpAddress.V6(0, 0);
    }
}
