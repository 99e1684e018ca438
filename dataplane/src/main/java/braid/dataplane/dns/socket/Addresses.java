package braid.dataplane.dns.socket;

import braid.dataplane.network.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// Addresses as Java's sockets have them.
final class Addresses {
    private Addresses() {}

    static InetAddress of(IpAddress address) {
        byte[] bytes = switch (address) {
            case IpAddress.V4(int bits) -> ByteBuffer.allocate(4).putInt(bits).array();
            case IpAddress.V6(long high, long low) ->
                ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        };
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    static IpAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4
                ? new IpAddress.V4(bytes.getInt())
                : new IpAddress.V6(bytes.getLong(), bytes.getLong());
    }
}
