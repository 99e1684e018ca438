package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.Optional;

/// An address on an interface of the machine.
///
/// @param ours set by us; always so when desired
public record HostAddress(String linuxName, IpPrefix address, Optional<IpAddress> peer, boolean ours) {
    HostAddress asOurs() {
        return new HostAddress(linuxName, address, peer, true);
    }

    @Override
    public String toString() {
        return address + peer.map(other -> " to " + other).orElse("");
    }
}
