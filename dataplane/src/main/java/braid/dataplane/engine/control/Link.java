package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.EngineCommand.Admission;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.ppp.lcp.LcpAgreement;
import braid.dataplane.ppp.mppe.SessionKeys;
import braid.dataplane.pppoe.DiscoveryEvent;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// One PPPoE session from PADS to its end, and where its packets go.
final class Link implements TimerQueue.Timed {
    // Chosen by us: what comes between LCP Opened and joining, since the peer may be done earlier than we.
    private static final int MAX_HELD = 8;
    private static final long HELD_SECONDS = 1;

    // Chosen by us: a peer that sends what we do not speak is told so, but not at any rate.
    private static final int REJECTS_A_SECOND = 10;

    /// How the peer learns that the session is over.
    private enum Farewell {
        PADT,
        /// Its interface is gone.
        LATER,
        /// The peer itself has ended it; not one frame may follow (RFC 2516 section 5.5).
        NONE
    }

    private record Held(int protocol, ControlPacket packet, long untilNanos) {}

    private final ControlContext context;
    private final int number;
    private final long age;
    private final SessionKey session;
    private final MacAddress ours;
    private final DiscoveryEvent.Established discovered;
    private final LinkTerms terms;
    private final LinkOwner owner;
    private final LinkMachine machine;
    private final Consumer<Link> forget;
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    private Optional<Bundle> bundle = Optional.empty();
    private Optional<PppUser> user = Optional.empty();
    private OptionalLong askAgain = OptionalLong.empty();
    private long startedNanos;
    private long sinceNanos;
    private OptionalLong rejectsAnew = OptionalLong.empty();
    private int rejects;
    private boolean wasUp;
    private boolean silent;

    /// @param forget called once, when the session is over
    Link(
            ControlContext context,
            SessionKey session,
            MacAddress ours,
            DiscoveryEvent.Established discovered,
            LinkTerms terms,
            LinkOwner owner,
            Consumer<Link> forget) {
        this.context = context;
        this.number = context.newNumber();
        this.age = context.newAge();
        this.session = session;
        this.ours = ours;
        this.discovered = discovered;
        this.terms = terms;
        this.owner = owner;
        this.machine = new LinkMachine(terms, context.random());
        this.forget = forget;
    }

    int number() {
        return number;
    }

    /// Higher than that of every link made before it.
    long age() {
        return age;
    }

    SessionKey session() {
        return session;
    }

    /// Our MAC on the session's interface.
    MacAddress ours() {
        return ours;
    }

    DiscoveryEvent.Established discovered() {
        return discovered;
    }

    LinkTerms terms() {
        return terms;
    }

    LinkOwner owner() {
        return owner;
    }

    LcpAgreement agreement() {
        return machine.agreement();
    }

    LinkMachine.Phase phase() {
        return machine.phase();
    }

    /// Why it ends, or ended; empty text while nothing is wrong.
    String reason() {
        return machine.end().map(LinkEnd::reason).orElse("");
    }

    /// Why it ends, or ended; empty while nothing is wrong.
    Optional<LinkEnd> end() {
        return machine.end();
    }

    String peerName() {
        return machine.peerName();
    }

    /// What the peer says it is; empty text: nothing.
    String identification() {
        return machine.identification();
    }

    int mtuBytes() {
        return machine.mtuBytes();
    }

    OptionalLong rttNanos() {
        return machine.rttNanos();
    }

    Optional<Bundle> bundle() {
        return bundle;
    }

