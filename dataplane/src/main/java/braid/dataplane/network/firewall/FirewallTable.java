package braid.dataplane.network.firewall;

import java.util.Set;

/// The rules' stage in a packet's way; each has chains of its own.
public enum FirewallTable {
    /// Before the connection is looked up.
    RAW,
    /// Marks and changes of the header.
    MANGLE,
    /// Translation of addresses: only the first packet of a connection comes here.
    NAT,
    /// Whether the packet may pass.
    FILTER;

    /// The chains that packets come to by themselves.
    public static Set<String> builtInChains(FirewallTable table) {
        return switch (table) {
            case RAW -> Set.of("prerouting", "output");
            case MANGLE -> Set.of("prerouting", "input", "forward", "output", "postrouting");
            case NAT -> Set.of("dstnat", "input", "output", "srcnat");
            case FILTER -> Set.of("input", "forward", "output");
        };
    }
}
