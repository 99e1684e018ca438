package braid.dataplane.ppp.ipcp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.Negotiation;
import braid.dataplane.ppp.OptionRules.Answer;
import braid.dataplane.wire.ControlPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// IPCP of one bundle (RFC 1332). An acceptable Configure-Request is held back until the interface with the addresses
/// it leads to is in the kernel, so that the peer never sends to addresses that are not there yet.
public final class Ipcp {
    private final IpcpRules rules;
    private final Negotiation negotiation;
    private Optional<Held> held = Optional.empty();
    private Optional<List<ConfigureOption>> granted = Optional.empty();
    private Optional<IpcpAgreement> prepared = Optional.empty();

    private record Held(ControlPacket packet, List<ConfigureOption> options) {}

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
        held = Optional.empty();
        granted = Optional.empty();
        prepared = Optional.empty();
        return negotiation.start(nowNanos);
    }

    public List<LayerEvent> down(long nowNanos) {
        held = Optional.empty();
        return negotiation.down(nowNanos);
    }

    /// The peer does not speak IPCP.
    public List<LayerEvent> protocolRejected(long nowNanos) {
        return negotiation.protocolRejected(nowNanos);
    }

    /// Addresses that are agreed but for our Configure-Ack, which waits for the interface; also those that changed in a
    /// later negotiation.
    public Optional<IpcpAgreement> awaited() {
        Optional<List<ConfigureOption>> peers = held.map(Held::options).or(() -> opened() ? granted : Optional.empty());
        return peers.filter(_ -> rules.ownSettled())
                .map(rules::agreementWith)
                .filter(agreement -> !prepared.equals(Optional.of(agreement)));
    }

    /// The interface is in the kernel with these addresses.
    public List<LayerEvent> prepared(IpcpAgreement agreement, long nowNanos) {
        prepared = Optional.of(agreement);
        return released(nowNanos);
    }

    public List<LayerEvent> receive(ControlPacket packet, long nowNanos) {
        if (packet.code() == ControlCode.CONFIGURE_REQUEST
                && negotiation.state().lowerLayerUp()) {
            Optional<List<ConfigureOption>> options = ConfigureOption.decodeList(packet.data());
            if (options.isPresent() && rules.judge(options.get()) instanceof Answer.Ack) {
                held = Optional.of(new Held(packet, options.get()));
                return released(nowNanos);
            }
            held = Optional.empty();
        }
        List<LayerEvent> events = new ArrayList<>(negotiation.receive(packet, nowNanos));
        events.addAll(released(nowNanos));
        return events;
    }

    /// Lets the held request through once the interface fits what it leads to.
    private List<LayerEvent> released(long nowNanos) {
        if (held.isEmpty() || !rules.ownSettled() || awaited().isPresent()) {
            return List.of();
        }
        ControlPacket packet = held.get().packet();
        granted = Optional.of(held.get().options());
        held = Optional.empty();
        return negotiation.receive(packet, nowNanos);
    }

    public List<LayerEvent> advance(long nowNanos) {
        return negotiation.advance(nowNanos);
    }

    public OptionalLong nextDeadlineNanos() {
        return negotiation.nextDeadlineNanos();
    }
}
