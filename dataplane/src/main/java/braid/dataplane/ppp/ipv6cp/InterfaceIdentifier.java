package braid.dataplane.ppp.ipv6cp;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import java.util.random.RandomGenerator;

/// The lower half of an IPv6 address (RFC 5072 section 4.1); 0 asks for one.
public record InterfaceIdentifier(long bits) {
    public static final InterfaceIdentifier UNKNOWN = new InterfaceIdentifier(0);

    /// Set in one that is made of a MAC that is unique in the world.
    private static final long UNIVERSAL = 0x0200_0000_0000_0000L;

    private static final long LINK_LOCAL = 0xfe80_0000_0000_0000L;
    private static final long MIDDLE = 0x0000_00ff_fe00_0000L;
    private static final int LOW_BITS = 24;

    /// EUI-64 of a MAC (RFC 4291 appendix A).
    public static InterfaceIdentifier ofMac(MacAddress mac) {
        long high = (mac.bits() >>> LOW_BITS) << (Long.SIZE - LOW_BITS);
        long low = mac.bits() & ((1L << LOW_BITS) - 1);
        return new InterfaceIdentifier((high | MIDDLE | low) ^ UNIVERSAL);
    }

    /// fe80::/64 with this identifier (RFC 5072 section 5).
    public IpAddress.V6 linkLocal() {
        return new IpAddress.V6(LINK_LOCAL, bits);
    }

    /// Not 0, and of no MAC.
    public static InterfaceIdentifier random(RandomGenerator random) {
        long bits = 0;
        while (bits == 0) {
            bits = random.nextLong() & ~UNIVERSAL;
        }
        return new InterfaceIdentifier(bits);
    }
}
