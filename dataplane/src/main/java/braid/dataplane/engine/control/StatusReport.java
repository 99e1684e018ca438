package braid.dataplane.engine.control;

import braid.dataplane.ppp.ipcp.IpcpAgreement;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.LinkRate;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.MemberLinkStatus.State;
import braid.dataplane.status.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Machines to what is shown of them.
final class StatusReport {
    private static final String SILENT = "line does not answer";

    private StatusReport() {}

    static ClientStatus of(ClientDialer dialer) {
        return new ClientStatus(
                dialer.client().key(),
                dialer.phase(),
                dialer.bundle().map(bundle -> OptionalInt.of(bundle.number())).orElse(OptionalInt.empty()),
                dialer.lastReason());
    }

    /// @param configured lines of a client; empty on a server
    static BundleStatus of(Bundle bundle, OptionalInt configured) {
        List<Link> members = bundle.members();
        BundleTerms terms = bundle.terms();
        return new BundleStatus(
                bundle.number(),
                new BundleStatus.Identity(
                        bundle.key().role(),
                        terms.ownerKey(),
                        terms.user(),
                        terms.label(),
                        bundle.interfaceName(),
                        members.getFirst().discovered().serviceName(),
                        bundle.callerId(),
                        bundle.sessionNumber()),
                new BundleStatus.Standing(
                        bundle.connected(),
                        bundle.upSinceNanos().orElse(0),
                        (int) members.stream().filter(link -> !link.silent()).count(),
                        configured.orElse(members.size())),
                negotiated(bundle),
                new BundleStatus.Granted(
                        terms.options().rate(), terms.limits(), terms.options().addressLists()),
                BundleStatus.Traffic.NONE);
    }

    private static BundleStatus.Negotiated negotiated(Bundle bundle) {
        Optional<IpcpAgreement> addresses = bundle.addresses();
        return new BundleStatus.Negotiated(
                bundle.multilink(),
                bundle.mtuBytes(),
                bundle.agreement().ownMruBytes(),
                bundle.multilink() ? bundle.agreement().ownMrruBytes() : OptionalInt.empty(),
                bundle.multilink() ? bundle.agreement().peerMrruBytes() : OptionalInt.empty(),
                addresses.flatMap(IpcpAgreement::own),
                addresses.flatMap(IpcpAgreement::peer),
                addresses.map(IpcpAgreement::dnsServers).orElse(List.of()),
                bundle.encryption()
                        .send()
                        .map(mode -> new BundleStatus.Encryption(mode.strength().bits(), mode.stateless())));
    }

    /// @param lastReason why the line it is on lost its last link
    static MemberLinkStatus of(Link link, String lastReason) {
        boolean agreed = link.phase() == LinkMachine.Phase.READY || link.phase() == LinkMachine.Phase.AUTHENTICATING;
        State state = state(link);
        String reason = link.reason().isEmpty() ? lastReason : link.reason();
        return new MemberLinkStatus(
                link.number(),
                link.owner().role(),
                link.owner().key(),
                link.session().linuxName(),
                link.bundle().map(bundle -> OptionalInt.of(bundle.number())).orElse(OptionalInt.empty()),
                Optional.of(new MemberLinkStatus.Session(
                        link.session().peer(),
                        link.session().sessionId(),
                        link.discovered().acName(),
                        link.discovered().serviceName(),
                        agreed ? link.mtuBytes() : 0,
                        agreed ? link.agreement().ownMruBytes() : 0,
                        link.identification())),
                standing(link, state, reason),
                rate(link.terms().transmitBitsPerSecond()),
                MemberLinkStatus.Traffic.of(link.rttNanos()));
    }

    private static State state(Link link) {
        return switch (link.phase()) {
            case ESTABLISHING -> State.LCP;
            case AUTHENTICATING -> State.AUTHENTICATING;
            case READY -> joined(link);
            case TERMINATING -> State.TERMINATING;
            case ENDED -> State.BACKOFF;
        };
    }

    private static MemberLinkStatus.Standing standing(Link link, State state, String reason) {
        String shown = switch (state) {
            case UP -> "";
            case SUSPENDED -> SILENT;
            case NO_INTERFACE, DISCOVERY, LCP, AUTHENTICATING, JOINING, TERMINATING, BACKOFF -> reason;
        };
        return new MemberLinkStatus.Standing(state, link.sinceNanos(), shown);
    }

    private static State joined(Link link) {
        if (link.bundle().isEmpty()) {
            return State.JOINING;
        }
        return link.silent() ? State.SUSPENDED : State.UP;
    }

    /// A line without a session; one that has a link is shown by it.
    static Optional<MemberLinkStatus> of(ClientDialer dialer, ClientLine line) {
        Optional<State> state = switch (line.state()) {
            case ClientLine.State.NoPort() -> Optional.of(State.NO_INTERFACE);
            case ClientLine.State.Discovering _ -> Optional.of(State.DISCOVERY);
            case ClientLine.State.Pausing _ -> Optional.of(State.BACKOFF);
            case ClientLine.State.Resting(), ClientLine.State.InSession _, ClientLine.State.Stopped() ->
                Optional.empty();
        };
        return state.map(shown -> new MemberLinkStatus(
                0,
                Role.CLIENT,
                dialer.client().key(),
                line.line().linuxName(),
                OptionalInt.empty(),
                Optional.empty(),
                new MemberLinkStatus.Standing(shown, line.sinceNanos(), line.reason()),
                rate(line.line().transmitBitsPerSecond()),
                MemberLinkStatus.Traffic.NONE));
    }

    private static LinkRate rate(OptionalLong configured) {
        return configured.isPresent() ? new LinkRate.Configured(configured.getAsLong()) : new LinkRate.Unknown(false);
    }
}
