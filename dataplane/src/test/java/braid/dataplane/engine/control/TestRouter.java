package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.CredentialPort;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.engine.QuietPort;
import braid.dataplane.engine.QuietTun;
import braid.dataplane.engine.credentials.LocalUsers;
import braid.dataplane.network.LinuxName;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.RateLimit;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.SessionEvent;
import braid.dataplane.wire.EtherType;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A control plane with the least of a loop round it: carries out its actions, and checks that they make
/// sense.
final class TestRouter {
    // What the wire puts before a packet that goes through a multilink bundle: MP, begin and end, number 0.
    private static final int MP_BYTES = 4;

    record OpenLink(SessionKey session, ControlAction.OpenLink opened) {}

    private final String name;
    private final TestWire wire;
    private final SessionControl control;
    private final Map<String, QuietPort> ports = new HashMap<>();
    private final Map<SessionKey, Integer> bySession = new HashMap<>();
    private final Map<Integer, OpenLink> links = new LinkedHashMap<>();
    private final Map<Integer, Boolean> multilink = new HashMap<>();
    private final Map<Integer, LinkedHashSet<Integer>> members = new LinkedHashMap<>();
    private final Set<Integer> passing = new HashSet<>();
    private final Set<Integer> passingIpv6 = new HashSet<>();
    private final Map<Integer, Integer> clamped = new HashMap<>();
    private final List<Integer> magics = new ArrayList<>();
    private final Set<Integer> awaiting = new LinkedHashSet<>();
    private final List<SessionEvent> announced = new ArrayList<>();
    private final Map<Integer, RateLimit> limits = new LinkedHashMap<>();
    private final Map<Integer, ControlAction.Encrypt> encryption = new HashMap<>();
    private final Map<Integer, KernelPort.SessionInterface> interfaces = new HashMap<>();
    private final Map<Integer, Integer> padts = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<SessionKey> over = new HashSet<>();
    private final List<EndedSession> left = new ArrayList<>();
    private LocalUsers users = LocalUsers.NONE;
    private boolean finished;
    private boolean refuseInterfaces;
    private boolean answerInterfaces = true;
    private boolean deafToMultilink;
    private int released;
    private int framesSent;

    TestRouter(String name, TestWire wire, long seed) {
        this(name, wire, seed, EarlierRun.NONE);
    }

    TestRouter(String name, TestWire wire, long seed, EarlierRun earlier) {
        this.name = name;
        this.wire = wire;
        this.control = new SessionControl(
                new EndpointDiscriminator(EndpointDiscriminator.LOCALLY_ASSIGNED, Octets.ofText(name)),
                earlier,
                new Random(seed));
        wire.add(this);
    }

    SessionControl control() {
        return control;
    }

    List<String> log() {
        return log;
    }

    boolean finished() {
        return finished;
    }

    Set<Integer> passing() {
        return passing;
    }

    Set<Integer> passingIpv6() {
        return passingIpv6;
    }

    /// The MTU that TCP is made to fit, by bundle.
    Map<Integer, Integer> clamped() {
        return clamped;
    }

    /// Bundles to whose interfaces a packet should come.
    Set<Integer> awaiting() {
        return awaiting;
    }

    /// A packet comes to the interface that waits for one.
    void packet() {
        int bundle = awaiting.iterator().next();
        awaiting.remove(bundle);
        carryOut(control.awaited(bundle, wire.now()));
    }

    /// Our magic numbers on the links that joined a bundle, in order.
    List<Integer> magics() {
        return magics;
    }

    /// Sessions that came up or ended.
    List<SessionEvent> announced() {
        return announced;
    }

    /// How fast each bundle may carry packets.
    Map<Integer, RateLimit> limits() {
        return limits;
    }

    /// How each bundle was told last to encrypt.
    Map<Integer, ControlAction.Encrypt> encryption() {
        return encryption;
    }

    Map<Integer, KernelPort.SessionInterface> interfaces() {
        return interfaces;
    }

    /// Sessions that are open, in the order they came up.
    List<SessionKey> sessions() {
        return links.values().stream().map(OpenLink::session).toList();
    }

    int openLinks() {
        return links.size();
    }

    int bundles() {
        return members.size();
    }

    /// PADTs sent for a session.
    int padts(int sessionId) {
        return padts.getOrDefault(sessionId, 0);
    }

    /// Frames of the control plane.
    int framesSent() {
        return framesSent;
    }

