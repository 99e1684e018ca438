package braid.dataplane.ppp.lcp;

import braid.dataplane.network.MacAddress;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Which box a link ends in (RFC 1990 section 5.1.3): links of one bundle show the same.
///
/// @param addressClass 0 to 255; classes above 5 are opaque to us
public record EndpointDiscriminator(int addressClass, Octets address) {
    /// What "not sent" means.
    public static final EndpointDiscriminator NONE = new EndpointDiscriminator(0, Octets.EMPTY);

    public static final int LOCALLY_ASSIGNED = 1;
    public static final int IEEE_802_1 = 3;

    // The bits of a MAC's first octet that say group and locally administered.
    private static final long NOT_GLOBAL = 0x0300_0000_0000L;

    private static final int RANDOM_BYTES = 16;

    /// @return whether class 3 may carry this address: a global one of a single station
    public static boolean global(MacAddress mac) {
        return mac.bits() != 0 && (mac.bits() & NOT_GLOBAL) == 0;
    }

    public static EndpointDiscriminator ofMac(MacAddress mac) {
        if (!global(mac)) {
            throw new IllegalArgumentException("class 3 needs a global address, not " + mac);
        }
        byte[] octets = ByteBuffer.allocate(Long.BYTES).putLong(mac.bits()).array();
        return new EndpointDiscriminator(IEEE_802_1, Octets.of(octets).slice(2, Long.BYTES));
    }

    /// For a box without a global MAC.
    public static EndpointDiscriminator random(RandomGenerator random) {
        byte[] address = new byte[RANDOM_BYTES];
        random.nextBytes(address);
        return new EndpointDiscriminator(LOCALLY_ASSIGNED, Octets.of(address));
    }

    /// Another box as far as peers can tell: class 1, this address and the number after it.
    ///
    /// @param number 1 to 65535
    public EndpointDiscriminator instance(int number) {
        byte[] bytes = Arrays.copyOf(address.toArray(), address.size() + 2);
        bytes[address.size()] = (byte) (number >>> 8);
        bytes[address.size() + 1] = (byte) number;
        return new EndpointDiscriminator(LOCALLY_ASSIGNED, Octets.of(bytes));
    }

    /// Whether the address has a length that its class allows; unknown classes allow any.
    public boolean valid() {
        int size = address.size();
        return switch (addressClass) {
            case 0 -> size == 0;
            case 1 -> size <= 20;
            case 2 -> size == 4;
            case 3 -> size == 6;
            case 4 -> size <= 20 && size % 4 == 0;
            case 5 -> size <= 15;
            default -> true;
        };
    }
}
