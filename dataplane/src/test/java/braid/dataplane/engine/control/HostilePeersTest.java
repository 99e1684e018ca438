package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Peers that break every rule on one line, while a session on another line goes about its business.
class HostilePeersTest extends TwoLines {
    private static final long HOST = 0x020000000001L;
    private static final long CONCENTRATOR = 0x020000000003L;
    private static final int[] PROTOCOLS = {
        PppProtocol.LCP,
        PppProtocol.IPCP,
        PppProtocol.CCP,
        PppProtocol.IPV6CP,
        PppProtocol.PAP,
        PppProtocol.CHAP,
        0x8031,
        0xc02b
    };

    @BeforeEach
    void aSessionOnEachLine() {
        SessionOptions encrypted =
                new SessionOptions(Demand.YES, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);
        isp.configure(TestConfigurations.servers(
                false,
                encrypted,
                ByteLimits.NONE,
                TestConfigurations.server("acc0", MRRU, ANY),
                TestConfigurations.server("acc1", MRRU, ANY)));
        home.configure(TestConfigurations.clients(
                TestConfigurations.with(TestConfigurations.numbered(1, "wan0"), encrypted),
                TestConfigurations.with(TestConfigurations.numbered(2, "wan1"), encrypted)));
        wire.runSeconds(8);
        assertThat(phase("client1")).isEqualTo(ClientPhase.CONNECTED);
        assertThat(phase("client2")).isEqualTo(ClientPhase.CONNECTED);
    }

    private ClientPhase phase(String key) {
        return home.control().status(wire.now()).clients().stream()
                .filter(client -> client.key().equals(key))
                .map(ClientStatus::phase)
                .findFirst()
                .orElseThrow();
    }

    private int session(String linuxName) {
        return home.control().status(wire.now()).memberLinks().stream()
                .filter(link -> link.linuxName().equals(linuxName))
                .flatMap(link -> link.session().stream())
                .mapToInt(MemberLinkStatus.Session::sessionId)
                .findFirst()
                .orElseThrow();
    }

