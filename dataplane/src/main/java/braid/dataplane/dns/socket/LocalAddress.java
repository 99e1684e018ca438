package braid.dataplane.dns.socket;

import braid.dataplane.network.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// An address of the router to listen on.
///
/// @param linkIndex the interface that a link-local address belongs to; 0 for others
public record LocalAddress(IpAddress address, int linkIndex) {
    private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;
    private static final long LINK_LOCAL_MASK = 0xffc0_0000_0000_0000L;

    public static LocalAddress of(IpAddress address, int linkIndex) {
        boolean linkLocal =
                address instanceof IpAddress.V6(long high, long _) && (high & LINK_LOCAL_MASK) == LINK_LOCAL;
        return new LocalAddress(address, linkLocal ? linkIndex : 0);
    }

    InetSocketAddress at(int port) {
        InetAddress plain = Addresses.of(address);
        if (linkIndex == 0) {
            return new InetSocketAddress(plain, port);
        }
        try {
            return new InetSocketAddress(Inet6Address.getByAddress(null, plain.getAddress(), linkIndex), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address that was one", e);
        }
    }
}
