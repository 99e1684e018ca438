package braid.dataplane.status;

import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.RateLimit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A PPP connection with one interface: a bundle, or one plain link.
///
/// @param id never used twice by a running router
public record BundleStatus(
        int id, Identity identity, Standing standing, Negotiated negotiated, Granted granted, Traffic traffic) {
    /// One that nothing is granted or denied.
    public BundleStatus(int id, Identity identity, Standing standing, Negotiated negotiated, Traffic traffic) {
        this(id, identity, standing, negotiated, Granted.NOTHING, traffic);
    }

    /// Whose it is and what it is called.
    ///
    /// @param owner key of the client or server
    /// @param user authenticated name (of the peer on a server; our own on a client)
    /// @param label its name everywhere, also in the log: the client's, `<pppoe-user>`, `<pppoe-user-1>`, or
    ///     the name that is kept for the user
    /// @param linuxName its TUN; empty text until there is one
    /// @param callerId the first link's peer
    /// @param sessionNumber of the first link
    public record Identity(
            Role role,
            String owner,
            String user,
            String label,
            String linuxName,
            String serviceName,
            MacAddress callerId,
            int sessionNumber) {}

    /// @param upSinceNanos when IPCP opened; meaningful while `running`
    /// @param linksUp those whose lines answer
    /// @param linksConfigured lines of a client; on a server all that it has
    public record Standing(boolean running, long upSinceNanos, int linksUp, int linksConfigured) {}

    /// What both ends agreed on.
    ///
    /// @param mrruBytes ours; empty without multilink
    /// @param dnsServers that the peer named
    public record Negotiated(
            boolean multilink,
            int mtuBytes,
            int mruBytes,
            OptionalInt mrruBytes,
            OptionalInt peerMrruBytes,
            Optional<IpAddress.V4> localAddress,
            Optional<IpAddress.V4> remoteAddress,
            List<IpAddress.V4> dnsServers,
            Optional<Encryption> encryption) {
        public Negotiated {
            dnsServers = List.copyOf(dnsServers);
        }
    }

    /// What its profile and its user's entry said when it came up.
    ///
    /// @param addressLists the firewall's lists that its address is in
    public record Granted(RateLimit rate, ByteLimits bytes, List<String> addressLists) {
        public static final Granted NOTHING = new Granted(RateLimit.NONE, ByteLimits.NONE, List.of());

        public Granted {
            addressLists = List.copyOf(addressLists);
        }
    }

    /// How packets to the peer are encrypted (MPPE).
    ///
    /// @param bits of the key that are secret
    public record Encryption(int bits, boolean stateless) {}

    /// What it carried.
    ///
    /// @param events how often something out of the ordinary happened; what never did is absent
    public record Traffic(Flow flow, Reassembly reassembly, Map<BundleEvent, Long> events) {
        public static final Traffic NONE = new Traffic(Flow.NONE, new Reassembly(0, 0, 0), Map.of());

        public Traffic {
            Map<BundleEvent, Long> copy = new EnumMap<>(BundleEvent.class);
            copy.putAll(events);
            events = Collections.unmodifiableMap(copy);
        }

        public long event(BundleEvent event) {
            return events.getOrDefault(event, 0L);
        }
    }

    /// @param depth fragments that wait for others now
    /// @param peakDepth the most that ever did
    /// @param longestNanos that one waited
    public record Reassembly(int depth, int peakDepth, long longestNanos) {}

    public BundleStatus carrying(Traffic carried) {
        return new BundleStatus(id, identity, standing, negotiated, granted, carried);
    }
}
