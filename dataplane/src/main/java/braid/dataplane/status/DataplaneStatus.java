package braid.dataplane.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the dataplane knows at one moment; immutable. Times are of the monotonic clock unless named otherwise.
///
/// @param takenNanos when it was taken
/// @param problems why an object of the desired state is not in force, by the object's key
public record DataplaneStatus(
        long takenNanos,
        List<LinkStatus> links,
        List<AddressStatus> addresses,
        List<RouteStatus> routes,
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> memberLinks,
        Map<String, String> problems) {
    public static final DataplaneStatus EMPTY =
            new DataplaneStatus(0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

    public DataplaneStatus {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        memberLinks = List.copyOf(memberLinks);
        problems = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(problems));
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
            String macAddress,
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

    /// @param protocol the kernel's RTPROT number
    public record RouteStatus(
            IpPrefix destination,
            Optional<IpAddress> gateway,
            Optional<String> linuxName,
            int metric,
            int table,
            int protocol,
            boolean blackhole,
            Optional<String> key) {}

    /// Where a PPPoE client stands.
    public enum ClientPhase {
        INITIALIZING,
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
    public record ClientStatus(String key, ClientPhase phase, Optional<Integer> bundle, String lastReason) {}

    public enum Role {
        CLIENT,
        SERVER
    }

    /// A PPP connection with one interface: a bundle, or one plain link.
    ///
    /// @param owner key of the client or server
    /// @param user authenticated name (of the peer on a server; our own on a client)
    /// @param linuxName its TUN
    /// @param callerId the first link's peer MAC, upper case with colons
    /// @param upSinceNanos when IPCP opened
    /// @param mrruBytes ours; empty without multilink
    public record BundleStatus(
            int id,
            Role role,
            String owner,
            String user,
            String serviceName,
            String linuxName,
            boolean multilink,
            boolean running,
            String callerId,
            Optional<IpAddress.V4> localAddress,
            Optional<IpAddress.V4> remoteAddress,
            List<IpAddress.V4> dnsServers,
            long sessionNumber,
            long upSinceNanos,
            int linksUp,
            int linksConfigured,
            int mtuBytes,
            int mruBytes,
            Optional<Integer> mrruBytes,
            Optional<Integer> peerMrruBytes,
            long txBytes,
            long rxBytes,
            long txPackets,
            long rxPackets,
            long txBitsPerSecond,
            long rxBitsPerSecond,
            long fragmentsLost,
            long reordered,
            long late,
            int reassemblyDepth,
            int reassemblyPeak,
            long reassemblyDelayMaxNanos) {}

    /// A link that has a PPPoE session, or is trying to get one.
    ///
    /// @param state short and lower case: `discovery`, `lcp`, `authenticating`, `joining`, `up`, `suspended`,
    ///     `backoff`
    /// @param bundle empty until joined
    /// @param reason why it is not bundled, or why it last went down
    public record MemberLinkStatus(
            int id,
            String owner,
            Optional<Integer> bundle,
            Role role,
            String linuxName,
            String peerMac,
            String acName,
            String serviceName,
            int sessionId,
            String state,
            long sinceNanos,
            int mtuBytes,
            int mruBytes,
            OptionalLong configuredTxBitsPerSecond,
            OptionalLong learnedTxBitsPerSecond,
            long txBytes,
            long rxBytes,
            long txFragments,
            long rxFragments,
            long txBitsPerSecond,
            long rxBitsPerSecond,
            OptionalLong rttNanos,
            OptionalLong skewNanos,
            long lost,
            long late,
            String reason) {}
}
