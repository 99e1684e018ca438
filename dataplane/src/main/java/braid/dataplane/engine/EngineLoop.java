package braid.dataplane.engine;

import braid.dataplane.multilink.BundleCounter;
import braid.dataplane.multilink.Counters;
import braid.dataplane.multilink.FramePool;
import braid.dataplane.multilink.PacketSlices;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;

/// One engine: whole Ethernet interfaces, the sessions on them, the bundles joined from those and their
/// interfaces. Everything but [#offer] and [#status] belongs to the one thread that calls [#doWork].
///
/// One cycle: commands, a batch from each interface, control frames within their budget, a batch from each
/// session's interface, timers, and out. Nothing is allocated in it for a packet of data.
public final class EngineLoop {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int PORT_TOKEN = -1;

    /// Timers of bundles are looked at no more often than this.
    private static final long TIMER_GRAIN_NANOS = 1_000_000L;

    /// What an interface refused is offered again after this.
    private static final long RETRY_NANOS = 500_000L;

    /// A cycle that takes so long was interrupted.
    private static final long HELD_UP_NANOS = 1_000_000L;

    /// How often the control plane learns what its bundles carry.
    private static final long TELL_NANOS = 1_000_000_000L;

    private static final int IPV4_VERSION = 4;
    private static final int IPV6_VERSION = 6;

    private final EngineLimits limits;
    private final ControlPlane plane;
    private final KernelPort kernel;
    private final IdlePort idle;
    private final CommandQueue commands;
    private final Tables tables = new Tables();
    private final FrameBatch received;
    private final FrameBatch read;
    private final ControlQueue control;
    private final Delivery delivery;
    private final Receiver receiver;
    private final TunReaders readers;
    private final BundleTimers timers = new BundleTimers();
    private final BundleTimers.Advance advancing = this::advance;
    private final Actions actions;
    private final StatusKeeper status;
    private final FramePool pool;
    private final PacketSlices outgoing = new PacketSlices(1);
    private long cycle;
    private long cycleNanos;
    private int controlBudget;
    private long toldNanos;
    private long timersRanNanos;
    private boolean ringsWaiting;
    private boolean held;
    private boolean usableChanged;
    private long heldCheckNanos;

    public EngineLoop(
            EngineLimits limits, ControlPlane plane, KernelPort kernel, CredentialPort credentials, IdlePort idle) {
        this.limits = limits;
        this.plane = plane;
        this.kernel = kernel;
        this.idle = idle;
        this.commands = new CommandQueue(limits.commands());
        Slab poolSlab = new Slab(limits.poolFrames(), limits.frameBytes());
        this.pool = new FramePool(poolSlab.bytes(), limits.poolFrames(), limits.frameBytes());
        this.received = new FrameBatch(limits.receiveFrames(), limits.frameBytes(), 0);
        this.read = new FrameBatch(limits.tunPackets(), limits.tunPacketBytes(), 0);
        this.control = new ControlQueue(limits.controlQueue(), limits.frameBytes());
        Slab heldSlab = new Slab(limits.heldPoolFrames(), limits.frameBytes());
        var heldPool = new FramePool(heldSlab.bytes(), limits.heldPoolFrames(), limits.frameBytes());
        this.delivery = new Delivery(
                List.of(poolSlab, heldSlab, received.slab()),
                List.of(pool, heldPool),
                limits.tunPacketBytes(),
                control);
        this.receiver = new Receiver(control);
        this.readers = new TunReaders(idle);
        this.actions =
                new Actions(limits, tables, pool, heldPool, delivery, receiver, readers, timers, kernel, credentials);
        this.status = new StatusKeeper(tables);
    }

    /// Asks the loop for something; from any thread.
    ///
    /// @return false when its queue is full
    public boolean offer(EngineCommand command) {
        boolean taken = commands.offer(command);
        idle.wake();
        return taken;
    }

    /// The latest snapshot; from any thread.
    public EngineStatus status() {
        return status.published();
    }

    /// Whether [EngineCommand.Shutdown] was carried out to the end.
    public boolean finished() {
        return actions.finished();
    }

