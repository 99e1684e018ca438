package braid.dataplane.network;

import java.util.Optional;

/// A route of ours (protocol number 189).
///
/// @param gateway absent for a route straight to an interface, and where packets are dropped
/// @param linuxName the interface; absent: wherever the gateway is reached
/// @param metric the kernel's priority, 0 to 255 from the administrative distance
public record Route(
        String key,
        IpPrefix destination,
        Kind kind,
        Optional<IpAddress> gateway,
        Optional<String> linuxName,
        Optional<IpAddress> preferredSource,
        int metric,
        int table,
        Source source) {
    /// RT_TABLE_MAIN of Linux.
    public static final int MAIN_TABLE = 254;

    /// The protocol number of all routes of ours.
    public static final int PROTOCOL = 189;

    /// What becomes of packets.
    public enum Kind {
        /// They go to the next hop.
        UNICAST,
        /// Dropped in silence.
        BLACKHOLE,
        /// Dropped; the sender is told that the host is unreachable.
        UNREACHABLE,
        /// Dropped; the sender is told that it is prohibited.
        PROHIBIT
    }
}
