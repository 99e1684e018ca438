package braid.dataplane.engine.control;

import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.auth.AuthEvent;
import braid.dataplane.ppp.auth.AuthPeer;
import braid.dataplane.ppp.auth.Authenticator;
import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Who both ends of a link are, from one LCP Opened to the next Down. What was asked or proved in it is worth nothing
/// afterwards: whoever negotiates LCP anew begins as a stranger. Pure.
final class Authentication {
    private enum Verdict {
        NOT_ASKED,
        AWAITED,
        ACCEPTED,
        REFUSED
    }

    private final int number;
    private final Optional<AuthPeer> proving;
    private final Optional<Authenticator> asking;
    private Verdict verdict = Verdict.NOT_ASKED;
    private boolean weProved;
    private boolean peerProved;
    private String peerName = "";
    private Optional<SessionKeys> keys = Optional.empty();

    /// @param number of its only check; different for each authentication of the link
    /// @param proving empty: the peer believes us as we are
    /// @param asking empty: we believe the peer
    Authentication(int number, Optional<AuthPeer> proving, Optional<Authenticator> asking) {
        this.number = number;
        this.proving = proving;
        this.asking = asking;
        weProved = proving.isEmpty();
        peerProved = asking.isEmpty();
    }

    /// Of its check.
    int number() {
        return number;
    }

    /// Whether the check was asked for and not decided.
    boolean undecided() {
        return verdict == Verdict.AWAITED;
    }

    /// Whether the peer was found out, and has not been told yet or only just.
    boolean refused() {
        return verdict == Verdict.REFUSED;
    }

    boolean finished() {
        return weProved && peerProved;
    }

    /// The name that the peer proved; empty text if it did not have to.
    String peerName() {
        return peerName;
    }

    /// What is left to encryption. The keys of the first proof count (RFC 3079); later challenges change nothing.
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

    /// To be asked only while [#undecided].
    List<AuthEvent> decide(Optional<Acceptance> accepted, long nowNanos) {
        verdict = accepted.isPresent() ? Verdict.ACCEPTED : Verdict.REFUSED;
        return noted(asking.orElseThrow().decide(accepted, nowNanos));
    }

    List<AuthEvent> advance(long nowNanos) {
        List<AuthEvent> events = new ArrayList<>();
        proving.ifPresent(peer -> events.addAll(peer.advance(nowNanos)));
        asking.ifPresent(peer -> events.addAll(peer.advance(nowNanos)));
        return noted(events);
    }

    OptionalLong nextDeadlineNanos() {
        return Deadline.earlier(
                proving.map(AuthPeer::nextDeadlineNanos).orElse(OptionalLong.empty()),
                asking.map(Authenticator::nextDeadlineNanos).orElse(OptionalLong.empty()));
    }

    private List<AuthEvent> noted(List<AuthEvent> events) {
        for (AuthEvent event : events) {
            switch (event) {
                case AuthEvent.Check _ -> verdict = Verdict.AWAITED;
                case AuthEvent.Proved(Optional<StartKeys> left) -> {
                    weProved = true;
                    keep(left.map(SessionKeys::ofClient));
                }
                case AuthEvent.PeerProved(String name, Optional<StartKeys> left) -> {
                    peerProved = true;
                    peerName = name;
                    keep(left.map(SessionKeys::ofServer));
                }
                case AuthEvent.Send _, AuthEvent.Failed _ -> {}
            }
        }
        return events;
    }

    private void keep(Optional<SessionKeys> left) {
        if (keys.isEmpty()) {
            keys = left;
        }
    }
}
