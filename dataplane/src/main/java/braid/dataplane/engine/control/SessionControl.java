package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.ControlPlane;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.EthernetPort;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.EtherType;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The control plane: takes what comes in to the client, server, link or bundle that it is for.
public final class SessionControl implements ControlPlane {
    // Chosen by us: how long peers have to answer our Terminate-Requests when the router ends.
    private static final long SHUTDOWN_MILLIS = 1000;

    private final ControlContext context;
    private final Bundles bundles = new Bundles();
    private final AddressLeases leases = new AddressLeases();
    private final Map<String, ClientDialer> clients = new TreeMap<>();
    private final BitSet instances = new BitSet();
    private final ServerDesk servers;
    private final LeavingPorts leaving;
    private final PppoeView view = new PppoeView();
    private OptionalLong shutdownDeadline = OptionalLong.empty();
    private boolean finished;
    private long lastNanos;

    /// @param endpoint the one of this box; the same in every control plane of the router
    /// @param earlier what an earlier run of ours left
    /// @param random unpredictable in life, seeded in tests
    public SessionControl(EndpointDiscriminator endpoint, EarlierRun earlier, RandomGenerator random) {
        this.context = new ControlContext(endpoint, random);
        this.servers = new ServerDesk(context, bundles, leases);
        this.leaving = new LeavingPorts(context, bundles, (name, end) -> portDown(name, end, lastNanos));
        earlier.open().forEach(context.ended()::tellLater);
        earlier.ended().forEach(servers.last()::ended);
    }

    @Override
    public List<ControlAction> command(EngineCommand command, long nowNanos) {
        lastNanos = nowNanos;
        switch (command) {
            case EngineCommand.Configure configure -> configure(configure, nowNanos);
            case EngineCommand.PortUp(EthernetPort port) -> portUp(port, nowNanos);
            case EngineCommand.PortDown(String linuxName, String reason) ->
                portDown(linuxName, LinkEnd.lowerLayerGone(reason), nowNanos);
            case EngineCommand.PortLeave(String linuxName, String reason) ->
                portLeave(linuxName, LinkEnd.ours(reason), nowNanos);
            case EngineCommand.InterfaceReady(var made, var tun) ->
                bundles.byNumber(made.bundle())
                        .ifPresentOrElse(
                                b -> b.interfaceReady(made, tun.linuxName(), nowNanos),
                                () -> demand(made.bundle(), DemandInterface::ready));
            case EngineCommand.InterfaceRefused(var asked, String reason) ->
                bundles.byNumber(asked.bundle())
                        .ifPresentOrElse(
                                b -> b.interfaceRefused(asked, reason, nowNanos),
                                () -> demand(asked.bundle(), waiting -> waiting.refused(asked, reason, nowNanos)));
            case EngineCommand.InterfaceLost(int bundle, String reason) ->
                bundles.byNumber(bundle)
                        .ifPresentOrElse(
                                b -> b.interfaceLost(reason, nowNanos),
                                () -> demand(bundle, waiting -> waiting.lost(reason, nowNanos)));
            case EngineCommand.Verdict verdict -> servers.verdict(verdict, nowNanos);
            case EngineCommand.Unjudged check -> servers.unjudged(check, nowNanos);
            case EngineCommand.Disconnect(int bundle) ->
                bundles.byNumber(bundle).ifPresent(b -> b.end(LinkEnd.BY_USER, nowNanos));
            case EngineCommand.Shutdown() -> shutdown(nowNanos);
        }
        return settled();
    }

    private void demand(int number, Consumer<DemandInterface> what) {
        waitingFor(number).flatMap(ClientDialer::waiting).ifPresent(what);
    }

    private Optional<ClientDialer> waitingFor(int number) {
        return clients.values().stream()
                .filter(dialer -> dialer.waiting()
                        .filter(there -> there.number() == number)
                        .isPresent())
                .findFirst();
    }

    private void configure(EngineCommand.Configure wanted, long nowNanos) {
        if (shutdownDeadline.isPresent()) {
            return;
        }
        context.act(new ControlAction.Admit(wanted.users()));
        leases.pools(wanted.pools());
        servers.configure(wanted.servers(), wanted.profiles(), nowNanos);
        servers.keepNames(wanted.sessionNames(), nowNanos);
        Map<String, PppoeClient> now = new TreeMap<>();
        wanted.clients().forEach(client -> now.put(client.key(), client));
        for (String gone :
                clients.keySet().stream().filter(key -> !now.containsKey(key)).toList()) {
            ClientDialer dialer = clients.remove(gone);
            instances.clear(dialer.instance());
            dialer.stop(LinkEnd.UNCONFIGURED, nowNanos);
        }
        for (PppoeClient client : now.values()) {
            ClientDialer dialer = clients.get(client.key());
            if (dialer == null) {
                ClientDialer made = new ClientDialer(context, bundles, client, freeInstance());
                clients.put(client.key(), made);
                made.start(nowNanos);
            } else {
                dialer.configure(client, nowNanos);
            }
        }
    }

