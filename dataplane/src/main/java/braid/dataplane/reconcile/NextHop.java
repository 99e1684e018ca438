package braid.dataplane.reconcile;

import braid.dataplane.network.IpAddress;
import java.util.Map;
import java.util.Optional;

/// Where a route leads. As desired, the interface may be left to the kernel.
///
/// @param gateway absent straight to an interface
public record NextHop(Optional<IpAddress> gateway, Optional<String> linuxName) {
    /// Whether `observed` is what this asks for.
    boolean metBy(NextHop observed) {
        return gateway.equals(observed.gateway) && (linuxName.isEmpty() || linuxName.equals(observed.linuxName));
    }

    /// By the same interface when that is called otherwise.
    NextHop renamed(Map<String, String> names) {
        return new NextHop(gateway, linuxName.map(name -> names.getOrDefault(name, name)));
    }

    /// Whether its gateway has to be looked for among the connected networks.
    boolean floats() {
        return linuxName.isEmpty() && gateway.isPresent();
    }

    @Override
    public String toString() {
        String via = gateway.map(address -> "via " + address).orElse("");
        String on = linuxName.map(name -> "on " + name).orElse("");
        return via.isEmpty() || on.isEmpty() ? via + on : via + " " + on;
    }
}