    /// One cycle.
    ///
    /// @return how many commands, frames and packets it handled; 0 when there was nothing to do
    public int doWork(long nowNanos) {
        if (cycle++ == 0) {
            toldNanos = nowNanos;
            timersRanNanos = nowNanos;
        }
        cycleNanos = nowNanos;
        delivery.now(nowNanos);
        controlBudget = limits.controlFrames();
        int work = runCommands(nowNanos);
        for (PortState port : tables.ports()) {
            work += receive(port, nowNanos);
        }
        work += handleControl(nowNanos);
        work += readInterfaces(nowNanos);
        advance(nowNanos);
        delivery.flush();
        flush(nowNanos);
        closeLeftPorts();
        if (nowNanos - toldNanos >= TELL_NANOS) {
            tellWhatWasCarried(nowNanos);
        }
        if (status.due(nowNanos)) {
            status.publish(plane.status(nowNanos), nowNanos);
        }
        return work;
    }

    /// To be told after each cycle what time it is then: what was sent in a cycle that was held up left
    /// later than it seemed.
    public void cycled(long nowNanos) {
        if (nowNanos - cycleNanos >= HELD_UP_NANOS) {
            for (BundleState bundle : tables.bundles()) {
                bundle.bundle().heldUp(cycleNanos);
            }
        }
    }

    private void tellWhatWasCarried(long nowNanos) {
        toldNanos = nowNanos;
        for (BundleState bundle : tables.bundles()) {
            Counters<BundleCounter> carried = bundle.bundle().counters();
            plane.carried(
                    bundle.id(),
                    carried.get(BundleCounter.OCTETS_SENT),
                    carried.get(BundleCounter.OCTETS_RECEIVED),
                    nowNanos);
        }
    }

    /// When [#doWork] has something to do even if nothing arrives.
    public long nextDeadlineNanos(long nowNanos) {
        long due = earlier(plane.nextDeadlineNanos(), status.nextDeadlineNanos());
        if (!timers.isEmpty()) {
            due = earlier(due, later(timers.nextNanos(), timersRanNanos + TIMER_GRAIN_NANOS));
        }
        if (held) {
            due = earlier(due, heldCheckNanos);
        }
        return ringsWaiting ? earlier(due, nowNanos + RETRY_NANOS) : due;
    }

    private int runCommands(long nowNanos) {
        int count = 0;
        while (!commands.isEmpty() && count < limits.controlFrames()) {
            commands.take().ifPresent(command -> run(command, nowNanos));
            count++;
        }
        return count;
    }

    private void run(EngineCommand command, long nowNanos) {
        switch (command) {
            case EngineCommand.PortUp(EthernetPort port) -> {
                closeLeftPorts();
                closePort(port.linuxName());
                tables.add(new PortState(port, limits));
                idle.watch(port.descriptor(), PORT_TOKEN);
                decide(plane.command(command, nowNanos), nowNanos);
            }
            case EngineCommand.PortDown(String linuxName, String _) -> {
                decide(plane.command(command, nowNanos), nowNanos);
                closePort(linuxName);
            }
            case EngineCommand.InterfaceReady(KernelPort.SessionInterface made, TunPort tun) -> {
                actions.attach(made.bundle(), tun);
                decide(plane.command(command, nowNanos), nowNanos);
            }
            case EngineCommand.Configure _,
                    EngineCommand.PortLeave _,
                    EngineCommand.InterfaceRefused _,
                    EngineCommand.InterfaceLost _,
                    EngineCommand.Verdict _,
                    EngineCommand.Unjudged _,
                    EngineCommand.Disconnect _,
                    EngineCommand.Shutdown _ -> decide(plane.command(command, nowNanos), nowNanos);
        }
        status.change();
    }

    private void closeLeftPorts() {
        for (Optional<String> left = actions.leftPort(); left.isPresent(); left = actions.leftPort()) {
            closePort(left.get());
            kernel.portClosed(left.get());
            status.change();
        }
    }

    private void closePort(String linuxName) {
        tables.removePort(linuxName).ifPresent(port -> {
            idle.unwatch(port.port().descriptor());
            port.port().close();
        });
    }

