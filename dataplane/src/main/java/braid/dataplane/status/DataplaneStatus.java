package braid.dataplane.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.MacAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What the dataplane knows at one moment; immutable. Times are of the monotonic clock unless named otherwise.
///
/// @param takenNanos when it was taken
/// @param ended the latest session of each user that is over
/// @param problems why an object of the desired state is not in force, by the object's key
/// @param countedNanos when the counters of the links were read
/// @param nanosOrigin when the monotonic clock would have shown 0, by the wall clock of now
public record DataplaneStatus(
        long takenNanos,
        List<LinkStatus> links,
        List<AddressStatus> addresses,
        List<RouteStatus> routes,
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> memberLinks,
        List<PortStatus> ports,
        List<EndedSession> ended,
        Map<String, String> problems,
        long countedNanos,
        Instant nanosOrigin) {
    public static final DataplaneStatus EMPTY = new DataplaneStatus(
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            0,
            Instant.EPOCH);

    public DataplaneStatus {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        memberLinks = List.copyOf(memberLinks);
        ports = List.copyOf(ports);
        ended = List.copyOf(ended);
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    }

    /// By the wall clock.
    public Instant instant(long nanos) {
        return nanosOrigin.plusNanos(nanos);
    }

    /// An interface of the kernel. `kind` is the kernel's (empty for hardware, "veth", "bridge", "tun" ...).
    ///
    /// @param ours made by Braid
    public record LinkStatus(
            int index,
            String linuxName,
            String alias,
            String kind,
            boolean ethernet,
            boolean ours,
            boolean up,
            boolean carrier,
            int mtuBytes,
            Optional<MacAddress> macAddress,
            LinkCounters counters) {}

    public record LinkCounters(
            long rxBytes,
            long txBytes,
            long rxPackets,
            long txPackets,
            long rxDropped,
            long txDropped,
            long rxErrors,
            long txErrors) {}

    /// @param ours of the configuration or of a session, and then with its key
    public record AddressStatus(
            String linuxName, IpPrefix address, Optional<IpAddress> peer, boolean ours, Optional<String> key) {}

    /// A route, or one of the ways of a route that has several.
    ///
    /// @param protocol the kernel's RTPROT number
    /// @param shared whether traffic is shared with other ways
    public record RouteStatus(
            IpPrefix destination,
            Optional<IpAddress> gateway,
            Optional<String> linuxName,
            int metric,
            int table,
            int protocol,
            boolean blackhole,
            boolean shared,
            Optional<String> key) {}

    /// Where a PPPoE client stands.
    public enum ClientPhase {
        INITIALIZING,
        /// Dials when there is something to send.
        WAITING_FOR_PACKETS,
        DIALING,
        LINK_ESTABLISHED,
        VERIFYING_PASSWORD,
        AUTHENTICATED,
        CONNECTED,
        TERMINATING,
        DISCONNECTED
    }

    /// @param key of the [braid.dataplane.network.PppoeClient]
    /// @param bundle id of its bundle while it is connected
    public record ClientStatus(String key, ClientPhase phase, OptionalInt bundle, String lastReason) {}
}
