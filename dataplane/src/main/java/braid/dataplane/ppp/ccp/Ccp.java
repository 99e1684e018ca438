package braid.dataplane.ppp.ccp;

import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.Negotiation;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.util.List;
import java.util.OptionalLong;

/// CCP of one bundle (RFC 1962): the negotiation, and how a receiver that lost the thread gets it back.
public final class Ccp {
    // Chosen by us: packets that cannot be read go on arriving until the request has reached the peer.
    private static final long RESET_NANOS = 300 * Deadline.NANOS_PER_MILLI;
    private static final long RENEGOTIATE_NANOS = 3 * Deadline.NANOS_PER_SECOND;

    // Chosen by us: so many requests in a row, none of which helped.
    private static final int MAX_RESETS = 10;

    /// @param flush the peer has asked that the next packet to it begins anew
    public record Received(List<LayerEvent> events, boolean flush) {}

    private final CcpRules rules;
    private final Negotiation negotiation;
    private OptionalLong recoveredNanos = OptionalLong.empty();
    private int resets;

    /// @param required the session is of no use without encryption
    public Ccp(boolean required) {
        rules = new CcpRules(required);
        negotiation = new Negotiation(rules);
    }

    public boolean opened() {
        return negotiation.opened();
    }

    /// Requests of ours in a row without any answer.
    public int unanswered() {
        return negotiation.restartsDone();
    }

    /// Meaningful while [#opened].
    public CcpAgreement agreement() {
        return rules.agreement();
    }

    public List<LayerEvent> start(long nowNanos) {
        recoveredNanos = OptionalLong.empty();
        return negotiation.start(nowNanos);
    }

    public List<LayerEvent> down(long nowNanos) {
        return negotiation.down(nowNanos);
    }

    /// The peer does not speak CCP.
    public List<LayerEvent> protocolRejected(long nowNanos) {
        return negotiation.protocolRejected(nowNanos);
    }

    public Received receive(ControlPacket packet, long nowNanos) {
        return switch (packet.code()) {
            case ControlCode.RESET_REQUEST -> {
                if (!opened()) {
                    yield new Received(List.of(), false);
                }
                ControlPacket acknowledgement =
                        new ControlPacket(ControlCode.RESET_ACK, packet.identifier(), packet.data());
                yield new Received(List.of(new LayerEvent.Send(acknowledgement)), true);
            }
            // That the cipher began anew is told by the packets themselves (RFC 3078 section 8).
            case ControlCode.RESET_ACK -> new Received(List.of(), false);
            default -> new Received(negotiation.receive(packet, nowNanos), false);
        };
    }

    /// What arrives cannot be decrypted any more. Told again and again while that lasts.
    public List<LayerEvent> lost(long nowNanos) {
        boolean stateless = agreement().receive().map(MppeMode::stateless).orElse(true);
        long sinceNanos = recoveredNanos.isPresent() ? nowNanos - recoveredNanos.getAsLong() : Long.MAX_VALUE;
        if (!opened() || sinceNanos < (stateless ? RENEGOTIATE_NANOS : RESET_NANOS)) {
            return List.of();
        }
        recoveredNanos = OptionalLong.of(nowNanos);
        resets = sinceNanos < RENEGOTIATE_NANOS ? resets + 1 : 0;
        if (stateless || resets > MAX_RESETS) {
            resets = 0;
            return negotiation.restart(nowNanos);
        }
        return List.of(new LayerEvent.Send(
                new ControlPacket(ControlCode.RESET_REQUEST, negotiation.newIdentifier(), Octets.EMPTY)));
    }

    public List<LayerEvent> advance(long nowNanos) {
        return negotiation.advance(nowNanos);
    }

    public OptionalLong nextDeadlineNanos() {
        return negotiation.nextDeadlineNanos();
    }
}