    int released() {
        return released;
    }

    void refuseInterfaces() {
        refuseInterfaces = true;
    }

    void forgetInterfaces() {
        answerInterfaces = false;
    }

    /// As a peer that acknowledges an MRRU and speaks no MP.
    void deafToMultilink() {
        deafToMultilink = true;
    }

    /// Links in the only bundle.
    int linksUp() {
        return members.values().stream().mapToInt(Set::size).sum();
    }

    ClientPhase phase() {
        return control.status(wire.now()).clients().getFirst().phase();
    }

    void configure(EngineCommand.Configure configure) {
        command(configure);
    }

    void command(EngineCommand command) {
        carryOut(control.command(command, wire.now()));
    }

    void plug(QuietPort port) {
        ports.put(port.linuxName(), port);
        command(new EngineCommand.PortUp(port));
    }

    void leave(String linuxName) {
        command(new EngineCommand.PortLeave(linuxName, "interface was disabled"));
    }

    /// Sessions whose peers know that they are over.
    Set<SessionKey> over() {
        return over;
    }

    /// What the next run of this router should know of its users.
    List<EndedSession> left() {
        return left;
    }

    void unplug(String linuxName) {
        ports.remove(linuxName);
        command(new EngineCommand.PortDown(linuxName, "carrier lost"));
    }

    /// As if nothing that arrives in the bundle could be decrypted.
    void undecipherable(int bundle) {
        carryOut(control.undecipherable(bundle, wire.now()));
    }

    void advance() {
        carryOut(control.advance(wire.now()));
    }