    /// The lowest that is free: two clients of this box must never fall into one bundle of the same
    /// concentrator.
    private int freeInstance() {
        int instance = instances.nextClearBit(0);
        instances.set(instance);
        return instance;
    }

    private void portUp(EthernetPort port, long nowNanos) {
        leaving.replaced(port.linuxName(), nowNanos);
        context.ports().put(port.linuxName(), port);
        context.ended().portUp(port.linuxName(), nowNanos);
        servers.portUp(port);
        if (!ControlContext.carriesPpp(port)) {
            context.log(
                    List.of("pppoe", "error"),
                    "MTU " + port.mtuBytes() + " of " + port.linuxName() + " is too small for PPP");
        }
        eachLine(port.linuxName(), line -> line.portUp(nowNanos));
    }

    private void portLeave(String linuxName, LinkEnd end, long nowNanos) {
        servers.portLeaves(linuxName);
        eachLine(linuxName, line -> line.portLeaves(end, nowNanos));
        leaving.leave(linuxName, end, nowNanos);
    }

    private void portDown(String linuxName, LinkEnd end, long nowNanos) {
        leaving.forget(linuxName);
        context.ports().remove(linuxName);
        bundles.onInterface(linuxName).forEach(link -> link.cut(end, nowNanos));
        eachLine(linuxName, line -> line.portDown(end, nowNanos));
        servers.portDown(linuxName);
    }

    private void eachLine(String linuxName, Consumer<ClientLine> what) {
        context.lines(linuxName).forEach(what);
    }

    private void shutdown(long nowNanos) {
        if (shutdownDeadline.isPresent()) {
            return;
        }
        shutdownDeadline = Deadline.inMillis(nowNanos, SHUTDOWN_MILLIS);
        servers.stop();
        clients.values().forEach(dialer -> dialer.stop(LinkEnd.ROUTER_STOPS, nowNanos));
        bundles.allLinks().forEach(link -> link.close(LinkEnd.ROUTER_STOPS, nowNanos));
    }

    @Override
    public List<ControlAction> discoveryFrame(
            EthernetPort port, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        lastNanos = nowNanos;
        if (accepted(port, frame, offset, lengthBytes)) {
            MacAddress source = new MacAddress(view.source());
            Optional<DiscoveryPacket> packet = DiscoveryPacket.decode(
                    view.code(), view.sessionId(), frame, view.payloadOffset(), view.payloadBytes());
            boolean forUs = view.destination() == port.macAddress().bits()
                    || (view.destination() == MacAddress.BROADCAST.bits() && view.code() == PppoeCode.PADI);
            if (packet.isEmpty()) {
                context.count(port.linuxName(), ControlCounter.MALFORMED_TAGS);
            } else if (forUs) {
                discovery(port.linuxName(), packet.get(), source, nowNanos);
            }
        }
        return settled();
    }

    private void discovery(String linuxName, DiscoveryPacket packet, MacAddress source, long nowNanos) {
        switch (packet.code()) {
            case PppoeCode.PADI, PppoeCode.PADR -> servers.receive(linuxName, packet, source, nowNanos);
            case PppoeCode.PADO, PppoeCode.PADS -> eachLine(linuxName, line -> line.receive(packet, source, nowNanos));
            case PppoeCode.PADT -> {
                SessionKey session = new SessionKey(linuxName, source, packet.sessionId());
                context.ended().forget(session);
                bundles.bySession(session)
                        .ifPresentOrElse(
                                link -> link.endedByPeer(nowNanos),
                                () -> context.count(linuxName, ControlCounter.PADT_OF_NO_SESSION));
            }
            default -> context.count(linuxName, ControlCounter.UNKNOWN_DISCOVERY_CODE);
        }
    }

    private boolean accepted(EthernetPort port, ByteBuffer frame, int offset, int lengthBytes) {
        if (!view.wrap(frame, offset, lengthBytes) || view.etherType() != EtherType.PPPOE_DISCOVERY) {
            context.count(port.linuxName(), ControlCounter.BAD_HEADER);
            return false;
        }
        return true;
    }

    @Override
    public List<ControlAction> strayFrame(EthernetPort port, long peerMac, int sessionId, long nowNanos) {
        lastNanos = nowNanos;
        context.count(port.linuxName(), ControlCounter.FRAME_OF_NO_SESSION);
        context.ended().stray(new SessionKey(port.linuxName(), new MacAddress(peerMac), sessionId), nowNanos);
        return settled();
    }

