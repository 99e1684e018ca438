package braid.dataplane.engine.control;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.FinishCause;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.AuthEvent;
import braid.dataplane.ppp.auth.AuthPeer;
import braid.dataplane.ppp.auth.Authenticator;
import braid.dataplane.ppp.auth.ChapAuthenticator;
import braid.dataplane.ppp.auth.ChapPeer;
import braid.dataplane.ppp.auth.PapAuthenticator;
import braid.dataplane.ppp.auth.PapPeer;
import braid.dataplane.ppp.lcp.Lcp;
import braid.dataplane.ppp.lcp.LcpAgreement;
import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// The phases of one PPP link (RFC 1661 section 3): LCP, authentication in each direction, then ready for a bundle.
/// Pure; knows neither frames nor bundles.
final class LinkMachine {
    // Chosen by us: to reach LCP Opened, and then to get through authentication.
    private static final long ESTABLISH_SECONDS = 30;
    private static final long AUTHENTICATE_SECONDS = 30;

    enum Phase {
        ESTABLISHING,
        AUTHENTICATING,
        READY,
        TERMINATING,
        ENDED
    }

    private sealed interface State {
        /// @param limitNanos until when; empty before the start
        record Establishing(OptionalLong limitNanos) implements State {}

        /// @param echo whether large packets pass; empty: none are sent
        record Authenticating(Authentication authentication, Optional<LargeEcho> echo, long limitNanos)
                implements State {}

        /// Repetitions of what was asked are answered still.
        record Ready(Authentication authentication, Optional<LargeEcho> echo) implements State {}

        record Terminating(String peerName) implements State {}

        record Ended(String peerName) implements State {}
    }

    private final RandomGenerator random;
    private final List<LinkEvent> events = new ArrayList<>();

    private LinkTerms terms;
    private Lcp lcp;
    private State state = new State.Establishing(OptionalLong.empty());
    private int authentications;
    private Optional<LinkEnd> end = Optional.empty();

    LinkMachine(LinkTerms terms, RandomGenerator random) {
        this.terms = terms;
        this.random = random;
        this.lcp = new Lcp(terms.lcp(), terms.keepaliveSeconds(), random);
    }

    Phase phase() {
        return switch (state) {
            case State.Establishing _ -> Phase.ESTABLISHING;
            case State.Authenticating _ -> Phase.AUTHENTICATING;
            case State.Ready _ -> Phase.READY;
            case State.Terminating _ -> Phase.TERMINATING;
            case State.Ended _ -> Phase.ENDED;
        };
    }

    LcpAgreement agreement() {
        return lcp.agreement();
    }

    /// Why it ends; empty while nothing is wrong.
    Optional<LinkEnd> end() {
        return end;
    }

    /// The name that the peer proved; empty text if it did not have to, or has not.
    String peerName() {
        return switch (state) {
            case State.Establishing _ -> "";
            case State.Authenticating(Authentication authentication, var _, long _) -> authentication.peerName();
            case State.Ready(Authentication authentication, var _) -> authentication.peerName();
            case State.Terminating(String name) -> name;
            case State.Ended(String name) -> name;
        };
    }

    /// What authentication leaves to encryption.
    Optional<SessionKeys> keys() {
        return authentication().flatMap(Authentication::keys);
    }

    /// Empty while LCP is not opened.
    private Optional<Authentication> authentication() {
        return switch (state) {
            case State.Authenticating(Authentication authentication, var _, long _) -> Optional.of(authentication);
            case State.Ready(Authentication authentication, var _) -> Optional.of(authentication);
            case State.Establishing _, State.Terminating _, State.Ended _ -> Optional.empty();
        };
    }

    private Optional<LargeEcho> largeEcho() {
        return switch (state) {
            case State.Authenticating(var _, Optional<LargeEcho> echo, long _) -> echo;
            case State.Ready(var _, Optional<LargeEcho> echo) -> echo;
            case State.Establishing _, State.Terminating _, State.Ended _ -> Optional.empty();
        };
    }

    /// What the peer says it is; empty text: nothing.
    String identification() {
        return lcp.peerIdentification();
    }

    OptionalLong rttNanos() {
        return lcp.rttNanos();
    }

    /// The most octets of PPP information that we may send over the link.
    int mtuBytes() {
        int agreed = Math.min(terms.maxMtuBytes(), agreement().peerMruBytes());
        return largeEcho().map(echo -> Math.min(agreed, echo.provenBytes())).orElse(agreed);
    }

    List<LinkEvent> start(long nowNanos) {
        state = new State.Establishing(Deadline.inSeconds(nowNanos, ESTABLISH_SECONDS));
        layer(lcp.start(nowNanos), nowNanos);
        return taken();
    }

