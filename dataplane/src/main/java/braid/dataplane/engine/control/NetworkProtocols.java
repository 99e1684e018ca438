package braid.dataplane.engine.control;

import braid.dataplane.network.Demand;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.ccp.Ccp;
import braid.dataplane.ppp.ccp.CcpAgreement;
import braid.dataplane.ppp.ipcp.Ipcp;
import braid.dataplane.ppp.ipcp.IpcpAgreement;
import braid.dataplane.ppp.ipcp.IpcpSettings;
import braid.dataplane.ppp.ipv6cp.InterfaceIdentifier;
import braid.dataplane.ppp.ipv6cp.Ipv6cp;
import braid.dataplane.ppp.ipv6cp.Ipv6cpAgreement;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// The network control protocols of one bundle: IPCP always, CCP where encryption is wanted and authentication gave
/// keys, IPV6CP where IPv6 is wanted. Pure; what each may end, and what must wait for what, is decided here.
final class NetworkProtocols {
    // Chosen by us: a peer that says nothing to so many requests does not speak CCP; the session goes on in the clear.
    private static final int UNANSWERED_BEFORE_CLEAR = 3;

    static final String NOT_ENCRYPTED = "encryption is required and the peer does not agree to any";

    static final String NO_KEYS = "encryption is required and authentication gave no keys";

    sealed interface Event {
        record Send(int protocol, ControlPacket packet) implements Event {}

        /// CCP opened, or is no longer.
        record Encryption(CcpAgreement agreement) implements Event {}

        /// The peer has lost the thread of what is encrypted for it.
        record Flush() implements Event {}

        /// IPV6CP opened; empty: it is no longer.
        record Ipv6(Optional<Ipv6cpAgreement> agreement) implements Event {}

        /// The session has no use any more.
        record Finished(String reason) implements Event {}
    }

    private final SessionOptions options;
    private final Ipcp ipcp;
    private final Optional<Ccp> ccp;
    private final Optional<Ipv6cp> ipv6cp;
    private final List<Event> events = new ArrayList<>();
    private boolean ccpFinished;

    /// @return why a session cannot be what it must be
    static Optional<String> refusal(SessionOptions options, boolean keys) {
        return options.encryption() == Demand.REQUIRED && !keys ? Optional.of(NO_KEYS) : Optional.empty();
    }

    /// @param keys whether encryption is possible at all
    NetworkProtocols(
            IpcpSettings settings,
            SessionOptions options,
            boolean keys,
            InterfaceIdentifier identifier,
            RandomGenerator random) {
        this.options = options;
        ipcp = new Ipcp(settings);
        ccp = keys && options.encryption() != Demand.NO
                ? Optional.of(new Ccp(options.encryption() == Demand.REQUIRED))
                : Optional.empty();
        ipv6cp = options.ipv6() == Demand.NO ? Optional.empty() : Optional.of(new Ipv6cp(identifier, random));
    }

    /// Requests of IPCP in a row without any answer.
    int unanswered() {
        return ipcp.unanswered();
    }

    /// Addresses that wait for their interface.
    Optional<IpcpAgreement> awaited() {
        return ipcp.awaited();
    }

    /// Whether packets of data may pass: with addresses, and not before it is settled how they are encrypted.
    boolean mayPass() {
        return ipcp.opened() && encryptionSettled();
    }

    private boolean encryptionSettled() {
        return switch (options.encryption()) {
            case NO -> true;
            case YES ->
                ccp.isEmpty() || ccpFinished || ccp.get().opened() || ccp.get().unanswered() >= UNANSWERED_BEFORE_CLEAR;
            case REQUIRED -> agreement().bothWays();
        };
    }

    /// What CCP agreed on, while it is opened.
    CcpAgreement agreement() {
        return ccp.filter(Ccp::opened).map(Ccp::agreement).orElse(CcpAgreement.NONE);
    }

    /// Whether packets must leave room for encryption: it is agreed, or may still be.
    boolean roomForEncryption() {
        boolean undecided = ccp.isPresent() && !ccpFinished && !ccp.get().opened();
        return undecided || agreement().send().isPresent();
    }

    List<Event> start(long nowNanos) {
        ipcp(ipcp.start(nowNanos));
        ccp.ifPresent(protocol -> ccp(protocol.start(nowNanos)));
        ipv6cp.ifPresent(protocol -> ipv6cp(protocol.start(nowNanos)));
        return taken();
    }

    /// Nothing is sent, and nobody need be told.
    void down(long nowNanos) {
        ipcp.down(nowNanos);
        ccp.ifPresent(protocol -> protocol.down(nowNanos));
        ipv6cp.ifPresent(protocol -> protocol.down(nowNanos));
    }

