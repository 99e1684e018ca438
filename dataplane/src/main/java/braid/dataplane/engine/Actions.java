package braid.dataplane.engine;

import braid.dataplane.multilink.BundleSettings;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.LineTerms;
import braid.dataplane.multilink.LinkAddress;
import braid.dataplane.multilink.MemberLink;
import braid.dataplane.multilink.ReassemblyTimes;
import braid.dataplane.network.RateLimit;
import braid.dataplane.ppp.mppe.MppeDecoder;
import braid.dataplane.ppp.mppe.MppeEncoder;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.SessionEvent;
import braid.dataplane.wire.MpFormat;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out what the control plane decided, in the order it decided it.
final class Actions {
    private final EngineLimits limits;
    private final Tables tables;
    private final FramePool pool;
    private final FramePool heldPool;
    private final Delivery delivery;
    private final Receiver receiver;
    private final TunReaders readers;
    private final BundleTimers timers;
    private final KernelPort kernel;
    private final CredentialPort credentials;
    private final ByteBuffer scratch;
    private final ArrayDeque<EngineCommand> refusals = new ArrayDeque<>();
    private final ArrayDeque<String> leftPorts = new ArrayDeque<>();
    private final List<LinkState> holding = new ArrayList<>();
    private boolean finished;

    /// @param heldPool for frames of links that have joined no bundle yet
    Actions(
            EngineLimits limits,
            Tables tables,
            FramePool pool,
            FramePool heldPool,
            Delivery delivery,
            Receiver receiver,
            TunReaders readers,
            BundleTimers timers,
            KernelPort kernel,
            CredentialPort credentials) {
        this.limits = limits;
        this.tables = tables;
        this.pool = pool;
        this.heldPool = heldPool;
        this.delivery = delivery;
        this.receiver = receiver;
        this.readers = readers;
        this.timers = timers;
        this.kernel = kernel;
        this.credentials = credentials;
        this.scratch = ByteBuffer.allocateDirect(limits.tunPacketBytes() + MppeEncoder.OVERHEAD_BYTES);
    }

    boolean finished() {
        return finished;
    }

    void run(List<ControlAction> actions, long nowNanos) {
        for (ControlAction action : actions) {
            run(action, nowNanos);
        }
    }

    private void run(ControlAction action, long nowNanos) {
        switch (action) {
            case ControlAction.SendFrame send -> send(send, nowNanos);
            case ControlAction.SendThroughBundle send -> send(send, nowNanos);
            case ControlAction.OpenLink open -> open(open);
            case ControlAction.CloseLink(int link) -> tables.link(link).ifPresent(state -> close(state, nowNanos));
            case ControlAction.CreateBundle(int bundle, var parameters) ->
                create(new BundleState(bundle, settings(parameters), pool, delivery));
            case ControlAction.DestroyBundle(int bundle) ->
                tables.bundle(bundle).ifPresent(this::destroy);
            case ControlAction.JoinBundle join -> join(join, nowNanos);
            case ControlAction.LeaveBundle(int link, int _, boolean graceful) ->
                tables.link(link).ifPresent(state -> leave(state, graceful, nowNanos));
            case ControlAction.PassTraffic(int bundle, boolean allowed) ->
                tables.bundle(bundle).ifPresent(state -> state.passing(allowed));
            case ControlAction.AwaitPacket(int bundle) ->
                tables.bundle(bundle).ifPresent(state -> state.awaiting(true));
            case ControlAction.PassIpv6(int bundle, boolean allowed) ->
                tables.bundle(bundle).ifPresent(state -> state.passingIpv6(allowed));
            case ControlAction.ClampMss(int bundle, int mtuBytes) ->
                tables.bundle(bundle).ifPresent(state -> state.clampBytes(mtuBytes));
            case ControlAction.LimitRate(int bundle, RateLimit limit) ->
                tables.bundle(bundle).ifPresent(state -> state.limit(limit));
            case ControlAction.Encrypt encrypt ->
                tables.bundle(encrypt.bundle())
                        .ifPresent(state -> state.encryption(
                                encryption(encrypt, state.encryption().keys())));
            case ControlAction.FlushEncryption(int bundle) ->
                tables.bundle(bundle).ifPresent(state -> state.encryption().flush());
            case ControlAction.Prepare(var request) -> prepare(request);
            case ControlAction.SessionOver(SessionKey session) -> kernel.sessionClosed(session);
            case ControlAction.UserLeft(EndedSession session) -> kernel.userLeft(session);
            case ControlAction.Announce(SessionEvent event) -> kernel.announce(event);
            case ControlAction.Release(int bundle) -> release(bundle);
            case ControlAction.Admit(var users) -> credentials.users(users);
            case ControlAction.CheckCredentials(var check) -> check(check);
            case ControlAction.Log(var event) -> kernel.log(event);
            case ControlAction.PortLeft(String linuxName) -> leftPorts.add(linuxName);
            case ControlAction.Finished() -> finished = true;
        }
    }

