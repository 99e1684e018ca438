package braid.dataplane.ppp.lcp;

import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.FinishCause;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.Negotiation;
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

/// LCP on one link (RFC 1661): the negotiation, and the packets that belong to LCP alone.
public final class Lcp {
    // Magic number and seconds of Time-Remaining; the magic number of Echo, Discard and Identification.
    private static final int MAGIC_BYTES = 4;

    // Identification is shown in status; more than a line is of no use.
    private static final int MAX_IDENTIFICATION = 128;

    private final LcpRules rules;
    private final Negotiation negotiation;
    private final Keepalive keepalive;
    private String peerIdentification = "";
    private boolean dead;

    public Lcp(LcpSettings settings, OptionalInt keepaliveSeconds, RandomGenerator random) {
        rules = new LcpRules(settings, random);
        negotiation = new Negotiation(rules);
        keepalive = new Keepalive(keepaliveSeconds);
    }

    public boolean opened() {
        return negotiation.opened();
    }

    /// On the way to its end, by our wish or the peer's.
    public boolean terminating() {
        return negotiation.terminating();
    }

    /// Why it ends; empty text while nothing is wrong.
    public String reason() {
        return negotiation.reason();
    }

    /// What kind of reason that is; meaningful once it ends.
    public FinishCause cause() {
        return dead ? FinishCause.SILENCE : negotiation.cause();
    }

    /// Whether the peer's last request demands that we prove ourselves in a way that we do not allow.
    public boolean demandRefused() {
        return rules.demandRefused();
    }

    /// Meaningful while [#opened].
    public LcpAgreement agreement() {
        return rules.agreement();
    }

    public OptionalLong rttNanos() {
        return keepalive.rttNanos();
    }

    /// What the peer says it is (RFC 1570 section 2.1), one char an octet; empty: it said nothing.
    public String peerIdentification() {
        return peerIdentification;
    }

    public List<LayerEvent> start(long nowNanos) {
        return watched(negotiation.start(nowNanos), nowNanos);
    }

    /// The session is gone; nothing is sent.
    public List<LayerEvent> down(long nowNanos) {
        return watched(negotiation.down(nowNanos), nowNanos);
    }

    public List<LayerEvent> close(String reason, long nowNanos) {
        return watched(negotiation.close(reason, nowNanos), nowNanos);
    }

    /// A sign of life; allocates nothing.
    public void heard(long nowNanos) {
        keepalive.heard(nowNanos);
    }

    /// The peer may be gone: it must show life soon, or the link is dead.
    public void doubt(long nowNanos) {
        keepalive.doubt(nowNanos);
    }

    /// When the last frame came.
    public long heardNanos() {
        return keepalive.heardNanos();
    }

    public List<LayerEvent> receive(ControlPacket packet, long nowNanos) {
        return switch (packet.code()) {
            case ControlCode.ECHO_REQUEST -> echoReply(packet).map(Lcp::send).orElse(List.of());
            case ControlCode.ECHO_REPLY -> {
                if (opened() && packet.data().size() >= MAGIC_BYTES) {
                    keepalive.answered(packet.identifier(), nowNanos);
                }
                yield List.of();
            }
            case ControlCode.IDENTIFICATION -> {
                if (packet.data().size() >= MAGIC_BYTES) {
                    int end = Math.min(packet.data().size(), MAGIC_BYTES + MAX_IDENTIFICATION);
                    peerIdentification = packet.data().slice(MAGIC_BYTES, end).text();
                }
                yield List.of();
            }
            case ControlCode.DISCARD_REQUEST, ControlCode.TIME_REMAINING -> List.of();
            case ControlCode.PROTOCOL_REJECT -> {
                boolean ourselves = opened() && rejectedProtocol(packet).equals(OptionalInt.of(PppProtocol.LCP));
                yield ourselves ? watched(negotiation.protocolRejected(nowNanos), nowNanos) : List.of();
            }
            default -> watched(negotiation.receive(packet, nowNanos), nowNanos);
        };
    }

