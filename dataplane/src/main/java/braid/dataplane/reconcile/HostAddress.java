package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.Map;
import java.util.Optional;

/// An address on an interface of the machine.
///
/// @param ours set by us; always so when desired
public record HostAddress(String linuxName, IpPrefix address, Optional<IpAddress> peer, boolean ours) {
    /// On the same interface when that is called otherwise.
    HostAddress renamed(Map<String, String> names) {
        return new HostAddress(names.getOrDefault(linuxName, linuxName), address, peer, ours);
    }

    HostAddress asOurs() {
        return new HostAddress(linuxName, address, peer, true);
    }

    @Override
    public String toString() {
        return address + peer.map(other -> " to " + other).orElse("");
    }
}