    List<LinkEvent> close(LinkEnd why, long nowNanos) {
        if (phase() == Phase.TERMINATING || phase() == Phase.ENDED) {
            return taken();
        }
        blame(why);
        layer(lcp.close(why.reason(), nowNanos), nowNanos);
        if (phase() != Phase.ENDED) {
            state = new State.Terminating(peerName());
        }
        return taken();
    }

    /// The session is gone: nothing is sent any more.
    List<LinkEvent> cut(LinkEnd why, long nowNanos) {
        if (phase() == Phase.ENDED) {
            return taken();
        }
        blame(why);
        String name = peerName();
        // LCP would tell the peer why it goes down; there is none to tell.
        layer(
                lcp.down(nowNanos).stream()
                        .filter(event -> !(event instanceof LayerEvent.Send))
                        .toList(),
                nowNanos);
        over(name);
        return taken();
    }

    /// Negotiates anew on the same session, without an MRRU.
    List<LinkEvent> restartWithoutMultilink(long nowNanos) {
        layer(lcp.down(nowNanos), nowNanos);
        terms = terms.withoutMultilink();
        lcp = new Lcp(terms.lcp(), terms.keepaliveSeconds(), random);
        events.addAll(start(nowNanos));
        return taken();
    }

    /// Allocates nothing.
    void heard(long nowNanos) {
        lcp.heard(nowNanos);
    }

    void doubt(long nowNanos) {
        lcp.doubt(nowNanos);
    }

    long heardNanos() {
        return lcp.heardNanos();
    }

