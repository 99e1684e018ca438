package braid.dataplane.engine.control;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.AuthEvent;
import braid.dataplane.ppp.auth.AuthPeer;
import braid.dataplane.ppp.auth.Authenticator;
import braid.dataplane.ppp.auth.ChapAuthenticator;
import braid.dataplane.ppp.auth.ChapPeer;
import braid.dataplane.ppp.auth.PapAuthenticator;
import braid.dataplane.ppp.auth.PapPeer;
import braid.dataplane.ppp.lcp.LcpAgreement;
import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Authentication on one link, in each direction that LCP agreed on (RFC 1661 section 3.5), and what it leaves behind.
/// Pure.
final class LinkAuthentication {
    private final LinkTerms terms;
    private final RandomGenerator random;
    private Optional<AuthPeer> proving;
    private Optional<Authenticator> asking;
    private boolean weProved;
    private boolean peerProved;
    private String peerName = "";
    private Optional<SessionKeys> keys = Optional.empty();

    LinkAuthentication(LinkTerms terms, LcpAgreement agreed, RandomGenerator random) {
        this.terms = terms;
        this.random = random;
        proving = agreed.weProve().map(this::peer);
        asking = agreed.peerProves().map(this::authenticator);
        weProved = proving.isEmpty();
        peerProved = asking.isEmpty();
    }

    /// Whether both sides are content.
    boolean finished() {
        return weProved && peerProved;
    }

    /// The name that the peer proved; empty text if it did not, or did not have to.
    String peerName() {
        return peerName;
    }

    /// What it leaves to encryption.
    Optional<SessionKeys> keys() {
        return keys;
    }

    List<AuthEvent> start(long nowNanos) {
        List<AuthEvent> events = new ArrayList<>();
        proving.ifPresent(peer -> events.addAll(peer.start(nowNanos)));
        asking.ifPresent(peer -> events.addAll(peer.start(nowNanos)));
        return noted(events);
    }

    List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        List<AuthEvent> events = new ArrayList<>();
        proving.ifPresent(peer -> events.addAll(peer.receive(protocol, packet, nowNanos)));
        asking.ifPresent(peer -> events.addAll(peer.receive(protocol, packet, nowNanos)));
        return noted(events);
    }

    /// The verdict on the last [AuthEvent.Check].
    List<AuthEvent> decide(Optional<Acceptance> accepted, long nowNanos) {
        return noted(asking.map(authenticator -> authenticator.decide(accepted, nowNanos))
                .orElse(List.of()));
    }

    List<AuthEvent> advance(long nowNanos) {
        List<AuthEvent> events = new ArrayList<>();
        proving.ifPresent(peer -> events.addAll(peer.advance(nowNanos)));
        asking.ifPresent(peer -> events.addAll(peer.advance(nowNanos)));
        return noted(events);
    }

    OptionalLong nextDeadlineNanos() {
        OptionalLong ours = proving.map(AuthPeer::nextDeadlineNanos).orElse(OptionalLong.empty());
        return asking.map(peer -> Deadline.earlier(ours, peer.nextDeadlineNanos()))
                .orElse(ours);
    }

    /// Nothing is asked or answered any more; what was found out stays.
    void stop() {
        proving = Optional.empty();
        asking = Optional.empty();
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

    private List<AuthEvent> noted(List<AuthEvent> events) {
        for (AuthEvent event : events) {
            switch (event) {
                case AuthEvent.Proved(Optional<StartKeys> left) -> {
                    weProved = true;
                    keep(left.map(SessionKeys::ofClient));
                }
                case AuthEvent.PeerProved(String name, Optional<StartKeys> left) -> {
                    peerProved = true;
                    peerName = name;
                    keep(left.map(SessionKeys::ofServer));
                }
                case AuthEvent.Send _, AuthEvent.Check _, AuthEvent.Failed _ -> {}
            }
        }
        return events;
    }

    /// The keys of the first authentication count (RFC 3079); later challenges change nothing.
    private void keep(Optional<SessionKeys> left) {
        if (keys.isEmpty()) {
            keys = left;
        }
    }
}
