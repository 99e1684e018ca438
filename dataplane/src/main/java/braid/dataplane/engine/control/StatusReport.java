package braid.dataplane.engine.control;

import braid.dataplane.ppp.ipcp.IpcpAgreement;
import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.dataplane.status.DataplaneStatus.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Machines to what is shown of them.
final class StatusReport {
    private StatusReport() {}

    static ClientStatus of(ClientDialer dialer) {
        return new ClientStatus(
                dialer.client().key(), dialer.phase(), dialer.bundle().map(Bundle::number), dialer.lastReason());
    }

    /// @param configured lines of a client; empty on a server
    static BundleStatus of(Bundle bundle, OptionalInt configured) {
        List<Link> members = bundle.members();
        Optional<IpcpAgreement> addresses = bundle.addresses();
        return new BundleStatus(
                bundle.number(),
                bundle.key().role(),
                bundle.terms().ownerKey(),
                bundle.terms().user(),
                members.getFirst().discovered().serviceName(),
                bundle.interfaceName(),
                bundle.multilink(),
                bundle.connected(),
                bundle.callerId(),
                addresses.flatMap(IpcpAgreement::own),
                addresses.flatMap(IpcpAgreement::peer),
                addresses.map(IpcpAgreement::dnsServers).orElse(List.of()),
                bundle.sessionNumber(),
                bundle.upSinceNanos().orElse(0),
                members.size(),
                configured.orElse(members.size()),
                bundle.mtuBytes(),
                bundle.agreement().ownMruBytes(),
                mrru(bundle, bundle.agreement().ownMrruBytes()),
                mrru(bundle, bundle.agreement().peerMrruBytes()),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static Optional<Integer> mrru(Bundle bundle, OptionalInt bytes) {
        return bundle.multilink() ? Optional.of(bytes.getAsInt()) : Optional.empty();
    }

    static MemberLinkStatus of(Link link, String lastReason) {
        boolean agreed = link.phase() == LinkMachine.Phase.READY || link.phase() == LinkMachine.Phase.AUTHENTICATING;
        return member(
                link.number(),
                link.owner().key(),
                link.bundle().map(Bundle::number),
                link.owner().role(),
                link.session().linuxName(),
                link.session().peer().toString(),
                link.discovered().acName(),
                link.discovered().serviceName(),
                link.session().sessionId(),
                state(link),
                link.sinceNanos(),
                agreed ? link.mtuBytes() : 0,
                agreed ? link.agreement().ownMruBytes() : 0,
                link.terms().transmitBitsPerSecond(),
                link.rttNanos(),
                link.reason().isEmpty() ? lastReason : link.reason());
    }

    private static String state(Link link) {
        return switch (link.phase()) {
            case ESTABLISHING -> "lcp";
            case AUTHENTICATING -> "authenticating";
            case READY -> link.bundle().isPresent() ? "up" : "joining";
            case TERMINATING -> "terminating";
            case ENDED -> "backoff";
        };
    }

    /// A line without a session; one that has a link is shown by it.
    static Optional<MemberLinkStatus> of(ClientDialer dialer, ClientLine line) {
        Optional<String> state = switch (line.state()) {
            case ClientLine.State.NoPort() -> Optional.of("no interface");
            case ClientLine.State.Discovering _ -> Optional.of("discovery");
            case ClientLine.State.Pausing _ -> Optional.of("backoff");
            case ClientLine.State.InSession _, ClientLine.State.Stopped() -> Optional.empty();
        };
        return state.map(shown -> member(
                0,
                dialer.client().key(),
                Optional.empty(),
                Role.CLIENT,
                line.line().linuxName(),
                "",
                "",
                dialer.client().serviceName(),
                0,
                shown,
                line.sinceNanos(),
                0,
                0,
                line.line().transmitBitsPerSecond(),
                OptionalLong.empty(),
                line.reason()));
    }

    private static MemberLinkStatus member(
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
            OptionalLong configuredRate,
            OptionalLong rttNanos,
            String reason) {
        return new MemberLinkStatus(
                id,
                owner,
                bundle,
                role,
                linuxName,
                peerMac,
                acName,
                serviceName,
                sessionId,
                state,
                sinceNanos,
                mtuBytes,
                mruBytes,
                configuredRate,
                OptionalLong.empty(),
                0,
                0,
                0,
                0,
                0,
                0,
                rttNanos,
                OptionalLong.empty(),
                0,
                0,
                reason);
    }
}
