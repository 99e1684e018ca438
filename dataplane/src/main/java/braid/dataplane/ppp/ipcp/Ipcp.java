package braid.dataplane.ppp.ipcp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.Negotiation;
import braid.dataplane.wire.ControlPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// IPCP of one bundle (RFC 1332). No Configure-Ack goes out before the interface with the addresses it leads to is in
/// the kernel, so that the peer never sends to addresses that are not there yet.
public final class Ipcp {
    private final IpcpRules rules;
    private final Negotiation negotiation;

    public Ipcp(IpcpSettings settings) {
        rules = new IpcpRules(settings);
        negotiation = new Negotiation(rules);
    }

    public boolean opened() {
        return negotiation.opened();
    }

    /// Requests of ours in a row without any answer.
    public int unanswered() {
        return negotiation.restartsDone();
    }

    public List<LayerEvent> start(long nowNanos) {
        rules.prepared(Optional.empty());
        return negotiation.start(nowNanos);
    }

    public List<LayerEvent> down(long nowNanos) {
        return negotiation.down(nowNanos);
    }

    /// The peer does not speak IPCP.
    public List<LayerEvent> protocolRejected(long nowNanos) {
        return negotiation.protocolRejected(nowNanos);
    }

    /// Addresses that are agreed but for our Configure-Ack, which waits for the interface; also those that changed in a
    /// later negotiation.
    public Optional<IpcpAgreement> awaited() {
        Optional<List<ConfigureOption>> peers =
                negotiation.held().or(() -> opened() ? rules.granted() : Optional.empty());
        return peers.flatMap(rules::awaited);
    }

    /// The interface is in the kernel with these addresses.
    public List<LayerEvent> prepared(IpcpAgreement agreement, long nowNanos) {
        rules.prepared(Optional.of(agreement));
        return negotiation.release(nowNanos);
    }

    public List<LayerEvent> receive(ControlPacket packet, long nowNanos) {
        List<LayerEvent> events = new ArrayList<>(negotiation.receive(packet, nowNanos));
        events.addAll(negotiation.release(nowNanos)); // what we get may be settled now
        return events;
    }

    public List<LayerEvent> advance(long nowNanos) {
        return negotiation.advance(nowNanos);
    }

    public OptionalLong nextDeadlineNanos() {
        return negotiation.nextDeadlineNanos();
    }
}
