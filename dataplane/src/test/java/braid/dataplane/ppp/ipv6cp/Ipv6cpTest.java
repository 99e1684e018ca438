package braid.dataplane.ppp.ipv6cp;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.NcpTalk;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6cpTest {
    private static final InterfaceIdentifier OURS = InterfaceIdentifier.ofMac(new MacAddress(0x005056aabbccL));

    @Test
    void anIdentifierIsMadeOfAMac() {
        assertThat(OURS.bits()).isEqualTo(0x025056fffeaabbccL);
    }

    @Test
    void theRequestIsAsWiresharkReadsIt() {
        ControlPacket request = sent(new Ipv6cp(OURS, new Random(1)).start(0));
        assertThat(Octets.of(request.encoded())).isEqualTo(Octets.ofHex("0101000e010a025056fffeaabbcc"));
    }

    @Test
    void twoEndsAgree() {
        InterfaceIdentifier theirs = new InterfaceIdentifier(7);
        Ipv6cp a = new Ipv6cp(OURS, new Random(1));
        Ipv6cp b = new Ipv6cp(theirs, new Random(2));
        talk(a, b);
        assertThat(a.opened()).isTrue();
        assertThat(b.opened()).isTrue();
        assertThat(a.agreement().own()).contains(OURS);
        assertThat(a.agreement().peer()).contains(theirs);
        assertThat(b.agreement().peer()).contains(OURS);
    }

    @Test
    void twoEndsWithTheSameIdentifierEndWithDifferentOnes() {
        Ipv6cp a = new Ipv6cp(OURS, new Random(1));
        Ipv6cp b = new Ipv6cp(OURS, new Random(2));
        talk(a, b);
        assertThat(a.opened()).isTrue();
        assertThat(b.opened()).isTrue();
        assertThat(a.agreement().own())
                .isNotEqualTo(b.agreement().own())
                .isEqualTo(b.agreement().peer());
        assertThat(a.agreement().peer()).isEqualTo(b.agreement().own());
    }

    @Test
    void anEndWithoutAnIdentifierIsGivenOne() {
        Ipv6cp a = new Ipv6cp(OURS, new Random(1));
        Ipv6cp b = new Ipv6cp(InterfaceIdentifier.UNKNOWN, new Random(2));
        talk(a, b);
        assertThat(a.agreement().peer()).isPresent().isEqualTo(b.agreement().own());
        assertThat(a.agreement().peer().orElseThrow().bits()).isNotIn(0L, OURS.bits());
    }

    @ParameterizedTest
    @CsvSource({
        "010a0000000000000007, 2, 010a0000000000000007",
        "0204004f, 4, 0204004f",
        "010a0000000000000007 0204004f, 4, 0204004f",
        "01060000 0007, 4, 010600000007",
        "010a0000000000000007 010a0000000000000008, 4, 010a0000000000000008",
        "'', 2, ''"
    })
    void requestsAreAnswered(String options, int code, String answer) {
        Ipv6cp ipv6cp = new Ipv6cp(OURS, new Random(1));
        ipv6cp.start(0);
        ControlPacket reply =
                sent(ipv6cp.receive(new ControlPacket(ControlCode.CONFIGURE_REQUEST, 9, Octets.ofHex(options)), 0));
        assertThat(reply).isEqualTo(new ControlPacket(code, 9, Octets.ofHex(answer)));
    }

    @Test
    void aPeerThatRejectsTheIdentifierGetsNone() {
        Ipv6cp ipv6cp = new Ipv6cp(OURS, new Random(1));
        ControlPacket request = sent(ipv6cp.start(0));
        ControlPacket next = sent(ipv6cp.receive(
                new ControlPacket(ControlCode.CONFIGURE_REJECT, request.identifier(), request.data()), 0));
        assertThat(next.data()).isEqualTo(Octets.EMPTY);
        assertThat(ipv6cp.agreement().own()).isEmpty();
    }

    private static void talk(Ipv6cp a, Ipv6cp b) {
        new NcpTalk(packet -> a.receive(packet, 0), packet -> b.receive(packet, 0)).run(a.start(0), b.start(0));
    }

    private static ControlPacket sent(List<LayerEvent> events) {
        return ((LayerEvent.Send) events.getFirst()).packet();
    }
}
