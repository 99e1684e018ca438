package braid.dataplane.dns;

import braid.dataplane.network.IpAddress;
import java.util.Set;

/// Who is answered. Immutable.
///
/// @param own addresses of the router
/// @param strangersServed whether hosts that are not the router itself are answered
public record Access(Set<IpAddress> own, boolean strangersServed) {
    private static final int LOOPBACK_NET = 127;
    private static final IpAddress LOOPBACK6 = new IpAddress.V6(0, 1);

    public static final Access NOBODY = new Access(Set.of(), false);

    public Access {
        own = Set.copyOf(own);
    }

    /// Whether a packet comes from the router itself: Linux drops what comes from elsewhere with such an address.
    public boolean isSelf(IpAddress source) {
        boolean loopback =
                source instanceof IpAddress.V4(int bits) ? bits >>> 24 == LOOPBACK_NET : source.equals(LOOPBACK6);
        return loopback || own.contains(source);
    }

    public boolean allows(IpAddress source) {
        return strangersServed || isSelf(source);
    }
}
