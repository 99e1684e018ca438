package braid.dataplane.network;

/// An IP address as numbers; text is made by those who print it.
public sealed interface IpAddress extends Comparable<IpAddress> {
    record V4(int bits) implements IpAddress {
        @Override
        public String toString() {
            return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
        }
    }

    record V6(long high, long low) implements IpAddress {
        @Override
        public String toString() {
            byte[] octets =
                    java.nio.ByteBuffer.allocate(16).putLong(high).putLong(low).array();
            try {
                return java.net.InetAddress.getByAddress(octets).getHostAddress();
            } catch (java.net.UnknownHostException e) {
                throw new IllegalStateException(e); // sixteen octets are always an address
            }
        }
    }

    /// IPv4 before IPv6, then by value as unsigned numbers.
    @Override
    default int compareTo(IpAddress other) {
        return switch (this) {
            case V4(int bits) -> other instanceof V4(int otherBits) ? Integer.compareUnsigned(bits, otherBits) : -1;
            case V6(long high, long low) ->
                other instanceof V6(long otherHigh, long otherLow)
                        ? high != otherHigh
                                ? Long.compareUnsigned(high, otherHigh)
                                : Long.compareUnsigned(low, otherLow)
                        : 1;
        };
    }
}
