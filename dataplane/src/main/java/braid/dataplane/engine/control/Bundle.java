package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.Demand;
import braid.dataplane.network.MacAddress;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.ccp.CcpAgreement;
import braid.dataplane.ppp.ipcp.IpcpAgreement;
import braid.dataplane.ppp.ipv6cp.InterfaceIdentifier;
import braid.dataplane.ppp.ipv6cp.Ipv6cpAgreement;
import braid.dataplane.ppp.lcp.LcpAgreement;
import braid.dataplane.ppp.mppe.MppeEncoder;
import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.pppoe.AccessLine;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What links carry together: one interface, one of each network control protocol (RFC 1990
/// section 2). A plain link is a bundle of its own,
/// without MP headers. Lives as long as one link is in it; no link is the first among equals.
final class Bundle implements TimerQueue.Timed {
    // Chosen by us.
    private static final long PREPARE_SECONDS = 1;
    private static final int UNANSWERED_BEFORE_PLAIN = 3;
    private static final int UNANSWERED_WHEN_SILENT = 6;
    private static final String SERVER_PREFIX = "ppp-in";

    private final ControlContext context;
    private final int number;
    private final BundleKey key;
    private final BundleOwner owner;
    private final boolean multilink;
    private final LcpAgreement agreement;
    private final NetworkProtocols protocols;
    private final SessionKeyring keys;
    private final SessionLimits limits;
    private final Consumer<Bundle> forget;
    private final List<Link> members = new ArrayList<>();
    private final MacAddress callerId;
    private final int sessionNumber;
    private final int plainMtuBytes;

    private BundleTerms terms;
    private Optional<IpcpAgreement> requested = Optional.empty();
    private OptionalLong prepareDeadline = OptionalLong.empty();
    private Optional<KernelPort.SessionInterface> asked = Optional.empty();
    private Optional<Ipv6cpAgreement> ipv6 = Optional.empty();
    private Optional<String> interfaceName = Optional.empty();
    private OptionalLong upSinceNanos = OptionalLong.empty();
    private Optional<LinkEnd> lastEnd = Optional.empty();
    private boolean heardWithoutMultilink;
    private boolean ending;
    private boolean gone;

    /// @param first the link that makes it; it must be joined next
    /// @param forget called once, when the last link has left
    Bundle(
            ControlContext context,
            BundleKey key,
            BundleTerms terms,
            Link first,
            BundleOwner owner,
            Consumer<Bundle> forget) {
        this.context = context;
        this.number = context.newNumber();
        this.key = key;
        this.terms = terms;
        this.owner = owner;
        this.forget = forget;
        this.agreement = first.agreement();
        this.multilink = agreement.multilink();
        this.plainMtuBytes = first.mtuBytes();
        this.callerId = first.session().peer();
        this.sessionNumber = first.session().sessionId();
        this.keys = new SessionKeyring(key.role());
        this.limits = new SessionLimits(terms.options(), terms.limits());
        this.protocols = new NetworkProtocols(
                terms.ipcp(),
                terms.options(),
                first.keys().isPresent(),
                InterfaceIdentifier.ofMac(first.ours()),
                context.random());
    }

    int number() {
        return number;
    }

    BundleKey key() {
        return key;
    }

    BundleTerms terms() {
        return terms;
    }

    boolean multilink() {
        return multilink;
    }

    LcpAgreement agreement() {
        return agreement;
    }

    List<Link> members() {
        return List.copyOf(members);
    }

    boolean connected() {
        return upSinceNanos.isPresent();
    }

    /// Why the last link that left did so; empty: it negotiates anew.
    Optional<LinkEnd> lastEnd() {
        return lastEnd;
    }

    OptionalLong upSinceNanos() {
        return upSinceNanos;
    }

    Optional<IpcpAgreement> addresses() {
        return requested;
    }

    /// How packets are encrypted now.
    CcpAgreement encryption() {
        return protocols.agreement();
    }

    String interfaceName() {
        return interfaceName.orElse("");
    }

    /// The first link's peer.
    MacAddress callerId() {
        return callerId;
    }

    int sessionNumber() {
        return sessionNumber;
    }

    /// Of its interface.
    int mtuBytes() {
        int whole = multilink
                ? Math.min(
                        agreement.ownMrruBytes().getAsInt(),
                        agreement.peerMrruBytes().getAsInt())
                : plainMtuBytes;
        return protocols.roomForEncryption() ? whole - MppeEncoder.OVERHEAD_BYTES : whole;
    }

    /// @return why the link cannot join; empty: it can
    Optional<String> refusal(Link link, int maxLinks) {
        LcpAgreement its = link.agreement();
        if (!multilink || !its.multilink()) {
            return Optional.of("peer does no multilink");
        }
        if (members.size() >= maxLinks) {
            return Optional.of("too many links in the bundle");
        }
        if (!its.peerMrruBytes().equals(agreement.peerMrruBytes())
                || !its.ownMrruBytes().equals(agreement.ownMrruBytes())) {
            return Optional.of("MRRU differs from the bundle's");
        }
        if (its.peerShortSequence() != agreement.peerShortSequence()) {
            return Optional.of("sequence number format differs from the bundle's");
        }
        return Optional.empty();
    }

    void join(Link link, long nowNanos) {
        boolean first = members.isEmpty();
        if (first) {
            context.act(new ControlAction.CreateBundle(
                    number,
                    new ControlAction.BundleParameters(
                            multilink,
                            agreement.ownMrruBytes().orElse(agreement.ownMruBytes()),
                            agreement.peerMrruBytes().orElse(plainMtuBytes),
                            false,
                            agreement.peerShortSequence())));
        }
        members.add(link);
        link.keys().ifPresent(keys::add);
        context.act(new ControlAction.JoinBundle(
                link.number(),
                number,
                new ControlAction.LinkParameters(
                        link.mtuBytes(),
                        link.agreement().ownMruBytes(),
                        link.agreement().ownMagic(),
                        link.terms().transmitBitsPerSecond(),
                        link.terms().receiveBitsPerSecond(),
                        link.discovered()
                                .line()
                                .map(AccessLine::downBitsPerSecond)
                                .orElse(OptionalLong.empty()))));
        if (first) {
            carryOut(protocols.start(nowNanos), nowNanos);
        }
        link.joined(this, nowNanos);
    }

    /// Called by the link itself, which is out already.
    void leave(Link link, boolean graceful, long nowNanos) {
        if (!members.remove(link)) {
            return;
        }
        lastEnd = link.end();
        context.act(new ControlAction.LeaveBundle(link.number(), number, graceful));
        if (members.isEmpty()) {
            destroy(nowNanos);
        }
    }

    /// Closes every link.
    void end(LinkEnd end, long nowNanos) {
        ending = true;
        for (Link link : members()) {
            link.close(end, nowNanos);
        }
    }

    /// The interface gets another name or route; the session goes on.
    void rename(String label, OptionalInt metric, long nowNanos) {
        terms = terms.named(label, metric);
        if (requested.isPresent()) {
            prepare(requested.get(), nowNanos);
        }
    }

    String label() {
        return terms.label();
    }

    void interfaceReady(String linuxName, long nowNanos) {
        interfaceName = Optional.of(linuxName);
        prepareDeadline = OptionalLong.empty();
        requested.ifPresent(agreed -> carryOut(protocols.prepared(agreed, nowNanos), nowNanos));
    }

    void interfaceRefused(String reason, long nowNanos) {
        prepareDeadline = OptionalLong.empty();
        if (connected()) {
            // It carries packets as it is; only what was asked for since did not come about.
            context.log(List.of("pppoe", "ppp", "warning"), terms.label() + ": " + reason);
        } else {
            end(LinkEnd.withoutInterface(reason), nowNanos);
        }
        context.timers().update(this);
    }

    /// A packet that came raw on a link.
    void receiveRaw(int protocol, ControlPacket packet, long nowNanos) {
        heardWithoutMultilink = true;
        receive(protocol, packet, nowNanos);
    }

    /// A packet of any protocol but IP, from a link or from under MP.
    void receive(int protocol, ControlPacket packet, long nowNanos) {
        if (protocols.speaks(protocol)) {
            carryOut(protocols.receive(protocol, packet, nowNanos), nowNanos);
        } else if (protocol == PppProtocol.LCP) {
            lcpUnderMultilink(packet, nowNanos);
        } else if (PppProtocol.linkControl(protocol)) {
            count(ControlCounter.AUTHENTICATION_UNDER_MULTILINK);
        } else {
            lowest().ifPresent(link -> link.reject(protocol, packet, nowNanos));
        }
    }

    /// What came for it was no control packet.
    void badLength() {
        count(ControlCounter.BAD_CONTROL_LENGTH);
    }

    private void count(ControlCounter why) {
        lowest().ifPresent(link -> context.count(link.session().linuxName(), why));
    }

    /// Only what needs no negotiation may come so (RFC 1990 section 3); the rest is discarded.
    private void lcpUnderMultilink(ControlPacket packet, long nowNanos) {
        Optional<Link> link = lowest();
        if (link.isEmpty()) {
            return;
        }
        if (packet.code() == ControlCode.ECHO_REQUEST) {
            link.get()
                    .echoReply(packet)
                    .ifPresent(reply ->
                            context.act(new ControlAction.SendThroughBundle(number, PppProtocol.LCP, reply.encoded())));
        } else {
            link.get().rejectedProtocol(packet).ifPresent(what -> protocolRejected(what, nowNanos));
        }
    }

    private Optional<Link> lowest() {
        return members.stream().min(Comparator.comparingInt(Link::number));
    }

    void protocolRejected(int protocol, long nowNanos) {
        carryOut(protocols.rejected(protocol, nowNanos), nowNanos);
    }

    /// What it has carried since it was made. Allocates nothing as long as that is allowed.
    void carried(long octetsSent, long octetsReceived, long nowNanos) {
        limits.carried(octetsSent, octetsReceived, nowNanos);
        if (limits.tooManyBytes()) {
            context.timers().update(this);
        }
    }

    /// What arrives cannot be decrypted.
    ///
    /// @param fromTheStart nothing could since the keys were set: they may be those of the wrong link
    void undecipherable(boolean fromTheStart, long nowNanos) {
        List<NetworkProtocols.Event> help = protocols.undecipherable(nowNanos);
        if (fromTheStart && !help.isEmpty()) {
            keys.doubt();
        }
        carryOut(help, nowNanos);
    }

    @Override
    public void advance(long nowNanos) {
        if (Deadline.due(prepareDeadline, nowNanos)) {
            prepareDeadline = OptionalLong.empty();
            end(LinkEnd.withoutInterface("interface was not ready within " + PREPARE_SECONDS + " s"), nowNanos);
        }
        if (!ending) {
            limits.exceeded(nowNanos).ifPresent(end -> end(end, nowNanos));
        }
        carryOut(protocols.advance(nowNanos), nowNanos);
        if (multilink && !gone && !connected() && deaf()) {
            owner.multilinkUnanswered(this, nowNanos);
        }
    }

    /// The peer takes nothing that comes in fragments. One that was not heard at all may still be busy with its end of
    /// authentication, whose last packet was lost.
    private boolean deaf() {
        return protocols.unanswered() >= (heardWithoutMultilink ? UNANSWERED_BEFORE_PLAIN : UNANSWERED_WHEN_SILENT);
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        if (gone) {
            return OptionalLong.empty();
        }
        OptionalLong protocol = Deadline.earlier(prepareDeadline, protocols.nextDeadlineNanos());
        return ending ? protocol : Deadline.earlier(protocol, limits.nextDeadlineNanos());
    }

    private void carryOut(List<NetworkProtocols.Event> events, long nowNanos) {
        for (NetworkProtocols.Event event : events) {
            switch (event) {
                case NetworkProtocols.Event.Send(int protocol, ControlPacket packet) -> {
                    if (!gone) {
                        context.act(new ControlAction.SendThroughBundle(number, protocol, packet.encoded()));
                    }
                }
                case NetworkProtocols.Event.Encryption(CcpAgreement agreed) -> encrypt(agreed);
                case NetworkProtocols.Event.Flush() -> context.act(new ControlAction.FlushEncryption(number));
                case NetworkProtocols.Event.Ipv6(Optional<Ipv6cpAgreement> agreed) -> {
                    ipv6 = agreed;
                    context.act(new ControlAction.PassIpv6(number, agreed.isPresent()));
                }
                case NetworkProtocols.Event.Finished(String reason) -> end(LinkEnd.disagreement(reason), nowNanos);
            }
        }
        if (!gone) {
            gate(nowNanos);
            prepareWhatChanged(nowNanos);
        }
        context.timers().update(this);
    }

    private void encrypt(CcpAgreement agreed) {
        SessionKeys secrets = keys.current();
        boolean only = terms.options().encryption() == Demand.REQUIRED
                || agreed.receive().isPresent();
        context.act(new ControlAction.Encrypt(
                number,
                agreed.send().map(mode -> new ControlAction.Coding(mode, secrets.send())),
                agreed.receive().map(mode -> new ControlAction.Coding(mode, secrets.receive())),
                only));
    }

    /// Opens or shuts the bundle for packets of data.
    private void gate(long nowNanos) {
        boolean pass = protocols.mayPass();
        if (pass == connected()) {
            return;
        }
        upSinceNanos = pass ? OptionalLong.of(nowNanos) : OptionalLong.empty();
        context.act(new ControlAction.PassTraffic(number, pass));
        if (pass) {
            limits.up(nowNanos);
            owner.connected(this, nowNanos);
        }
    }

    /// The interface follows what is agreed: the addresses, the room that encryption takes, and IPv6 once all else is
    /// there.
    private void prepareWhatChanged(long nowNanos) {
        Optional<IpcpAgreement> awaited = protocols.awaited();
        if (awaited.isPresent() && !requested.equals(awaited)) {
            prepare(awaited.get(), nowNanos);
        } else if (connected() && !asked.equals(Optional.of(wantedInterface(requested.orElseThrow())))) {
            prepare(requested.orElseThrow(), nowNanos);
        }
    }

    private void prepare(IpcpAgreement agreed, long nowNanos) {
        requested = Optional.of(agreed);
        prepareDeadline = connected() ? OptionalLong.empty() : Deadline.inSeconds(nowNanos, PREPARE_SECONDS);
        KernelPort.SessionInterface wanted = wantedInterface(agreed);
        asked = Optional.of(wanted);
        if (terms.options().clampMss()) {
            context.act(new ControlAction.ClampMss(number, wanted.mtuBytes()));
        }
        context.act(new ControlAction.Prepare(wanted));
        context.timers().update(this);
    }

    private KernelPort.SessionInterface wantedInterface(IpcpAgreement agreed) {
        return new KernelPort.SessionInterface(
                number,
                terms.ownerKey(),
                terms.wantedName().isEmpty() ? SERVER_PREFIX + number : terms.wantedName(),
                terms.label(),
                mtuBytes(),
                agreed.own(),
                agreed.peer(),
                connected() ? ipv6.flatMap(Ipv6cpAgreement::own).map(InterfaceIdentifier::linkLocal) : Optional.empty(),
                terms.passDns() ? agreed.dnsServers() : List.of(),
                terms.defaultRouteMetric());
    }

    private void destroy(long nowNanos) {
        gone = true;
        // The events of going down are the bundle's own end; only an open gate for packets must be shut.
        protocols.down(nowNanos);
        if (connected()) {
            upSinceNanos = OptionalLong.empty();
            context.act(new ControlAction.PassTraffic(number, false));
        }
        context.act(new ControlAction.DestroyBundle(number));
        if (requested.isPresent()) {
            context.act(new ControlAction.Release(number));
        }
        context.timers().remove(this);
        forget.accept(this);
        owner.destroyed(this, nowNanos);
    }
}