    @Override
    public List<ControlAction> linkPacket(
            int link, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        lastNanos = nowNanos;
        Optional<Link> receiver = bundles.links().find(link);
        Optional<ControlPacket> packet = ControlPacket.decode(frame, offset, lengthBytes);
        if (receiver.isPresent() && packet.isPresent()) {
            receiver.get().receive(protocol, packet.get(), nowNanos);
        } else if (receiver.isPresent() && !PppProtocol.linkControl(protocol)) {
            receiver.get().heard(nowNanos);
        }
        if (packet.isEmpty()) {
            receiver.ifPresent(there -> context.count(there.session().linuxName(), ControlCounter.BAD_CONTROL_LENGTH));
        }
        return settled();
    }

    @Override
    public List<ControlAction> bundlePacket(
            int bundle, int protocol, ByteBuffer frame, int offset, int lengthBytes, long nowNanos) {
        lastNanos = nowNanos;
        Optional<Bundle> receiver = bundles.byNumber(bundle);
        Optional<ControlPacket> packet = ControlPacket.decode(frame, offset, lengthBytes);
        if (receiver.isPresent() && packet.isPresent()) {
            receiver.get().receive(protocol, packet.get(), nowNanos);
        }
        if (packet.isEmpty()) {
            receiver.ifPresent(Bundle::badLength);
        }
        return settled();
    }

    @Override
    public List<ControlAction> undecipherable(int bundle, long nowNanos) {
        lastNanos = nowNanos;
        bundles.byNumber(bundle).ifPresent(there -> there.undecipherable(nowNanos));
        return settled();
    }

    @Override
    public List<ControlAction> awaited(int bundle, long nowNanos) {
        lastNanos = nowNanos;
        waitingFor(bundle).ifPresent(dialer -> dialer.demanded(nowNanos));
        return settled();
    }

    @Override
    public List<ControlAction> silent(int link, boolean isSilent, long nowNanos) {
        lastNanos = nowNanos;
        Link there = bundles.links().at(link);
        if (there != null) {
            there.silent(isSilent, nowNanos);
        }
        return settled();
    }

    @Override
    public void carried(int bundle, long octetsSent, long octetsReceived, long nowNanos) {
        bundles.byNumber(bundle).ifPresent(there -> there.carried(octetsSent, octetsReceived, nowNanos));
    }

    @Override
    public void heard(int link, long nowNanos) {
        Link receiver = bundles.links().at(link);
        if (receiver != null) {
            receiver.heard(nowNanos);
        }
    }

    @Override
    public List<ControlAction> advance(long nowNanos) {
        lastNanos = nowNanos;
        Optional<TimerQueue.Timed> due = context.timers().due(nowNanos);
        while (due.isPresent()) {
            due.get().advance(nowNanos);
            due = context.timers().due(nowNanos);
        }
        if (Deadline.due(shutdownDeadline, nowNanos)) {
            bundles.allLinks().forEach(link -> link.abandon(LinkEnd.ROUTER_STOPS, nowNanos));
        }
        return settled();
    }

    @Override
    public long nextDeadlineNanos() {
        OptionalLong shutdown = finished ? OptionalLong.empty() : shutdownDeadline;
        return Deadline.earlier(shutdown, context.timers().next()).orElse(lastNanos + Long.MAX_VALUE);
    }

    @Override
    public ControlStatus status(long nowNanos) {
        List<ClientStatus> clientStatus =
                clients.values().stream().map(StatusReport::of).toList();
        List<BundleStatus> bundleStatus = new ArrayList<>();
        for (Bundle bundle : bundles.all()) {
            ClientDialer dialer = clients.get(bundle.terms().ownerKey());
            OptionalInt configured = dialer != null && dialer.bundle().equals(Optional.of(bundle))
                    ? OptionalInt.of(dialer.lines().size())
                    : OptionalInt.empty();
            bundleStatus.add(StatusReport.of(bundle, configured));
        }
        List<Link> links = bundles.allLinks();
        List<MemberLinkStatus> members = new ArrayList<>();
        links.forEach(link -> members.add(StatusReport.of(link, lastReason(link))));
        clients.values()
                .forEach(dialer -> dialer.lines()
                        .forEach(line -> StatusReport.of(dialer, line).ifPresent(members::add)));
        Map<String, InterfaceCounters> dropped = new TreeMap<>();
        context.ports()
                .keySet()
                .forEach(name ->
                        dropped.put(name, new InterfaceCounters(context.dropped(name), servers.refusals(name))));
        return new ControlStatus(
                clientStatus, bundleStatus, members, dropped, servers.last().all());
    }

    private static String lastReason(Link link) {
        return link.owner() instanceof ClientDialer dialer ? dialer.reasonOf(link) : "";
    }

    private List<ControlAction> settled() {
        leaving.settle();
        if (shutdownDeadline.isPresent() && !finished && bundles.links().size() == 0) {
            finished = true;
            context.act(new ControlAction.Finished());
        }
        return context.taken();
    }
}
