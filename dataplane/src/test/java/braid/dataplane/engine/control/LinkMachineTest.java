package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.auth.Acceptance;
import braid.dataplane.ppp.lcp.LcpSettings;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One link that asks its peer who it is; the test is the peer, and whoever decides.
class LinkMachineTest {
    private static final int BYTES = 1492;
    private static final int MAGIC = 0x01020304;
    private static final int PAP_REQUEST = 1;
    private static final Optional<Acceptance> WELCOME = Optional.of(Acceptance.PLAIN);

    private final LinkMachine machine = new LinkMachine(terms(), new Random(1));
    private final List<LinkEvent> events = new ArrayList<>();
    private int requests;
    private long now = 1;

    private static LinkTerms terms() {
        var lcp = new LcpSettings(
                BYTES,
                BYTES,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(AuthenticationMethod.PAP),
                List.of());
        return new LinkTerms(
                lcp, OptionalInt.empty(), BYTES, Optional.empty(), "isp", OptionalLong.empty(), OptionalLong.empty());
    }

    @BeforeEach
    void start() {
        events.addAll(machine.start(now));
    }

    @Test
    void aVerdictIsAboutTheCheckOfItsNumberAndNoOther() {
        negotiate();
        int first = checkOf("joe");
        negotiate();
        int second = checkOf("victim");
        assertThat(machine.awaits(first)).isFalse();
        assertThat(machine.awaits(second)).isTrue();

        assertThat(machine.decide(first, WELCOME, ++now)).isEmpty();
        assertThat(machine.phase()).isEqualTo(LinkMachine.Phase.AUTHENTICATING);
        assertThat(machine.peerName()).isEmpty();

        machine.decide(second, WELCOME, ++now);
        assertThat(machine.phase()).isEqualTo(LinkMachine.Phase.READY);
        assertThat(machine.peerName()).isEqualTo("victim");
    }

    @Test
    void aCheckIsDecidedOnce() {
        negotiate();
        int check = checkOf("joe");
        assertThat(machine.decide(check, WELCOME, ++now)).isNotEmpty();
        assertThat(machine.awaits(check)).isFalse();
        assertThat(machine.decide(check, Optional.empty(), ++now)).isEmpty();
        assertThat(machine.phase()).isEqualTo(LinkMachine.Phase.READY);
    }

    /// Both sides acknowledge the other's Configure-Request: LCP opens, or negotiates anew.
    private void negotiate() {
        Octets magic = ConfigureOption.encodeList(List.of(new ConfigureOption(5, Octets.ofInt(MAGIC + requests))));
        say(PppProtocol.LCP, new ControlPacket(ControlCode.CONFIGURE_REQUEST, ++requests, magic));
        ControlPacket asked = events.reversed().stream()
                .flatMap(event -> event instanceof LinkEvent.Send(int _, var packet)
                                && packet.code() == ControlCode.CONFIGURE_REQUEST
                        ? Optional.of(packet).stream()
                        : Optional.<ControlPacket>empty().stream())
                .findFirst()
                .orElseThrow();
        say(PppProtocol.LCP, new ControlPacket(ControlCode.CONFIGURE_ACK, asked.identifier(), asked.data()));
        assertThat(machine.phase()).isEqualTo(LinkMachine.Phase.AUTHENTICATING);
    }

    /// @return its number
    private int checkOf(String name) {
        ByteBuffer data = ByteBuffer.allocate(2 + name.length());
        data.put((byte) name.length()).put(Octets.ofText(name).toArray()).put((byte) 0);
        say(PppProtocol.PAP, new ControlPacket(PAP_REQUEST, ++requests, Octets.of(data.array())));
        assertThat(events).last().isInstanceOf(LinkEvent.Check.class);
        return ((LinkEvent.Check) events.getLast()).check();
    }

    private void say(int protocol, ControlPacket packet) {
        events.addAll(machine.receive(protocol, packet, ++now));
    }
}
