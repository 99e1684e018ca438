package braid.dataplane.engine.control;

import braid.dataplane.ppp.FinishCause;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.AuthEvent;
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

    private final RandomGenerator random;
    private final List<LinkEvent> events = new ArrayList<>();

    private LinkTerms terms;
    private Lcp lcp;
    private Phase phase = Phase.ESTABLISHING;
    private OptionalLong limit = OptionalLong.empty();
    private Optional<LinkAuthentication> authentication = Optional.empty();
    private Optional<LargeEcho> largeEcho = Optional.empty();
    private Optional<LinkEnd> end = Optional.empty();

    LinkMachine(LinkTerms terms, RandomGenerator random) {
        this.terms = terms;
        this.random = random;
        this.lcp = new Lcp(terms.lcp(), terms.keepaliveSeconds(), random);
    }

    Phase phase() {
        return phase;
    }

    LcpAgreement agreement() {
        return lcp.agreement();
    }

    /// Why it ends; empty while nothing is wrong.
    Optional<LinkEnd> end() {
        return end;
    }

    /// The name that the peer proved; empty text if it did not have to.
    String peerName() {
        return authentication.map(LinkAuthentication::peerName).orElse("");
    }

    /// What authentication leaves to encryption.
    Optional<SessionKeys> keys() {
        return authentication.flatMap(LinkAuthentication::keys);
    }

    OptionalLong rttNanos() {
        return lcp.rttNanos();
    }

    /// The most octets of PPP information that we may send over the link.
    int mtuBytes() {
        int agreed = Math.min(terms.maxMtuBytes(), agreement().peerMruBytes());
        return largeEcho.map(echo -> Math.min(agreed, echo.provenBytes())).orElse(agreed);
    }

    List<LinkEvent> start(long nowNanos) {
        limit = Deadline.inSeconds(nowNanos, ESTABLISH_SECONDS);
        layer(lcp.start(nowNanos), nowNanos);
        return taken();
    }

    List<LinkEvent> close(LinkEnd why, long nowNanos) {
        if (phase == Phase.TERMINATING || phase == Phase.ENDED) {
            return taken();
        }
        blame(why);
        stopAuthentication();
        layer(lcp.close(why.reason(), nowNanos), nowNanos);
        if (phase != Phase.ENDED) {
            phase = Phase.TERMINATING;
            limit = OptionalLong.empty();
        }
        return taken();
    }

    /// The session is gone: nothing is sent any more.
    List<LinkEvent> cut(LinkEnd why, long nowNanos) {
        if (phase == Phase.ENDED) {
            return taken();
        }
        blame(why);
        // LCP would tell the peer why it goes down; there is none to tell.
        layer(
                lcp.down(nowNanos).stream()
                        .filter(event -> !(event instanceof LayerEvent.Send))
                        .toList(),
                nowNanos);
        over();
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
            boolean measured = largeEcho.isPresent() && largeEcho.get().received(packet);
            layer(lcp.receive(packet, nowNanos), nowNanos);
            if (measured) {
                advanceToReady();
            }
        } else if (lcp.opened()) {
            authentication.ifPresent(both -> carryOut(both.receive(protocol, packet, nowNanos), nowNanos));
        }
        return taken();
    }

    /// The verdict on the last [LinkEvent.Check].
    List<LinkEvent> decide(Optional<Acceptance> accepted, long nowNanos) {
        authentication.ifPresent(both -> carryOut(both.decide(accepted, nowNanos), nowNanos));
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
        authentication.ifPresent(both -> carryOut(both.advance(nowNanos), nowNanos));
        if (largeEcho.isPresent()) {
            OptionalInt bytes = largeEcho.get().advance(nowNanos);
            if (bytes.isPresent()) {
                ControlPacket echo = lcp.echoRequest(bytes.getAsInt());
                largeEcho.get().sent(echo.identifier());
                events.add(new LinkEvent.Send(PppProtocol.LCP, echo));
            }
            advanceToReady();
        }
        if (Deadline.due(limit, nowNanos)) {
            limit = OptionalLong.empty();
            events.addAll(
                    phase == Phase.ESTABLISHING
                            ? cut(LinkEnd.of(FinishCause.SILENCE, "peer is not responding"), nowNanos)
                            : close(LinkEnd.disagreement("authentication timed out"), nowNanos));
        }
        return taken();
    }

    OptionalLong nextDeadlineNanos() {
        if (phase == Phase.ENDED) {
            return OptionalLong.empty();
        }
        OptionalLong earliest = Deadline.earlier(limit, lcp.nextDeadlineNanos());
        if (authentication.isPresent()) {
            earliest = Deadline.earlier(earliest, authentication.get().nextDeadlineNanos());
        }
        return largeEcho.isPresent()
                ? Deadline.earlier(earliest, largeEcho.get().nextDeadlineNanos())
                : earliest;
    }

    private void layer(List<LayerEvent> happened, long nowNanos) {
        for (LayerEvent event : happened) {
            switch (event) {
                case LayerEvent.Send(ControlPacket packet) -> events.add(new LinkEvent.Send(PppProtocol.LCP, packet));
                case LayerEvent.Up() -> opened(nowNanos);
                case LayerEvent.Down() -> {
                    boolean terminating = lcp.terminating();
                    if (terminating) {
                        blame(LinkEnd.of(lcp.cause(), lcp.reason()));
                    }
                    if (phase == Phase.READY) {
                        events.add(new LinkEvent.Left(terminating));
                    }
                    stopAuthentication();
                    phase = terminating ? Phase.TERMINATING : Phase.ESTABLISHING;
                    limit = terminating ? OptionalLong.empty() : Deadline.inSeconds(nowNanos, ESTABLISH_SECONDS);
                }
                case LayerEvent.Finished(String why) -> {
                    blame(LinkEnd.of(lcp.cause(), why));
                    over();
                }
            }
        }
    }

    private void opened(long nowNanos) {
        phase = Phase.AUTHENTICATING;
        limit = Deadline.inSeconds(nowNanos, AUTHENTICATE_SECONDS);
        events.add(new LinkEvent.Established());
        LcpAgreement agreed = lcp.agreement();
        int wanted = Math.min(terms.maxMtuBytes(), agreed.peerMruBytes());
        largeEcho = LargeEcho.needed(wanted) ? Optional.of(new LargeEcho(wanted, nowNanos)) : Optional.empty();
        LinkAuthentication both = new LinkAuthentication(terms, agreed, random);
        authentication = Optional.of(both);
        carryOut(both.start(nowNanos), nowNanos);
        advanceToReady();
    }

    private void carryOut(List<AuthEvent> happened, long nowNanos) {
        for (AuthEvent event : happened) {
            switch (event) {
                case AuthEvent.Send(int protocol, ControlPacket packet) ->
                    events.add(new LinkEvent.Send(protocol, packet));
                case AuthEvent.Check(String name, var claim) -> events.add(new LinkEvent.Check(name, claim));
                case AuthEvent.Proved _, AuthEvent.PeerProved _ -> advanceToReady();
                case AuthEvent.Failed(String why) -> {
                    events.addAll(close(LinkEnd.disagreement(why), nowNanos));
                    return; // what the other direction would still say, nobody waits for
                }
            }
        }
    }

    private void advanceToReady() {
        boolean measured = largeEcho.isEmpty() || largeEcho.get().finished();
        if (phase == Phase.AUTHENTICATING
                && measured
                && authentication.filter(LinkAuthentication::finished).isPresent()) {
            phase = Phase.READY;
            limit = OptionalLong.empty();
            events.add(new LinkEvent.Ready());
        }
    }

    private void stopAuthentication() {
        authentication.ifPresent(LinkAuthentication::stop);
    }

    private void blame(LinkEnd why) {
        if (end.isEmpty()) {
            end = Optional.of(why);
        }
    }

    private void over() {
        if (phase == Phase.READY) {
            events.add(new LinkEvent.Left(false));
        }
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            stopAuthentication();
            events.add(new LinkEvent.Ended(end.orElseThrow()));
        }
    }

    private List<LinkEvent> taken() {
        List<LinkEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