    List<LinkEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        lcp.heard(nowNanos);
        if (protocol == PppProtocol.LCP) {
            boolean measured = largeEcho().map(echo -> echo.received(packet)).orElse(false);
            layer(lcp.receive(packet, nowNanos), nowNanos);
            if (measured) {
                advanceToReady();
            }
        } else {
            authentication()
                    .ifPresent(current -> carryOut(current, current.receive(protocol, packet, nowNanos), nowNanos));
        }
        return taken();
    }

    /// Whether the check of this number is still to be decided.
    boolean awaits(int check) {
        return authentication()
                .map(current -> current.number() == check && current.undecided())
                .orElse(false);
    }

    /// The verdict on a [LinkEvent.Check]; ignored unless it is awaited.
    List<LinkEvent> decide(int check, Optional<Acceptance> accepted, long nowNanos) {
        if (awaits(check)) {
            authentication().ifPresent(current -> carryOut(current, current.decide(accepted, nowNanos), nowNanos));
        }
        return taken();
    }

    OptionalInt rejectedProtocol(ControlPacket packet) {
        return lcp.rejectedProtocol(packet);
    }

    Optional<ControlPacket> echoReply(ControlPacket request) {
        return lcp.echoReply(request);
    }

    Optional<ControlPacket> protocolReject(int protocol, Octets information) {
        return lcp.protocolReject(protocol, information);
    }

    List<LinkEvent> advance(long nowNanos) {
        layer(lcp.advance(nowNanos), nowNanos);
        authentication().ifPresent(current -> carryOut(current, current.advance(nowNanos), nowNanos));
        largeEcho().ifPresent(echo -> {
            echo.advance(nowNanos).ifPresent(bytes -> {
                ControlPacket request = lcp.echoRequest(bytes);
                echo.sent(request.identifier());
                events.add(new LinkEvent.Send(PppProtocol.LCP, request));
            });
            advanceToReady();
        });
        if (Deadline.due(limitNanos(), nowNanos)) {
            events.addAll(
                    phase() == Phase.ESTABLISHING
                            ? cut(LinkEnd.of(FinishCause.SILENCE, "peer is not responding"), nowNanos)
                            : close(LinkEnd.disagreement("authentication timed out"), nowNanos));
        }
        return taken();
    }

    OptionalLong nextDeadlineNanos() {
        if (phase() == Phase.ENDED) {
            return OptionalLong.empty();
        }
        OptionalLong nearest = Deadline.earlier(limitNanos(), lcp.nextDeadlineNanos());
        nearest = Deadline.earlier(
                nearest, authentication().map(Authentication::nextDeadlineNanos).orElse(OptionalLong.empty()));
        return Deadline.earlier(
                nearest, largeEcho().map(LargeEcho::nextDeadlineNanos).orElse(OptionalLong.empty()));
    }

    private OptionalLong limitNanos() {
        return switch (state) {
            case State.Establishing(OptionalLong limitNanos) -> limitNanos;
            case State.Authenticating(var _, var _, long limitNanos) -> OptionalLong.of(limitNanos);
            case State.Ready _, State.Terminating _, State.Ended _ -> OptionalLong.empty();
        };
    }

    private void layer(List<LayerEvent> happened, long nowNanos) {
        boolean refused = authentication().map(Authentication::refused).orElse(false);
        for (LayerEvent event : happened) {
            switch (event) {
                case LayerEvent.Send(ControlPacket packet) -> events.add(new LinkEvent.Send(PppProtocol.LCP, packet));
                case LayerEvent.Up() -> opened(nowNanos);
                case LayerEvent.Down() -> down(nowNanos);
                case LayerEvent.Finished(String why) -> {
                    blame(LinkEnd.of(lcp.cause(), why));
                    over(peerName());
                }
            }
        }
        if (refused && phase() == Phase.ESTABLISHING) {
            // Whoever was found out does not get another try on the same session.
            events.addAll(close(LinkEnd.disagreement("authentication failed"), nowNanos));
        }
    }

    private void opened(long nowNanos) {
        events.add(new LinkEvent.Established());
        LcpAgreement agreed = lcp.agreement();
        var authentication = new Authentication(
                ++authentications,
                agreed.weProve().map(this::peer),
                agreed.peerProves().map(this::authenticator));
        int wanted = Math.min(terms.maxMtuBytes(), agreed.peerMruBytes());
        Optional<LargeEcho> echo =
                LargeEcho.needed(wanted) ? Optional.of(new LargeEcho(wanted, nowNanos)) : Optional.empty();
        long limitNanos = nowNanos + AUTHENTICATE_SECONDS * Deadline.NANOS_PER_SECOND;
        state = new State.Authenticating(authentication, echo, limitNanos);
        carryOut(authentication, authentication.start(nowNanos), nowNanos);
        advanceToReady();
    }

    private void down(long nowNanos) {
        boolean terminating = lcp.terminating();
        if (terminating) {
            blame(LinkEnd.of(lcp.cause(), lcp.reason()));
        }
        leave(
                terminating
                        ? new State.Terminating(peerName())
                        : new State.Establishing(Deadline.inSeconds(nowNanos, ESTABLISH_SECONDS)),
                terminating);
    }

    /// Leaves whatever is only true while LCP is opened.
    private void leave(State next, boolean graceful) {
        if (phase() == Phase.READY) {
            events.add(new LinkEvent.Left(graceful));
        }
        authentication()
                .filter(Authentication::undecided)
                .ifPresent(current -> events.add(new LinkEvent.CheckDropped(current.number())));
        state = next;
    }

    private AuthPeer peer(AuthenticationMethod method) {
        LinkTerms.Login login = terms.login().orElseThrow();
        return switch (method) {
            case PAP -> new PapPeer(login.user(), login.password());
            case CHAP_MD5, MSCHAP_V1, MSCHAP_V2 -> new ChapPeer(method, login.user(), login.password(), random);
        };
    }

    private Authenticator authenticator(AuthenticationMethod method) {
        return switch (method) {
            case PAP -> new PapAuthenticator();
            case CHAP_MD5, MSCHAP_V1, MSCHAP_V2 -> new ChapAuthenticator(method, terms.ownName(), random);
        };
    }

    private void carryOut(Authentication by, List<AuthEvent> happened, long nowNanos) {
        for (AuthEvent event : happened) {
            if (!authentication().equals(Optional.of(by))) {
                return;
            }
            switch (event) {
                case AuthEvent.Send(int protocol, ControlPacket packet) ->
                    events.add(new LinkEvent.Send(protocol, packet));
                case AuthEvent.Check(String name, var claim) ->
                    events.add(new LinkEvent.Check(by.number(), name, claim));
                case AuthEvent.Proved _, AuthEvent.PeerProved _ -> advanceToReady();
                case AuthEvent.Failed(String why) -> events.addAll(close(LinkEnd.disagreement(why), nowNanos));
            }
        }
    }

    private void advanceToReady() {
        if (state instanceof State.Authenticating(Authentication authentication, var echo, long _)) {
            boolean measured = echo.map(LargeEcho::finished).orElse(true);
            if (authentication.finished() && measured) {
                state = new State.Ready(authentication, echo);
                events.add(new LinkEvent.Ready());
            }
        }
    }

    private void blame(LinkEnd why) {
        if (end.isEmpty()) {
            end = Optional.of(whatPeerMinds().filter(_ -> why.byPeer()).orElse(why));
        }
    }

    /// What it does not say itself when it gives up.
    private Optional<LinkEnd> whatPeerMinds() {
        return phase() == Phase.ESTABLISHING && lcp.demandRefused()
                ? Optional.of(LinkEnd.disagreement("peer demands an authentication that is not allowed here"))
                : Optional.empty();
    }

    private void over(String peerName) {
        if (phase() != Phase.ENDED) {
            leave(new State.Ended(peerName), false);
            events.add(new LinkEvent.Ended(end.orElseThrow()));
        }
    }

    private List<LinkEvent> taken() {
        List<LinkEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
