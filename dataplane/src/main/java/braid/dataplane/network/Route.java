package braid.dataplane.network;

import java.util.Optional;

/// A route of ours (protocol number 189).
///
/// @param gateway absent for a route straight to an interface, and where packets are dropped
/// @param linuxName the interface; absent: wherever the gateway is reached
/// @param metric the kernel's priority, 0 to 255 from the administrative distance
/// @param reach how its gateway is found
public record Route(
        String key,
        IpPrefix destination,
        Kind kind,
        Optional<IpAddress> gateway,
        Optional<String> linuxName,
        Optional<IpAddress> preferredSource,
        int metric,
        int table,
        Source source,
        Reach reach) {
    /// RT_TABLE_MAIN of Linux.
    public static final int MAIN_TABLE = 254;

    /// The protocol number of all routes of ours.
    public static final int PROTOCOL = 189;

    /// Through a gateway on a connected network, which nobody asks whether it lives.
    public Route(
            String key,
            IpPrefix destination,
            Kind kind,
            Optional<IpAddress> gateway,
            Optional<String> linuxName,
            Optional<IpAddress> preferredSource,
            int metric,
            int table,
            Source source) {
        this(key, destination, kind, gateway, linuxName, preferredSource, metric, table, source, Reach.CONNECTED);
    }

    /// How a gateway is found: in a connected network, or through another route of the main table whose scope is not
    /// larger than the target scope.
    ///
    /// @param scope 0 to 255; connected networks have 10
    /// @param targetScope 0 to 255
    public record Reach(int scope, int targetScope, Check check) {
        /// What a route has that says nothing about it.
        public static final Reach CONNECTED = new Reach(30, 10, Check.NONE);
    }

    /// Whether a gateway is asked if it lives; then all routes by it count only while it does.
    public enum Check {
        NONE,
        /// By ICMP echoes.
        PING,
        /// By looking whether its hardware address can be found.
        ARP
    }

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