    void receive(String linuxName, byte[] bytes) {
        QuietPort port = ports.get(linuxName);
        if (port == null) {
            return;
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        PppoeView view = new PppoeView();
        if (!view.wrap(frame, 0, bytes.length)) {
            return;
        }
        if (view.etherType() == EtherType.PPPOE_DISCOVERY) {
            carryOut(control.discoveryFrame(port, frame, 0, bytes.length, wire.now()));
            return;
        }
        Integer link = bySession.get(new SessionKey(linuxName, new MacAddress(view.source()), view.sessionId()));
        if (link == null) {
            carryOut(control.strayFrame(port, view.source(), view.sessionId(), wire.now()));
            return;
        }
        control.heard(link, wire.now());
        int at = view.payloadOffset();
        int protocol = frame.getShort(at) & 0xffff;
        int end = at + view.payloadBytes();
        if (protocol == PppProtocol.MP) {
            underMultilink(link, frame, at + 2 + MP_BYTES, end);
        } else {
            carryOut(control.linkPacket(link, protocol, frame, at + 2, end - at - 2, wire.now()));
        }
    }

    private void underMultilink(int link, ByteBuffer frame, int at, int end) {
        for (Map.Entry<Integer, LinkedHashSet<Integer>> bundle : List.copyOf(members.entrySet())) {
            if (bundle.getValue().contains(link) && multilink.get(bundle.getKey()) && !deafToMultilink) {
                int protocol = frame.getShort(at) & 0xffff;
                carryOut(control.bundlePacket(bundle.getKey(), protocol, frame, at + 2, end - at - 2, wire.now()));
            }
        }
    }

    private void carryOut(List<ControlAction> actions) {
        for (ControlAction action : actions) {
            carryOut(action);
        }
    }

    private void carryOut(ControlAction action) {
        switch (action) {
            case ControlAction.SendFrame(String linuxName, byte[] frame) -> {
                framesSent++;
                countPadt(frame);
                if (ports.containsKey(linuxName)) {
                    wire.send(this, linuxName, frame);
                }
            }
            case ControlAction.SendThroughBundle(int bundle, int protocol, byte[] information) ->
                sendThrough(bundle, protocol, information);
            case ControlAction.OpenLink open -> {
                SessionKey key = new SessionKey(open.linuxName(), open.peerMac(), open.sessionId());
                bySession.put(key, open.link());
                links.put(open.link(), new OpenLink(key, open));
            }
            case ControlAction.SessionOver(SessionKey session) -> over.add(session);
            case ControlAction.UserLeft(EndedSession session) -> left.add(session);
            case ControlAction.CloseLink(int link) -> {
                check(members.values().stream().noneMatch(set -> set.contains(link)), "closed while in a bundle");
                bySession.remove(links.remove(link).session(), link);
            }
            case ControlAction.CreateBundle(int bundle, var parameters) -> {
                members.put(bundle, new LinkedHashSet<>());
                passingIpv6.remove(bundle);
                multilink.put(bundle, parameters.multilink());
            }
            case ControlAction.JoinBundle(int link, int bundle, var parameters) -> {
                check(links.containsKey(link), "an unknown link joins");
                check(parameters.mtuBytes() > 0, "no MTU");
                magics.add(parameters.ownMagic());
                check(members.get(bundle).add(link), "joined twice");
            }
            case ControlAction.LeaveBundle(int link, int bundle, boolean _) ->
                check(members.get(bundle).remove(link), "left what it was not in");
            case ControlAction.DestroyBundle(int bundle) -> {
                check(members.remove(bundle).isEmpty(), "destroyed with links");
                check(!passing.contains(bundle), "destroyed with traffic allowed");
            }
            case ControlAction.PassTraffic(int bundle, boolean allowed) -> {
                check(!allowed || interfaces.containsKey(bundle), "traffic before there is an interface");
                check(allowed ? passing.add(bundle) : passing.remove(bundle), "told twice");
            }
            case ControlAction.PassIpv6(int bundle, boolean allowed) ->
                check(allowed ? passingIpv6.add(bundle) : passingIpv6.remove(bundle), "IPv6 told twice");
            case ControlAction.ClampMss(int bundle, int mtuBytes) -> clamped.put(bundle, mtuBytes);
            case ControlAction.AwaitPacket(int bundle) -> awaiting.add(bundle);
            case ControlAction.LimitRate(int bundle, var limit) -> limits.put(bundle, limit);
            case ControlAction.Encrypt encrypt -> encryption.put(encrypt.bundle(), encrypt);
            case ControlAction.FlushEncryption(int bundle) -> check(encryption.containsKey(bundle), "nothing to flush");
            case ControlAction.Prepare(KernelPort.SessionInterface request) -> {
                interfaces.put(request.bundle(), request);
                if (answerInterfaces) {
                    wire.later(
                            2,
                            () -> command(
                                    refuseInterfaces
                                            ? new EngineCommand.InterfaceRefused(request, "no TUN: EPERM")
                                            : new EngineCommand.InterfaceReady(
                                                    request,
                                                    new QuietTun(request.linuxName()
                                                            .orElse(LinuxName.shortName(request.bundle()))))));
                }
            }
            case ControlAction.Release(int bundle) -> {
                released++;
                check(interfaces.remove(bundle) != null, "released what was not prepared");
            }
            case ControlAction.Announce(SessionEvent event) -> announced.add(event);
            case ControlAction.Admit(List<PppUser> those) -> users = new LocalUsers(those);
            case ControlAction.CheckCredentials(CredentialPort.CredentialCheck check) ->
                wire.later(5, () -> command(users.judge(check)));
            case ControlAction.Log(var event) -> log.add(event.message());
            case ControlAction.PortLeft(String linuxName) -> {
                check(
                        links.values().stream()
                                .noneMatch(link -> link.session().linuxName().equals(linuxName)),
                        "left with links");
                check(ports.remove(linuxName) != null, "left a port that was not there");
            }
            case ControlAction.Finished() -> finished = true;
        }
    }

    private void countPadt(byte[] frame) {
        PppoeView view = new PppoeView();
        if (view.wrap(ByteBuffer.wrap(frame), 0, frame.length) && view.code() == PppoeCode.PADT) {
            padts.merge(view.sessionId(), 1, Integer::sum);
        }
    }

    private void sendThrough(int bundle, int protocol, byte[] information) {
        check(!members.get(bundle).isEmpty(), "sent through a bundle without links");
        OpenLink link = links.get(members.get(bundle).getFirst());
        boolean mp = multilink.get(bundle);
        int header = mp ? 2 + MP_BYTES : 0;
        int payload = header + 2 + information.length;
        ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES + payload);
        ControlAction.OpenLink open = link.opened();
        PppoeView.put(
                frame, 0, open.peerMac().bits(), open.ourMac().bits(), PppoeCode.SESSION, open.sessionId(), payload);
        int at = PppoeView.HEADER_BYTES;
        if (mp) {
            frame.putShort(at, (short) PppProtocol.MP).putInt(at + 2, 0xc000_0000);
        }
        frame.putShort(at + header, (short) protocol).put(at + header + 2, information);
        wire.send(this, open.linuxName(), frame.array());
    }

    private void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(name + ": " + what);
        }
    }
}