    /// After what was sent before it: a Terminate-Ack says that nothing more comes.
    private void send(ControlAction.SendFrame send, long nowNanos) {
        tables.port(send.linuxName()).ifPresent(port -> {
            port.counters().add(EngineCounter.TRANSMIT_STUCK, port.ring().flush(nowNanos));
            if (!port.port().sendControl(ByteBuffer.wrap(send.frame()))) {
                port.counters().count(EngineCounter.CONTROL_NOT_SENT);
            }
        });
    }

    private void send(ControlAction.SendThroughBundle send, long nowNanos) {
        tables.bundle(send.bundle()).ifPresent(state -> {
            ByteBuffer information = ByteBuffer.wrap(send.information());
            if (!state.bundle().transmit(send.protocol(), information, 0, send.information().length, nowNanos)) {
                state.counters().count(EngineCounter.CONTROL_NOT_SENT);
            }
        });
    }

    private Encryption encryption(ControlAction.Encrypt encrypt, int likely) {
        return new Encryption(
                encrypt.send().map(coding -> new MppeEncoder(coding.mode(), coding.starts(), likely)),
                encrypt.receive().map(coding -> new MppeDecoder(coding.mode(), coding.starts(), likely)),
                likely,
                encrypt.only(),
                scratch);
    }

    private void open(ControlAction.OpenLink open) {
        var address = new LinkAddress(open.peerMac().bits(), open.ourMac().bits(), open.sessionId());
        Counters<EngineCounter> dropped = tables.port(open.linuxName())
                .map(PortState::counters)
                .orElseGet(() -> new Counters<>(EngineCounter.class));
        tables.add(new LinkState(open.link(), open.linuxName(), address, waiting(), dropped));
        kernel.sessionOpened(new SessionKey(open.linuxName(), open.peerMac(), open.sessionId()));
    }

    /// Packets that come to its interface meanwhile find either the one or the other.
    private void create(BundleState bundle) {
        TunPort tun = tables.bundle(bundle.id()).map(BundleState::tun).orElse(NoTun.INSTANCE);
        tables.bundle(bundle.id()).ifPresent(this::destroy);
        tables.add(bundle);
        if (tun != NoTun.INSTANCE) {
            bundle.tun(tun);
            readers.add(bundle, tun);
        }
    }

    private void join(ControlAction.JoinBundle join, long nowNanos) {
        LinkState link = tables.link(join.link()).orElseThrow(() -> unknown("link", join.link()));
        BundleState bundle = tables.bundle(join.bundle()).orElseThrow(() -> unknown("bundle", join.bundle()));
        PortState port = tables.port(link.linuxName()).orElseThrow(() -> unknown("interface of link", join.link()));
        int mtuBytes = Math.min(join.parameters().mtuBytes(), limits.largestPayload());
        var member = new MemberLink(
                link.id(),
                link.address(),
                port.ring(),
                new LineTerms(
                        mtuBytes,
                        join.parameters().ownMagic(),
                        join.parameters().transmitBitsPerSecond(),
                        join.parameters().receiveBitsPerSecond(),
                        join.parameters().expectedBitsPerSecond()),
                link.counters());
        LinkState.Attachment before = link.attachment();
        bundle.bundle().join(member, nowNanos);
        link.attach(new LinkState.Attachment.Joined(bundle, member));
        if (before instanceof LinkState.Attachment.Waiting(HeldFrames frames)) {
            for (int i = 0; i < frames.count(); i++) {
                receiver.packet(link, heldPool.bytes(), frames.offset(i), frames.length(i), nowNanos, nowNanos);
            }
            frames.retire();
        }
    }

    private void leave(LinkState link, boolean graceful, long nowNanos) {
        if (link.attachment() instanceof LinkState.Attachment.Joined(BundleState bundle, MemberLink member)) {
            if (graceful) {
                bundle.bundle().stopSending(member);
            } else {
                bundle.bundle().leave(member, nowNanos);
                link.attach(waiting());
            }
        }
    }

    private void close(LinkState link, long nowNanos) {
        leave(link, false, nowNanos);
        forget(link);
        tables.remove(link);
    }

    private void destroy(BundleState bundle) {
        for (MemberLink member : bundle.bundle().links()) {
            tables.link(member.id()).ifPresent(link -> link.attach(waiting()));
        }
        bundle.bundle().close();
        withdraw(bundle);
        timers.remove(bundle);
        tables.remove(bundle);
    }