    /// To the concentrator, as if it came from `source`.
    private void inject(long source, int code, int sessionId, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES + payload.length);
        PppoeView.put(frame, 0, CONCENTRATOR, source, code, sessionId, payload.length);
        frame.put(PppoeView.HEADER_BYTES, payload);
        isp.receive("acc0", frame.array());
    }

    private Map<String, Long> dropped() {
        return isp.control().status(wire.now()).dropped().get("acc0").control().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverOnePeerSendsTheOthersSessionLives(long seed) {
        Random random = new Random(seed);
        int session = session("wan0");
        for (int i = 0; i < 3_000; i++) {
            inject(HOST, PppoeCode.SESSION, session, controlPacket(random));
            if (i % 100 == 0) {
                wire.runMillis(50);
            }
        }
        wire.runSeconds(2);
        assertThat(phase("client2")).as("seed %d", seed).isEqualTo(ClientPhase.CONNECTED);
        assertThat(isp.openLinks()).isLessThanOrEqualTo(3);
        wire.runSeconds(120);
        assertThat(phase("client1")).as("seed %d: comes back", seed).isEqualTo(ClientPhase.CONNECTED);
    }

    /// Mostly well formed, so that it gets far; options of any length, lengths that lie, unknown codes.
    private static byte[] controlPacket(Random random) {
        int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        byte[] data = new byte[random.nextInt(40)];
        random.nextBytes(data);
        int at = 0;
        while (at + 2 < data.length && random.nextInt(10) > 0) {
            data[at] = (byte) random.nextInt(30);
            int length = 2 + random.nextInt(10);
            data[at + 1] = (byte) length;
            at += length;
        }
        ByteBuffer packet = ByteBuffer.allocate(6 + data.length);
        int length = random.nextInt(20) == 0 ? random.nextInt(0x10000) : 4 + data.length;
        return packet.putShort((short) protocol)
                .put((byte) random.nextInt(17))
                .put((byte) random.nextInt(8))
                .putShort((short) length)
                .put(data)
                .array();
    }

    @Test
    void aPadtOfSomebodyElseEndsNothing() {
        inject(HOST + 0x100, PppoeCode.PADT, session("wan0"), new byte[0]);
        inject(HOST, PppoeCode.PADT, session("wan0") + 100, new byte[0]);
        wire.runSeconds(1);
        assertThat(phase("client1")).isEqualTo(ClientPhase.CONNECTED);
        assertThat(dropped()).containsEntry("PADT_OF_NO_SESSION", 2L);
    }

    @Test
    void framesOfStrangersInOurSessionsAreCountedAndNothingElse() {
        for (int i = 0; i < 1_000; i++) {
            inject(HOST + 0x100 + i, PppoeCode.SESSION, session("wan0"), new byte[] {(byte) 0xc0, 0x21, 5, 1, 0, 4});
        }
        wire.runSeconds(1);
        assertThat(phase("client1")).isEqualTo(ClientPhase.CONNECTED);
        assertThat(dropped()).containsEntry("FRAME_OF_NO_SESSION", 1_000L);
    }

    @Test
    void forgedCookiesOpenNothing() {
        byte[] tags = ByteBuffer.allocate(4 + 4 + 28)
                .putInt(0x01010000)
                .putShort((short) 0x0104)
                .putShort((short) 28)
                .array();
        int before = isp.openLinks();
        for (int i = 0; i < 10_000; i++) {
            tags[8 + i % 28] = (byte) i;
            inject(HOST + i % 50, PppoeCode.PADR, 0, tags);
        }
        assertThat(isp.openLinks()).isEqualTo(before);
        assertThat(phase("client1")).isEqualTo(ClientPhase.CONNECTED);
    }

    /// It is told its address five times (RFC 1661 section 4.6). Then it is let in without one, and like anybody
    /// else not before its interface is there.
    @Test
    void aPeerThatNamesNoAddressIsAcknowledgedOnceItsInterfaceIsThere() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("xxx", "yyy");
        host.welcome(host.checks().getLast());
        for (int i = 0; i < 5; i++) {
            int asked = host.ask(PppProtocol.IPCP, Octets.EMPTY);
            assertThat(host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_NAK))
                    .hasValueSatisfying(nak -> assertThat(nak.identifier()).isEqualTo(asked));
        }
        assertThat(host.wanted()).isEmpty();

        int asked = host.ask(PppProtocol.IPCP, Octets.EMPTY);
        host.acknowledge(PppProtocol.IPCP);
        assertThat(host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_ACK)).isEmpty();
        assertThat(host.wanted()).singleElement().satisfies(wanted -> {
            assertThat(wanted.local()).contains(TestConfigurations.SERVER_ADDRESS);
            assertThat(wanted.peer()).isEmpty();
        });
        host.ready(host.wanted().getLast());
        assertThat(host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_ACK))
                .hasValueSatisfying(ack -> assertThat(ack.identifier()).isEqualTo(asked));
        assertThat(host.users()).containsExactly("xxx");
    }

    /// It asks for another address while the interface with the first is being made: what is acknowledged is what is
    /// there.
    @Test
    void anInterfaceWithEarlierAddressesIsNotTheOneThatIsWaitedFor() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("xxx", "yyy");
        host.welcome(host.checks().getLast());
        host.ask(PppProtocol.IPCP, Octets.EMPTY);
        Octets address = host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_NAK)
                .orElseThrow()
                .data();
        host.ask(PppProtocol.IPCP, address);
        for (int i = 0; i < 5; i++) {
            host.ask(PppProtocol.IPCP, Octets.EMPTY);
        }
        assertThat(host.wanted())
                .extracting(wanted -> wanted.peer().isPresent())
                .containsExactly(true, false);

        host.ready(host.wanted().getFirst());
        assertThat(host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_ACK)).isEmpty();
        host.ready(host.wanted().getLast());
        assertThat(host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_ACK)).isPresent();
        host.pass(2 * Deadline.NANOS_PER_SECOND);
        assertThat(host.open()).isTrue();
    }

    @Test
    void anInterfaceThatIsLateEndsTheSessionThoughAnEarlierOneWasReady() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("xxx", "yyy");
        host.welcome(host.checks().getLast());
        host.ask(PppProtocol.IPCP, Octets.EMPTY);
        host.ask(
                PppProtocol.IPCP,
                host.last(PppProtocol.IPCP, ControlCode.CONFIGURE_NAK)
                        .orElseThrow()
                        .data());
        for (int i = 0; i < 5; i++) {
            host.ask(PppProtocol.IPCP, Octets.EMPTY);
        }
        host.ready(host.wanted().getFirst());
        host.pass(2 * Deadline.NANOS_PER_SECOND);
        assertThat(host.last(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5_000_000_000L, 0, 5_000_000_000L, Long.MAX_VALUE - 1_000_000})
    void aPeerThatSpeaksNothingWeKnowIsToldSoTenTimesASecond(long clockNanos) {
        BareHost host = new BareHost(AuthenticationMethod.PAP, clockNanos);
        host.negotiate();
        host.answerPap("xxx", "yyy");
        host.welcome(host.checks().getLast());
        for (int second = 1; second <= 3; second++) {
            for (int i = 0; i < 50; i++) {
                host.say(PppProtocol.IPV6CP + 2, new ControlPacket(1, i, Octets.EMPTY));
            }
            assertThat(host.count(PppProtocol.LCP, ControlCode.PROTOCOL_REJECT)).isEqualTo(10 * second);
            host.pass(Deadline.NANOS_PER_SECOND);
        }
    }

    @Test
    void aFloodOfPadisCostsNoStateAndIsLimited() {
        int before = isp.openLinks();
        int sent = isp.framesSent();
        for (int i = 0; i < 50_000; i++) {
            inject(HOST + 0x1000 + i, PppoeCode.PADI, 0, new byte[] {1, 1, 0, 0});
        }
        assertThat(isp.openLinks()).isEqualTo(before);
        assertThat(isp.framesSent() - sent).isLessThanOrEqualTo(2_000);
    }
}
