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
import braid.dataplane.pppoe.AccessLine;
import braid.dataplane.status.SessionEvent;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What links carry together: one interface, one of each network control protocol (RFC 1990 section 2). A plain link
/// is a bundle of its own, without MP headers. Lives as long as one link is in it; no link is the first among equals.
final class Bundle implements TimerQueue.Timed {
    // Chosen by us.
    private static final int UNANSWERED_BEFORE_PLAIN = 3;
    private static final int UNANSWERED_WHEN_SILENT = 6;

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
    private final BundleMembers members;
    private final BundleInterface netInterface;
    private final MacAddress callerId;
    private final int sessionNumber;
    private final int plainMtuBytes;

    private BundleTerms terms;
    private OptionalLong upSinceNanos = OptionalLong.empty();
    private Optional<LinkEnd> lastEnd = Optional.empty();
    private Optional<SessionEvent> announced = Optional.empty();
    private boolean heardWithoutMultilink;
    private boolean ending;
    private boolean gone;

    /// @param before whose interface and number it takes over
    /// @param first the link that makes it; it must be joined next
    /// @param forget called once, when the last link has left
    Bundle(
            ControlContext context,
            Optional<DemandInterface> before,
            BundleKey key,
            BundleTerms terms,
            Link first,
            BundleOwner owner,
            Consumer<Bundle> forget) {
        this.context = context;
        this.number = before.map(DemandInterface::hand).orElseGet(context::newNumber);
        this.key = key;
        this.terms = terms;
        this.owner = owner;
        this.forget = forget;
        this.agreement = first.agreement();
        this.multilink = agreement.multilink();
        this.members = new BundleMembers(agreement);
        this.netInterface = new BundleInterface(context, number, key.role(), before);
        this.plainMtuBytes = first.mtuBytes();
        this.callerId = first.session().peer();
        this.sessionNumber = first.session().sessionId();
        this.keys = new SessionKeyring();
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
        return members.all();
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
        return netInterface.addresses();
    }

    /// How packets are encrypted now.
    CcpAgreement encryption() {
        return protocols.agreement();
    }

    String interfaceName() {
        return netInterface.linuxName();
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
        return members.refusal(link, maxLinks);
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
        if (first && terms.options().rate().limits()) {
            context.act(new ControlAction.LimitRate(number, terms.options().rate()));
        }
        members.add(link);
        link.keys().ifPresent(keys::add);
        context.act(new ControlAction.JoinBundle(
                link.number(),
                number,
                new ControlAction.LinkParameters(
                        link.mtuBytes(),
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

    /// The interface gets other names or another route; the session goes on.
    ///
    /// @param linuxName empty: a short one
    void rename(String label, Optional<String> linuxName, OptionalInt metric, long nowNanos) {
        terms = terms.named(label, linuxName, metric);
        netInterface.prepareAnew(shape(), nowNanos);
        context.timers().update(this);
    }

    String label() {
        return terms.label();
    }

    /// @param made what the interface was made as
    void interfaceReady(KernelPort.SessionInterface made, String linuxName, long nowNanos) {
        netInterface
                .ready(made, linuxName)
                .ifPresent(agreed -> carryOut(protocols.prepared(agreed, nowNanos), nowNanos));
    }

    /// @param asked what is refused
    void interfaceRefused(KernelPort.SessionInterface asked, String reason, long nowNanos) {
        if (!netInterface.refused(asked)) {
            return;
        }
        if (connected()) {
            // It carries packets as it is; only what was asked for since did not come about.
            context.log(List.of("pppoe", "ppp", "warning"), terms.label() + ": " + reason);
        } else {
            end(LinkEnd.withoutInterface(reason), nowNanos);
        }
        context.timers().update(this);
    }

    /// It can carry nothing any longer, whatever state it is in.
    void interfaceLost(String reason, long nowNanos) {
        netInterface.lost();
        end(LinkEnd.withoutInterface(reason), nowNanos);
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
            members.lowest().ifPresent(link -> link.reject(protocol, packet, nowNanos));
        }
    }

    /// What came for it was no control packet.
    void badLength() {
        count(ControlCounter.BAD_CONTROL_LENGTH);
    }

    private void count(ControlCounter why) {
        members.lowest().ifPresent(link -> context.count(link.session().linuxName(), why));
    }

    /// Only what needs no negotiation may come so (RFC 1990 section 3); the rest is discarded.
    private void lcpUnderMultilink(ControlPacket packet, long nowNanos) {
        Optional<Link> link = members.lowest();
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

    /// What arrives cannot be decrypted: it is agreed anew, with the keys of links that came since as well.
    void undecipherable(long nowNanos) {
        carryOut(protocols.undecipherable(nowNanos), nowNanos);
    }

    @Override
    public void advance(long nowNanos) {
        netInterface.overdue(nowNanos).ifPresent(reason -> end(LinkEnd.withoutInterface(reason), nowNanos));
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
        OptionalLong protocol = Deadline.earlier(netInterface.nextDeadlineNanos(), protocols.nextDeadlineNanos());
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
                    netInterface.ipv6(agreed);
                    context.act(new ControlAction.PassIpv6(number, agreed.isPresent()));
                }
                case NetworkProtocols.Event.Finished(String reason) -> end(LinkEnd.disagreement(reason), nowNanos);
            }
        }
        if (!gone) {
            gate(nowNanos);
            netInterface.follow(protocols.awaited(), shape(), nowNanos);
        }
        context.timers().update(this);
    }

    private void encrypt(CcpAgreement agreed) {
        boolean only = terms.options().encryption() == Demand.REQUIRED
                || agreed.receive().isPresent();
        context.act(new ControlAction.Encrypt(
                number,
                agreed.send().map(mode -> new ControlAction.Coding(mode, keys.send())),
                agreed.receive().map(mode -> new ControlAction.Coding(mode, keys.receive())),
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
            announceUp();
            owner.connected(this, nowNanos);
        }
    }

    /// Once, however often IPCP negotiates anew.
    private void announceUp() {
        if (announced.isEmpty()) {
            Link first = members().getFirst();
            SessionEvent up = new SessionEvent(
                    true,
                    number,
                    key.role(),
                    terms.ownerKey(),
                    terms.options().profile(),
                    terms.user(),
                    terms.label(),
                    addresses().flatMap(IpcpAgreement::own),
                    addresses().flatMap(IpcpAgreement::peer),
                    callerId,
                    first.discovered().serviceName());
            announced = Optional.of(up);
            context.act(new ControlAction.Announce(up));
        }
    }

    private BundleInterface.Shape shape() {
        return new BundleInterface.Shape(terms, mtuBytes(), connected());
    }

    private void destroy(long nowNanos) {
        gone = true;
        // The events of going down are the bundle's own end; only an open gate for packets must be shut.
        protocols.down(nowNanos);
        if (connected()) {
            upSinceNanos = OptionalLong.empty();
            context.act(new ControlAction.PassTraffic(number, false));
        }
        announced.ifPresent(up -> context.act(new ControlAction.Announce(up.over())));
        if (!owner.keepsInterface()) {
            context.act(new ControlAction.DestroyBundle(number));
            context.free(number);
            netInterface.release();
        }
        context.timers().remove(this);
        forget.accept(this);
        owner.destroyed(this, nowNanos);
    }
}