    /// The interface has these addresses.
    List<Event> prepared(IpcpAgreement agreed, long nowNanos) {
        ipcp(ipcp.prepared(agreed, nowNanos));
        return taken();
    }

    /// Whether packets of this protocol are understood here.
    boolean speaks(int protocol) {
        return switch (protocol) {
            case PppProtocol.IPCP -> true;
            case PppProtocol.CCP -> ccp.isPresent();
            case PppProtocol.IPV6CP -> ipv6cp.isPresent();
            default -> false;
        };
    }

    /// @param protocol one that is spoken
    List<Event> receive(int protocol, ControlPacket packet, long nowNanos) {
        switch (protocol) {
            case PppProtocol.IPCP -> ipcp(ipcp.receive(packet, nowNanos));
            case PppProtocol.CCP -> {
                Ccp.Received received = ccp.orElseThrow().receive(packet, nowNanos);
                if (received.flush()) {
                    events.add(new Event.Flush());
                }
                ccp(received.events());
            }
            case PppProtocol.IPV6CP -> ipv6cp(ipv6cp.orElseThrow().receive(packet, nowNanos));
            default -> throw new IllegalArgumentException("protocol " + protocol);
        }
        return taken();
    }

    /// The peer does not speak it. One that is not ready yet rejects MP and goes on.
    List<Event> rejected(int protocol, long nowNanos) {
        switch (protocol) {
            case PppProtocol.IPCP -> ipcp(ipcp.protocolRejected(nowNanos));
            case PppProtocol.CCP -> ccp.ifPresent(there -> ccp(there.protocolRejected(nowNanos)));
            case PppProtocol.IPV6CP -> ipv6cp.ifPresent(there -> ipv6cp(there.protocolRejected(nowNanos)));
            default -> {}
        }
        return taken();
    }

    /// What arrives cannot be decrypted.
    List<Event> undecipherable(long nowNanos) {
        ccp.ifPresent(protocol -> ccp(protocol.lost(nowNanos)));
        return taken();
    }

    List<Event> advance(long nowNanos) {
        ipcp(ipcp.advance(nowNanos));
        ccp.ifPresent(protocol -> ccp(protocol.advance(nowNanos)));
        ipv6cp.ifPresent(protocol -> ipv6cp(protocol.advance(nowNanos)));
        return taken();
    }

    OptionalLong nextDeadlineNanos() {
        OptionalLong earliest = ipcp.nextDeadlineNanos();
        if (ccp.isPresent()) {
            earliest = Deadline.earlier(earliest, ccp.get().nextDeadlineNanos());
        }
        return ipv6cp.isPresent() ? Deadline.earlier(earliest, ipv6cp.get().nextDeadlineNanos()) : earliest;
    }

    private void ipcp(List<LayerEvent> happened) {
        for (LayerEvent event : happened) {
            switch (event) {
                case LayerEvent.Send(ControlPacket packet) -> events.add(new Event.Send(PppProtocol.IPCP, packet));
                case LayerEvent.Up(), LayerEvent.Down() -> {
                    // Seen by [#mayPass].
                }
                case LayerEvent.Finished(String reason) -> events.add(new Event.Finished("IPCP: " + reason));
            }
        }
    }

    private void ccp(List<LayerEvent> happened) {
        for (LayerEvent event : happened) {
            switch (event) {
                case LayerEvent.Send(ControlPacket packet) -> events.add(new Event.Send(PppProtocol.CCP, packet));
                case LayerEvent.Up() -> {
                    events.add(new Event.Encryption(agreement()));
                    if (!encryptionSettled()) {
                        events.add(new Event.Finished(NOT_ENCRYPTED));
                    }
                }
                case LayerEvent.Down() -> events.add(new Event.Encryption(CcpAgreement.NONE));
                case LayerEvent.Finished _ -> {
                    ccpFinished = true;
                    if (!encryptionSettled()) {
                        events.add(new Event.Finished(NOT_ENCRYPTED));
                    }
                }
            }
        }
    }

    private void ipv6cp(List<LayerEvent> happened) {
        for (LayerEvent event : happened) {
            switch (event) {
                case LayerEvent.Send(ControlPacket packet) -> events.add(new Event.Send(PppProtocol.IPV6CP, packet));
                case LayerEvent.Up() -> events.add(new Event.Ipv6(ipv6cp.map(Ipv6cp::agreement)));
                case LayerEvent.Down() -> events.add(new Event.Ipv6(Optional.empty()));
                case LayerEvent.Finished(String reason) -> {
                    if (options.ipv6() == Demand.REQUIRED) {
                        events.add(new Event.Finished("IPV6CP: " + reason));
                    }
                }
            }
        }
    }

    private List<Event> taken() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
