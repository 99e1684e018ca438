package braid.dataplane.ppp.ipv6cp;

import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.Negotiation;
import braid.dataplane.wire.ControlPacket;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// IPV6CP of one bundle (RFC 5072). A session lives without it.
public final class Ipv6cp {
    private final Ipv6cpRules rules;
    private final Negotiation negotiation;

    /// @param own what we should like to be; the same for the same box
    public Ipv6cp(InterfaceIdentifier own, RandomGenerator random) {
        rules = new Ipv6cpRules(own, random);
        negotiation = new Negotiation(rules);
    }

    public boolean opened() {
        return negotiation.opened();
    }

    /// Meaningful while [#opened].
    public Ipv6cpAgreement agreement() {
        return rules.agreement();
    }

    public List<LayerEvent> start(long nowNanos) {
        return negotiation.start(nowNanos);
    }

    public List<LayerEvent> down(long nowNanos) {
        return negotiation.down(nowNanos);
    }

    /// The peer does not speak IPV6CP.
    public List<LayerEvent> protocolRejected(long nowNanos) {
        return negotiation.protocolRejected(nowNanos);
    }

    public List<LayerEvent> receive(ControlPacket packet, long nowNanos) {
        return negotiation.receive(packet, nowNanos);
    }

    public List<LayerEvent> advance(long nowNanos) {
        return negotiation.advance(nowNanos);
    }

    public OptionalLong nextDeadlineNanos() {
        return negotiation.nextDeadlineNanos();
    }
}
