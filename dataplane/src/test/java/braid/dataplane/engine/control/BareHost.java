package braid.dataplane.engine.control;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.CredentialPort.CredentialCheck;
import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.QuietPort;
import braid.dataplane.engine.QuietTun;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.pppoe.DiscoveryPacket;
import braid.dataplane.pppoe.PppoeTag;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.EtherType;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// A host whose every packet a test writes, at an access concentrator of its own: nothing answers by
/// itself, and no verdict comes before the test gives it.
final class BareHost {
    private static final MacAddress HOST = new MacAddress(0x020000000099L);
    private static final int MAGIC = 0x01020304;
    private static final int CHAP_RESPONSE = 2;
    private static final int MD5_BYTES = 16;

    /// A packet that the concentrator sent in the session.
    record Heard(int protocol, ControlPacket packet) {}

    private final SessionControl isp = new SessionControl(
            new EndpointDiscriminator(EndpointDiscriminator.LOCALLY_ASSIGNED, Octets.ofText("isp")),
            EarlierRun.NONE,
            new Random(1));
    private final QuietPort port = new QuietPort(1, "acc0", new MacAddress(0x020000000001L), 1500);
    private final List<DiscoveryPacket> discovered = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<CredentialCheck> checks = new ArrayList<>();
    private final List<SessionInterface> wanted = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int link;
    private boolean open;
    private int requests;
    private long now;

    BareHost(AuthenticationMethod method) {
        this(method, 0);
    }

    /// @param nowNanos what the clock begins with
    BareHost(AuthenticationMethod method, long nowNanos) {
        now = nowNanos;
        command(new EngineCommand.PortUp(port));
        command(TestConfigurations.servers(
                TestConfigurations.server("acc0", OptionalInt.of(1600), EnumSet.of(method))));
        dial();
    }

    /// Opens a session; of an earlier one nothing is said any more, as if the host had started anew.
    void dial() {
        heard.clear();
        now++;
        discover(PppoeCode.PADI, List.of(PppoeTag.text(PppoeTag.SERVICE_NAME, "")));
        Octets cookie = discovered.getLast().first(PppoeTag.AC_COOKIE).orElseThrow();
        discover(
                PppoeCode.PADR,
                List.of(PppoeTag.text(PppoeTag.SERVICE_NAME, ""), new PppoeTag(PppoeTag.AC_COOKIE, cookie)));
    }

    /// What the concentrator asked about names and proofs, in order.
    List<CredentialCheck> checks() {
        return checks;
    }

    List<String> log() {
        return log;
    }

    /// Whether the latest session is open still.
    boolean open() {
        return open;
    }

    /// The users of the concentrator's bundles.
    List<String> users() {
        return isp.status(now).bundles().stream()
                .map(bundle -> bundle.identity().user())
                .toList();
    }

    /// Whether its bundles are of fragments.
    List<Boolean> multilink() {
        return isp.status(now).bundles().stream()
                .map(bundle -> bundle.negotiated().multilink())
                .toList();
    }

    /// IPCP opens, and the interface is there.
    void openIpcp() {
        acknowledge(PppProtocol.IPCP);
        ask(
                PppProtocol.IPCP,
                ConfigureOption.encodeList(
                        List.of(new ConfigureOption(3, Octets.ofInt(TestConfigurations.FIRST_OF_POOL.bits())))));
        ready(wanted.getLast());
    }

    /// Both sides acknowledge the other's Configure-Request: LCP opens, or negotiates anew.
    void negotiate() {
        Octets options = ConfigureOption.encodeList(List.of(
                new ConfigureOption(5, Octets.ofInt(MAGIC + requests)), new ConfigureOption(17, Octets.ofShort(1600))));
        ask(PppProtocol.LCP, options);
        acknowledge(PppProtocol.LCP);
    }

    /// Sends a Configure-Request.
    ///
    /// @return its identifier
    int ask(int protocol, Octets options) {
        say(protocol, new ControlPacket(ControlCode.CONFIGURE_REQUEST, ++requests, options));
        return requests;
    }

    /// Answers the concentrator's last Configure-Request.
    void acknowledge(int protocol) {
        ControlPacket asked = last(protocol, ControlCode.CONFIGURE_REQUEST).orElseThrow();
        say(protocol, new ControlPacket(ControlCode.CONFIGURE_ACK, asked.identifier(), asked.data()));
    }

    /// Interfaces that the concentrator has asked its kernel for, in order.
    List<SessionInterface> wanted() {
        return wanted;
    }

    /// The kernel has made it.
    void ready(SessionInterface made) {
        command(new EngineCommand.InterfaceReady(
                made, new QuietTun(made.linuxName().orElse("ppp-in1"))));
    }

    void answerPap(String name, String password) {
        ByteBuffer data = ByteBuffer.allocate(2 + name.length() + password.length());
        data.put((byte) name.length()).put(Octets.ofText(name).toArray());
        data.put((byte) password.length()).put(Octets.ofText(password).toArray());
        say(PppProtocol.PAP, new ControlPacket(1, ++requests, Octets.of(data.array())));
    }

    /// Answers the last challenge with nonsense.
    void answerChap(String name) {
        int identifier = last(PppProtocol.CHAP, 1).orElseThrow().identifier();
        ByteBuffer data = ByteBuffer.allocate(1 + MD5_BYTES + name.length());
        data.put((byte) MD5_BYTES)
                .put(new byte[MD5_BYTES])
                .put(Octets.ofText(name).toArray());
        say(PppProtocol.CHAP, new ControlPacket(CHAP_RESPONSE, identifier, Octets.of(data.array())));
    }