    private void decide(List<ControlAction> decided, long nowNanos) {
        if (decided.isEmpty()) {
            return;
        }
        actions.run(decided, nowNanos);
        for (Optional<EngineCommand> no = actions.refusal(); no.isPresent(); no = actions.refusal()) {
            actions.run(plane.command(no.get(), nowNanos), nowNanos);
        }
        status.change();
    }

    private int receive(PortState port, long nowNanos) {
        port.strays().cycle();
        int count = port.port().receive(received);
        for (int i = 0; i < count; i++) {
            LinkState link = receiver.linkOf(port, received.slab().bytes(), received.start(i), received.length(i));
            if (link != LinkState.NONE) {
                long arrived = received.arrivalNanos(i);
                receive(link, arrived == FrameBatch.NOT_KNOWN ? nowNanos : arrived, nowNanos);
            }
            handleControl(nowNanos);
        }
        if (count > 0) {
            delivery.flush();
        }
        return count;
    }

    private void receive(LinkState link, long arrivedNanos, long nowNanos) {
        if (link.heardFirst(cycle)) {
            plane.heard(link.id(), nowNanos);
        }
        receiver.packet(
                link,
                received.slab().bytes(),
                receiver.payloadOffset(),
                receiver.payloadBytes(),
                arrivedNanos,
                nowNanos);
        switch (link.attachment()) {
            case LinkState.Attachment.Joined joined -> touch(joined.bundle(), nowNanos);
            case LinkState.Attachment.Waiting waiting -> expectHeld(link, waiting.frames());
            case LinkState.Attachment.Closed _ -> {}
        }
    }

    /// Within the cycle's budget, in order of arrival.
    private int handleControl(long nowNanos) {
        int handled = 0;
        while (!control.isEmpty() && controlBudget > 0) {
            controlBudget--;
            handled++;
            List<ControlAction> decided = handleFirst(nowNanos);
            control.remove();
            decide(decided, nowNanos);
        }
        return handled;
    }

    private List<ControlAction> handleFirst(long nowNanos) {
        int owner = control.owner();
        return switch (control.kind()) {
            case DISCOVERY ->
                tables.port(owner)
                        .map(port -> plane.discoveryFrame(
                                port.port(), control.bytes(), control.offset(), control.length(), nowNanos))
                        .orElse(List.of());
            case STRAY ->
                tables.port(owner)
                        .map(port -> plane.strayFrame(
                                port.port(), control.bytes().getLong(control.offset()), control.protocol(), nowNanos))
                        .orElse(List.of());
            case LINK ->
                tables.link(owner).isEmpty()
                        ? List.of()
                        : plane.linkPacket(
                                owner,
                                control.protocol(),
                                control.bytes(),
                                control.offset(),
                                control.length(),
                                nowNanos);
            case BUNDLE ->
                tables.bundle(owner).isEmpty()
                        ? List.of()
                        : plane.bundlePacket(
                                owner,
                                control.protocol(),
                                control.bytes(),
                                control.offset(),
                                control.length(),
                                nowNanos);
            case UNDECIPHERABLE -> undecipherable(owner, nowNanos);
            case AWAITED -> plane.awaited(owner, nowNanos);
        };
    }

    private List<ControlAction> undecipherable(int bundle, long nowNanos) {
        tables.bundle(bundle).ifPresent(state -> state.helpAsked(false));
        return plane.undecipherable(bundle, nowNanos);
    }

    private int readInterfaces(long nowNanos) {
        readers.look();
        int packets = 0;
        for (int i = 0; i < readers.hotCount(); i++) {
            TunReader reader = readers.hot(i);
            if (reader.bundle().bundle().waiting() > 0) {
                reader.bundle().bundle().pump(nowNanos);
            }
            reader.bundle().release(nowNanos);
            if (reader.bundle().bundle().hasRoom(limits.tunPackets())) {
                int count = reader.tun().read(read);
                reader.read(count);
                packets += count;
                transmit(reader.bundle(), count, nowNanos);
            }
        }
        readers.coolIdle();
        return packets;
    }