    /// Without an answer the link would end as well, only later and with a worse reason.
    private void prepare(KernelPort.SessionInterface request) {
        if (!kernel.prepare(request)) {
            refusals.add(new EngineCommand.InterfaceRefused(request, "too many interfaces wait to be made"));
        }
    }

    private void check(CredentialPort.CredentialCheck check) {
        if (!credentials.check(check)) {
            refusals.add(new EngineCommand.Unjudged(check.ticket(), "too many wait to be judged"));
        }
    }

    /// What the rest of the router had no room to be asked for: the control plane must hear it now, since
    /// no answer will come. No more of them than it asked for.
    Optional<EngineCommand> refusal() {
        return Optional.ofNullable(refusals.poll());
    }

    /// An interface that no link is left on, and that is to be closed when the cycle is over.
    Optional<String> leftPort() {
        return Optional.ofNullable(leftPorts.poll());
    }

    private void release(int bundle) {
        tables.bundle(bundle).ifPresent(this::withdraw);
        kernel.release(bundle);
    }

    /// The bundle has this interface now, and lets go of the one it had.
    void attach(int bundle, TunPort tun) {
        tables.bundle(bundle).ifPresent(state -> attach(state, tun));
    }

    @SuppressWarnings("ReferenceEquality") // it is about the very same interface
    private void attach(BundleState bundle, TunPort tun) {
        TunPort before = bundle.tun();
        if (before == tun) {
            return;
        }
        delivery.flush();
        readers.remove(bundle);
        bundle.tun(tun);
        readers.add(bundle, tun);
        if (before != NoTun.INSTANCE) {
            kernel.letGo(bundle.id(), before);
        }
    }

    /// Its interface belongs to somebody else from here on.
    private void withdraw(BundleState bundle) {
        delivery.flush();
        readers.remove(bundle);
        bundle.tun(NoTun.INSTANCE);
        bundle.passing(false);
    }

    /// Drops what is held for links that joined nothing in time.
    void expireHeld(long nowNanos) {
        for (int i = holding.size() - 1; i >= 0; i--) {
            if (!stillHolds(holding.get(i), nowNanos)) {
                holding.set(i, holding.getLast());
                holding.removeLast();
            }
        }
    }

    private boolean stillHolds(LinkState link, long nowNanos) {
        if (!(link.attachment() instanceof LinkState.Attachment.Waiting(HeldFrames frames)) || frames.count() == 0) {
            unnotice(link);
            return false;
        }
        if (nowNanos - frames.sinceNanos() < limits.heldNanos()) {
            return true;
        }
        link.dropped().add(EngineCounter.HELD_TOO_LONG, frames.count());
        frames.retire();
        frames.unnoticed();
        return false;
    }

    private static void unnotice(LinkState link) {
        if (link.attachment() instanceof LinkState.Attachment.Waiting(HeldFrames frames)) {
            frames.unnoticed();
        }
    }

    /// The first frame of a link that has joined nothing yet is being held.
    void holds(LinkState link) {
        holding.add(link);
    }

    /// When [#expireHeld] has something to do; [Long#MAX_VALUE] when nothing is held.
    long heldUntilNanos(long nowNanos) {
        long until = Long.MAX_VALUE;
        for (int i = 0; i < holding.size(); i++) {
            if (holding.get(i).attachment() instanceof LinkState.Attachment.Waiting(HeldFrames frames)) {
                until = Math.min(until, frames.sinceNanos() + limits.heldNanos() - nowNanos);
            }
        }
        return until == Long.MAX_VALUE ? until : nowNanos + until;
    }

    private void forget(LinkState link) {
        if (link.attachment() instanceof LinkState.Attachment.Waiting(HeldFrames frames)) {
            link.dropped().add(EngineCounter.HELD_TOO_LONG, frames.count());
            frames.retire();
        }
    }

    private LinkState.Attachment waiting() {
        return new LinkState.Attachment.Waiting(new HeldFrames(heldPool, limits.heldFrames()));
    }

    private static BundleSettings settings(ControlAction.BundleParameters parameters) {
        return new BundleSettings(
                parameters.multilink(),
                parameters.mrruBytes(),
                parameters.peerMrruBytes(),
                parameters.receiveShort() ? MpFormat.SHORT : MpFormat.LONG,
                parameters.sendShort() ? MpFormat.SHORT : MpFormat.LONG,
                true,
                ReassemblyTimes.STANDARD);
    }

    private static IllegalStateException unknown(String what, int id) {
        return new IllegalStateException("the control plane speaks of " + what + " " + id + ", which is not there");
    }
}