    /// How many packets of a kind were heard in this session.
    int count(int protocol, int code) {
        return (int) heard.stream()
                .filter(one -> one.protocol() == protocol && one.packet().code() == code)
                .count();
    }

    /// The last packet of a kind that was heard.
    Optional<ControlPacket> last(int protocol, int code) {
        return heard.reversed().stream()
                .filter(one -> one.protocol() == protocol && one.packet().code() == code)
                .map(Heard::packet)
                .findFirst();
    }

    void welcome(CredentialCheck check) {
        var user = new PppUser(
                check.name(),
                check.name(),
                new Secret(""),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteLimits.NONE);
        command(new EngineCommand.Verdict(
                check.ticket(), Optional.of(new EngineCommand.Admission(user, Acceptance.PLAIN)), ""));
    }

    /// Nobody can decide.
    void leaveUndecided(CredentialCheck check) {
        command(new EngineCommand.Unjudged(check.ticket(), "too many wait"));
    }

    /// Of the concentrator's interface.
    void mtu(int bytes) {
        port.mtuBytes(bytes);
    }

    /// What the concentrator offers or grants with RFC 4638; empty: nothing.
    OptionalInt granted() {
        return discovered.getLast().first(PppoeTag.PPP_MAX_PAYLOAD).stream()
                .mapToInt(value -> value.shortAt(0))
                .findFirst();
    }

    /// Discovery packets that were answered.
    int answers() {
        return discovered.size();
    }

    void askFor(int maxPayload) {
        discover(
                PppoeCode.PADI,
                List.of(
                        PppoeTag.text(PppoeTag.SERVICE_NAME, ""),
                        new PppoeTag(PppoeTag.PPP_MAX_PAYLOAD, Octets.ofShort(maxPayload))));
    }

    void refuse(CredentialCheck check) {
        command(new EngineCommand.Verdict(check.ticket(), Optional.empty(), "wrong password"));
    }

    void pass(long nanos) {
        now += nanos;
        carryOut(isp.advance(now));
    }

    void say(int protocol, ControlPacket packet) {
        now++;
        isp.heard(link, now);
        byte[] bytes = packet.encoded();
        carryOut(isp.linkPacket(link, protocol, ByteBuffer.wrap(bytes), 0, bytes.length, now));
    }

    private void command(EngineCommand command) {
        carryOut(isp.command(command, now));
    }

    private void discover(int code, List<PppoeTag> tags) {
        byte[] payload = new DiscoveryPacket(code, 0, tags).encodedTags();
        ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES + payload.length);
        long to = code == PppoeCode.PADI
                ? MacAddress.BROADCAST.bits()
                : port.macAddress().bits();
        PppoeView.put(frame, 0, to, HOST.bits(), code, 0, payload.length);
        frame.put(PppoeView.HEADER_BYTES, payload);
        carryOut(isp.discoveryFrame(port, frame, 0, frame.capacity(), now));
    }

    private void carryOut(List<ControlAction> actions) {
        for (ControlAction action : actions) {
            switch (action) {
                case ControlAction.SendFrame(String _, byte[] frame) -> hear(ByteBuffer.wrap(frame));
                case ControlAction.OpenLink opened -> {
                    link = opened.link();
                    open = true;
                }
                case ControlAction.CloseLink(int closed) -> open &= closed != link;
                case ControlAction.CheckCredentials(CredentialCheck check) -> checks.add(check);
                case ControlAction.Log(var event) -> log.add(event.message());
                case ControlAction.Prepare(SessionInterface request) -> wanted.add(request);
                case ControlAction.SendThroughBundle(int _, int protocol, byte[] information) ->
                    heard.add(new Heard(
                            protocol,
                            ControlPacket.decode(ByteBuffer.wrap(information), 0, information.length)
                                    .orElseThrow()));
                case ControlAction.SessionOver _,
                        ControlAction.UserLeft _,
                        ControlAction.CreateBundle _,
                        ControlAction.DestroyBundle _,
                        ControlAction.JoinBundle _,
                        ControlAction.LeaveBundle _,
                        ControlAction.PassTraffic _,
                        ControlAction.PassIpv6 _,
                        ControlAction.ClampMss _,
                        ControlAction.LimitRate _,
                        ControlAction.AwaitPacket _,
                        ControlAction.Announce _,
                        ControlAction.Encrypt _,
                        ControlAction.FlushEncryption _,
                        ControlAction.Admit _,
                        ControlAction.Release _,
                        ControlAction.PortLeft _,
                        ControlAction.Finished _ -> {}
            }
        }
    }

    private void hear(ByteBuffer frame) {
        PppoeView view = new PppoeView();
        view.wrap(frame, 0, frame.capacity());
        int at = view.payloadOffset();
        if (view.etherType() == EtherType.PPPOE_DISCOVERY) {
            DiscoveryPacket.decode(view.code(), view.sessionId(), frame, at, view.payloadBytes())
                    .ifPresent(discovered::add);
            return;
        }
        ControlPacket packet =
                ControlPacket.decode(frame, at + 2, view.payloadBytes() - 2).orElseThrow();
        heard.add(new Heard(frame.getShort(at) & 0xffff, packet));
    }
}