    private void transmit(BundleState bundle, int packets, long nowNanos) {
        for (int i = 0; i < packets; i++) {
            int at = read.start(i);
            if (read.length(i) == read.roomBytes()) {
                bundle.counters().count(EngineCounter.OVERLONG);
                continue;
            }
            int version = read.length(i) == 0 ? 0 : (read.slab().bytes().get(at) & 0xff) >>> 4;
            if (!bundle.passing()) {
                bundle.counters().count(EngineCounter.NOT_PASSING);
                if (bundle.awaiting() && version == IPV4_VERSION) {
                    bundle.awaiting(!control.awaited(bundle));
                }
            } else if (version == IPV4_VERSION) {
                send(bundle, PppProtocol.IPV4, i, nowNanos);
            } else if (version == IPV6_VERSION) {
                if (!bundle.passingIpv6()) {
                    bundle.counters().count(EngineCounter.NOT_PASSING);
                    continue;
                }
                send(bundle, PppProtocol.IPV6, i, nowNanos);
            } else {
                bundle.counters().count(EngineCounter.NOT_IP);
            }
        }
        if (packets > 0) {
            touch(bundle, nowNanos);
            flush(nowNanos);
        }
    }

    private void send(BundleState bundle, int protocol, int i, long nowNanos) {
        if (bundle.clampBytes() > 0) {
            outgoing.clear();
            outgoing.add(read.slab().bytes(), read.start(i), read.length(i));
            MssClamp.clamp(outgoing, bundle.clampBytes());
        }
        if (bundle.toPeer().passes(read.length(i), nowNanos)) {
            bundle.bundle().transmit(protocol, read.slab().bytes(), read.start(i), read.length(i), nowNanos);
        } else {
            bundle.toPeer().hold(protocol, read.slab().bytes(), read.start(i), read.length(i), nowNanos);
        }
    }

    /// Something happened in the bundle: its next timer may be nearer than known.
    private void touch(BundleState bundle, long nowNanos) {
        timers.expect(bundle, bundle.nextDeadlineNanos(nowNanos));
    }

    private void expectHeld(LinkState link, HeldFrames frames) {
        if (frames.count() > 0 && frames.noticed()) {
            actions.holds(link);
        }
        if (!held && frames.count() > 0) {
            held = true;
            heldCheckNanos = frames.sinceNanos() + limits.heldNanos();
        }
    }

    private void advance(long nowNanos) {
        long due = plane.nextDeadlineNanos();
        if (due != NEVER && due - nowNanos <= 0) {
            decide(plane.advance(nowNanos), nowNanos);
        }
        if (!timers.isEmpty() && timers.nextNanos() - nowNanos <= 0 && nowNanos - timersRanNanos >= TIMER_GRAIN_NANOS) {
            timersRanNanos = nowNanos;
            timers.run(nowNanos, nowNanos + TIMER_GRAIN_NANOS, advancing);
            if (usableChanged) {
                usableChanged = false;
                tellWhoIsSilent(nowNanos);
            }
        }
        if (held && heldCheckNanos - nowNanos <= 0) {
            actions.expireHeld(nowNanos);
            heldCheckNanos = actions.heldUntilNanos(nowNanos);
            held = heldCheckNanos != NEVER;
        }
    }

    private long advance(BundleState bundle) {
        bundle.bundle().advance(timersRanNanos);
        bundle.release(timersRanNanos);
        delivery.release(bundle);
        usableChanged |= bundle.usableChanged();
        return bundle.nextDeadlineNanos(timersRanNanos);
    }

    private void tellWhoIsSilent(long nowNanos) {
        for (LinkState link : tables.links()) {
            if (link.attachment() instanceof LinkState.Attachment.Joined joined
                    && joined.member().usable() == link.silent()) {
                link.silent(!link.silent());
                decide(plane.silent(link.id(), link.silent(), nowNanos), nowNanos);
            }
        }
    }

    private void flush(long nowNanos) {
        ringsWaiting = false;
        for (PortState port : tables.ports()) {
            port.counters().add(EngineCounter.TRANSMIT_STUCK, port.ring().flush(nowNanos));
            ringsWaiting |= !port.ring().isEmpty();
        }
    }

    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }

    private static long earlier(long a, long b) {
        if (a == NEVER || b == NEVER) {
            return a == NEVER ? b : a;
        }
        return a - b <= 0 ? a : b;
    }
}
