package braid.dataplane.engine.control;

import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.ppp.ipcp.IpcpSettings;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.ppp.lcp.LcpSettings;
import braid.dataplane.pppoe.AccessConcentrator;
import braid.dataplane.pppoe.DiscoveryClient;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a client's configuration asks for: of concentrators, on a link and for the bundle.
final class ClientTerms {
    /// What RFC 1990 section 5.1.1 asks every receiver to take: full-size packets.
    private static final int LEAST_MRRU_BYTES = 1500;

    private ClientTerms() {}

    static DiscoveryClient.Wish wish(PppoeClient client, EthernetPort port) {
        int room = ControlContext.largestPayload(port);
        LinkOptions options = client.options();
        int wanted = Math.max(
                options.maxMruBytes().orElse(room), options.maxMtuBytes().orElse(room));
        int payload = Math.min(wanted, room);
        return new DiscoveryClient.Wish(
                client.serviceName(),
                client.acName(),
                client.hostUniqBytes().map(Octets::ofText),
                payload > AccessConcentrator.PLAIN_MAX_PAYLOAD ? OptionalInt.of(payload) : OptionalInt.empty());
    }

    /// @param knownPeerMrru what the peer acknowledges on the other links of the bundle
    static LinkTerms ofLink(
            PppoeClient client,
            PppoeClient.Line line,
            EthernetPort port,
            DiscoveryEvent.Established found,
            OptionalInt knownPeerMrru,
            EndpointDiscriminator endpoint) {
        LinkOptions options = client.options();
        int limit = ControlContext.limitBytes(port, found.maxPayload());
        LcpSettings lcp = new LcpSettings(
                Math.min(limit, options.maxMruBytes().orElse(limit)),
                limit,
                mrruBytes(client),
                knownPeerMrru,
                Optional.of(endpoint),
                List.of(),
                Bundles.preferred(client.allowed(), client.session().encryption()));
        return new LinkTerms(
                lcp,
                options.keepaliveSeconds(),
                Math.min(limit, options.maxMtuBytes().orElse(limit)),
                Optional.of(new LinkTerms.Login(client.user(), client.password())),
                client.user(),
                line.transmitBitsPerSecond(),
                line.receiveBitsPerSecond());
    }

    /// Several lines are always multilink; without a configured MRRU it is the larger of 1500 and the MRU.
    private static OptionalInt mrruBytes(PppoeClient client) {
        if (!client.multilink()) {
            return OptionalInt.empty();
        }
        LinkOptions options = client.options();
        return options.mrruBytes().isPresent()
                ? options.mrruBytes()
                : OptionalInt.of(
                        Math.max(LEAST_MRRU_BYTES, options.maxMruBytes().orElse(LEAST_MRRU_BYTES)));
    }

    static BundleTerms ofBundle(PppoeClient client) {
        IpcpSettings ipcp = new IpcpSettings(
                true,
                client.localAddress(),
                new IpcpSettings.PeerAddress.Any(client.remoteAddress()),
                client.usePeerDns(),
                List.of(),
                List.of());
        return new BundleTerms(
                client.key(),
                client.user(),
                client.label(),
                Optional.of(client.linuxName()),
                ipcp,
                client.session(),
                ByteLimits.NONE,
                client.defaultRouteMetric(),
                List.of());
    }
}
