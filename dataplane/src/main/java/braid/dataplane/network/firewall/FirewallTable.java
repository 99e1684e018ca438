package braid.dataplane.network.firewall;

/// The rules' stage in a packet's way; each has chains of its own.
public enum FirewallTable {
    /// Before the connection is looked up.
    RAW,
    /// Marks and changes of the header.
    MANGLE,
    /// Translation of addresses: only the first packet of a connection comes here.
    NAT,
    /// Whether the packet may pass.
    FILTER
}