    /// Whether it ever was in a bundle.
    boolean wasUp() {
        return wasUp;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /// Whether it is in a bundle and its line does not answer.
    boolean silent() {
        return silent;
    }

    void silent(boolean isSilent, long nowNanos) {
        if (bundle.isPresent() && silent != isSilent) {
            silent = isSilent;
            sinceNanos = nowNanos;
            context.log(
                    List.of("pppoe", "ppp", isSilent ? "warning" : "info"),
                    bundle.get().label() + ": link on " + session.linuxName()
                            + (isSilent ? " does not answer, suspended" : " answers again"));
        }
    }

    /// What its authentication leaves to encryption; empty: nothing.
    Optional<SessionKeys> keys() {
        return machine.keys();
    }

    Optional<PppUser> user() {
        return user;
    }

    void start(long nowNanos) {
        startedNanos = nowNanos;
        sinceNanos = nowNanos;
        context.ended().forget(session);
        context.act(new ControlAction.OpenLink(number, session.linuxName(), session.sessionId(), session.peer(), ours));
        carryOut(machine.start(nowNanos), nowNanos);
    }

    /// Allocates nothing.
    void heard(long nowNanos) {
        machine.heard(nowNanos);
    }

    void receive(int protocol, ControlPacket packet, long nowNanos) {
        if (PppProtocol.linkControl(protocol)) {
            OptionalInt refused = protocol == PppProtocol.LCP ? machine.rejectedProtocol(packet) : OptionalInt.empty();
            carryOut(machine.receive(protocol, packet, nowNanos), nowNanos);
            refused.ifPresent(what -> bundle.ifPresent(b -> b.protocolRejected(what, nowNanos)));
        } else if (bundle.isPresent()) {
            machine.heard(nowNanos);
            bundle.get().receiveRaw(protocol, packet, nowNanos);
        } else {
            hold(protocol, packet, nowNanos);
        }
    }

    private void hold(int protocol, ControlPacket packet, long nowNanos) {
        boolean soon =
                machine.phase() == LinkMachine.Phase.AUTHENTICATING || machine.phase() == LinkMachine.Phase.READY;
        if (soon && PppProtocol.networkControl(protocol) && held.size() < MAX_HELD) {
            held.addLast(new Held(protocol, packet, nowNanos + HELD_SECONDS * Deadline.NANOS_PER_SECOND));
        } else {
            context.count(session.linuxName(), ControlCounter.BEFORE_NETWORK_PHASE);
        }
    }

    /// Tells the peer that a protocol is not spoken here.
    void reject(int protocol, ControlPacket packet, long nowNanos) {
        if (rejectsAnew.isEmpty() || Deadline.due(rejectsAnew, nowNanos)) {
            rejectsAnew = Deadline.inSeconds(nowNanos, 1);
            rejects = 0;
        }
        if (rejects++ < REJECTS_A_SECOND) {
            machine.protocolReject(protocol, Octets.of(packet.encoded()))
                    .ifPresent(reject -> send(PppProtocol.LCP, reject));
        }
    }

    Optional<ControlPacket> echoReply(ControlPacket request) {
        return machine.echoReply(request);
    }

    OptionalInt rejectedProtocol(ControlPacket packet) {
        return machine.rejectedProtocol(packet);
    }

    /// The verdict on a check; ignored unless that check is still to be decided.
    void decide(int check, Optional<Admission> admitted, long nowNanos) {
        if (machine.awaits(check)) {
            user = admitted.map(Admission::user);
            carryOut(machine.decide(check, admitted.map(Admission::acceptance), nowNanos), nowNanos);
        }
    }

    void close(LinkEnd end, long nowNanos) {
        carryOut(machine.close(end, nowNanos), nowNanos);
    }

    /// Its interface is gone: no frame goes out any more.
    void cut(LinkEnd end, long nowNanos) {
        carryOut(machine.cut(end, nowNanos), nowNanos, Farewell.LATER);
    }

    void endedByPeer(long nowNanos) {
        carryOut(machine.cut(LinkEnd.PADT, nowNanos), nowNanos, Farewell.NONE);
    }

    /// We end it at once, with a PADT.
    void abandon(LinkEnd end, long nowNanos) {
        carryOut(machine.cut(end, nowNanos), nowNanos);
    }

    void restartWithoutMultilink(long nowNanos) {
        carryOut(machine.restartWithoutMultilink(nowNanos), nowNanos);
    }

    /// The owner cannot say yet whether it may come in: it is asked again.
    void askAgain(long atNanos) {
        askAgain = OptionalLong.of(atNanos);
        context.timers().update(this);
    }

    /// Whether nothing was heard of it since `other`, from the same host, began; then it must show life soon.
    boolean doubtedFor(Link other, long nowNanos) {
        boolean silent = machine.heardNanos() - other.startedNanos <= 0;
        if (silent) {
            machine.doubt(nowNanos);
            context.timers().update(this);
        }
        return silent;
    }

    void joined(Bundle where, long nowNanos) {
        bundle = Optional.of(where);
        wasUp = true;
        silent = false;
        sinceNanos = nowNanos;
        while (!held.isEmpty()) {
            Held early = held.removeFirst();
            if (early.untilNanos() - nowNanos > 0 && bundle.isPresent()) {
                where.receiveRaw(early.protocol(), early.packet(), nowNanos);
            }
        }
    }

    @Override
    public void advance(long nowNanos) {
        carryOut(machine.advance(nowNanos), nowNanos);
        if (Deadline.due(askAgain, nowNanos)) {
            askAgain = OptionalLong.empty();
            owner.askedAgain(this, nowNanos);
        }
        if (machine.phase() != LinkMachine.Phase.ENDED) {
            context.timers().update(this);
        }
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return Deadline.earlier(askAgain, machine.nextDeadlineNanos());
    }

    private void carryOut(List<LinkEvent> events, long nowNanos) {
        carryOut(events, nowNanos, Farewell.PADT);
    }

    private void carryOut(List<LinkEvent> events, long nowNanos, Farewell farewell) {
        context.timers().update(this);
        for (LinkEvent event : events) {
            switch (event) {
                case LinkEvent.Send(int protocol, ControlPacket packet) -> send(protocol, packet);
                case LinkEvent.Established() -> {
                    user = Optional.empty();
                    owner.progressed(this, nowNanos);
                }
                case LinkEvent.Check(int check, String name, var claim) ->
                    owner.check(this, check, name, claim, nowNanos);
                case LinkEvent.CheckDropped(int check) -> owner.checkDropped(check);
                case LinkEvent.Ready() -> owner.ready(this, nowNanos);
                case LinkEvent.Left(boolean graceful) -> leave(graceful, nowNanos);
                case LinkEvent.Ended(LinkEnd end) -> ended(end, farewell, nowNanos);
            }
        }
    }

    private void leave(boolean graceful, long nowNanos) {
        held.clear();
        silent = false;
        sinceNanos = nowNanos;
        Optional<Bundle> left = bundle;
        bundle = Optional.empty();
        left.ifPresent(b -> b.leave(this, graceful, nowNanos));
        owner.progressed(this, nowNanos);
    }

    private void ended(LinkEnd end, Farewell farewell, long nowNanos) {
        context.timers().remove(this);
        switch (farewell) {
            case PADT -> context.ended().tell(session, nowNanos);
            case LATER -> context.ended().tellLater(session);
            case NONE -> context.ended().endedByPeer(session);
        }
        context.act(new ControlAction.CloseLink(number));
        context.free(number);
        forget.accept(this);
        owner.ended(this, end, nowNanos);
    }

    private void send(int protocol, ControlPacket packet) {
        context.sendSession(session, ours, protocol, packet);
    }
}