    /// An Echo-Request that is `bytes` long with its header.
    public ControlPacket echoRequest(int bytes) {
        int padding = Math.max(0, bytes - ControlPacket.HEADER_BYTES - MAGIC_BYTES);
        return new ControlPacket(
                ControlCode.ECHO_REQUEST, negotiation.newIdentifier(), withMagic(Octets.of(new byte[padding])));
    }

    /// The answer to an Echo-Request, wherever it came from; empty while LCP is not opened.
    public Optional<ControlPacket> echoReply(ControlPacket request) {
        Octets data = request.data();
        if (!opened() || data.size() < MAGIC_BYTES) {
            return Optional.empty();
        }
        // The reply must fit what the peer accepts, whatever it sent.
        int end = Math.min(data.size(), rules.agreement().peerMruBytes() - ControlPacket.HEADER_BYTES);
        return Optional.of(new ControlPacket(
                ControlCode.ECHO_REPLY, request.identifier(), withMagic(data.slice(MAGIC_BYTES, end))));
    }

    /// The protocol that a Protocol-Reject is about; empty if the packet is none, or LCP is not opened.
    public OptionalInt rejectedProtocol(ControlPacket packet) {
        boolean rejection = packet.code() == ControlCode.PROTOCOL_REJECT
                && opened()
                && packet.data().size() >= 2;
        return rejection ? OptionalInt.of(packet.data().shortAt(0)) : OptionalInt.empty();
    }

    /// Tells the peer that we do not speak a protocol (RFC 1661 section 5.7); empty while LCP is not opened.
    public Optional<ControlPacket> protocolReject(int protocol, Octets information) {
        if (!opened()) {
            return Optional.empty();
        }
        int room = rules.agreement().peerMruBytes() - ControlPacket.HEADER_BYTES - 2;
        int kept = Math.min(information.size(), room);
        byte[] data = new byte[2 + kept];
        data[0] = (byte) (protocol >>> 8);
        data[1] = (byte) protocol;
        System.arraycopy(information.toArray(), 0, data, 2, kept);
        return Optional.of(
                new ControlPacket(ControlCode.PROTOCOL_REJECT, negotiation.newIdentifier(), Octets.of(data)));
    }

    public List<LayerEvent> advance(long nowNanos) {
        if (keepalive.dead(nowNanos)) {
            dead = true;
            List<LayerEvent> events = watched(negotiation.down(nowNanos), nowNanos);
            events.add(new LayerEvent.Finished("peer is not responding"));
            return events;
        }
        List<LayerEvent> events = new ArrayList<>(watched(negotiation.advance(nowNanos), nowNanos));
        if (keepalive.echoDue(nowNanos)) {
            ControlPacket echo = echoRequest(0);
            keepalive.sent(echo.identifier(), nowNanos);
            events.add(new LayerEvent.Send(echo));
        }
        return events;
    }

    public OptionalLong nextDeadlineNanos() {
        return Deadline.earlier(negotiation.nextDeadlineNanos(), keepalive.nextDeadlineNanos());
    }

    private Octets withMagic(Octets data) {
        byte[] bytes = new byte[MAGIC_BYTES + data.size()];
        System.arraycopy(Octets.ofInt(rules.ownMagic()).toArray(), 0, bytes, 0, MAGIC_BYTES);
        System.arraycopy(data.toArray(), 0, bytes, MAGIC_BYTES, data.size());
        return Octets.of(bytes);
    }

    /// The keepalive runs exactly while LCP is opened.
    private List<LayerEvent> watched(List<LayerEvent> events, long nowNanos) {
        for (LayerEvent event : events) {
            switch (event) {
                case LayerEvent.Up() -> keepalive.start(nowNanos);
                case LayerEvent.Down(), LayerEvent.Finished _ -> keepalive.stop();
                case LayerEvent.Send _ -> {}
            }
        }
        return events;
    }

    private static List<LayerEvent> send(ControlPacket packet) {
        return List.of(new LayerEvent.Send(packet));
    }
}
