package braid.dataplane.ppp.ccp;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.ppp.LayerEvent;
import braid.dataplane.ppp.NcpTalk;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.ppp.mppe.MppeStrength;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CcpTest {
    private static final MppeMode BEST = new MppeMode(MppeStrength.BITS_128, true);

    @Test
    void theOptionIsReadAsWiresharkReadsIt() {
        var option = (CcpOption.Mppe) CcpOption.decode(new ConfigureOption(18, Octets.ofHex("01000060")));
        assertThat(option.stateless()).isTrue();
        assertThat(option.strengths()).containsExactly(MppeStrength.BITS_128, MppeStrength.BITS_40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoEndsOfOursAgreeOn128BitsWithoutState(boolean required) {
        Ccp a = new Ccp(required);
        Ccp b = new Ccp(false);
        NcpTalk talk = new NcpTalk(
                packet -> a.receive(packet, 0).events(),
                packet -> b.receive(packet, 0).events());
        talk.run(a.start(0), b.start(0));
        assertThat(a.agreement()).isEqualTo(new CcpAgreement(Optional.of(BEST), Optional.of(BEST)));
        assertThat(a.opened() && b.opened()).isTrue();
        assertThat(talk.said()).hasSize(4);
    }

    /// Requests of peers: what they list, what we answer, how we should encrypt for them.
    @ParameterizedTest
    @CsvSource({
        "120601000040, 2, 120601000040, MPPE128 stateless",
        "120601000060, 3, 120601000040, ''",
        "120601000020, 2, 120601000020, MPPE40 stateless",
        "120601000080, 2, 120601000080, MPPE56 stateless",
        "120600000040, 2, 120600000040, MPPE128 stateful",
        "1206000000e0, 3, 120600000040, ''",
        "120601000041, 3, 120601000040, ''",
        "120601000050, 3, 120601000040, ''",
        "120600000001, 3, 120601000040, ''",
        "120600000000, 3, 120601000040, ''",
        "1104 0001, 4, 11040001, ''",
        "120601000040 15037f, 4, 15037f, ''",
        "120401 00, 4, 12040100, ''",
        "120601000040 120601000020, 4, 120601000020, ''",
        "'', 2, '', ''"
    })
    void requestsAreAnswered(String options, int code, String answer, String mode) {
        Ccp ccp = new Ccp(false);
        ccp.start(0);
        assertThat(answer(ccp, options)).isEqualTo(new ControlPacket(code, 9, Octets.ofHex(answer)));
        assertThat(ccp.agreement().send().map(MppeMode::toString).orElse("")).isEqualTo(mode);
    }

    @Test
    void whereItIsRequiredAnEmptyRequestIsNotEnough() {
        Ccp ccp = new Ccp(true);
        ccp.start(0);
        assertThat(answer(ccp, "")).isEqualTo(new ControlPacket(3, 9, Octets.ofHex("120601000040")));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 120601000020, 120601000020",
        "3, 120600000080, 120600000080",
        "3, 1206010000e0, 120601000040",
        "3, 120600000000, ''",
        "3, 120600000001, ''",
        "4, 120601000040, ''"
    })
    void whatThePeerRefusesIsReplaced(int code, String values, String next) {
        Ccp ccp = new Ccp(false);
        ControlPacket first = sent(ccp.start(0));
        assertThat(first.data()).isEqualTo(Octets.ofHex("120601000040"));
        List<LayerEvent> events = ccp.receive(new ControlPacket(code, first.identifier(), Octets.ofHex(values)), 0)
                .events();
        assertThat(sent(events).data()).isEqualTo(Octets.ofHex(next));
    }

    @Test
    void whereItIsRequiredARefusalIsTheEnd() {
        Ccp ccp = new Ccp(true);
        ControlPacket first = sent(ccp.start(0));
        List<LayerEvent> events = ccp.receive(new ControlPacket(4, first.identifier(), first.data()), 0)
                .events();
        assertThat(sent(events).code()).isEqualTo(ControlCode.TERMINATE_REQUEST);
        assertThat(sent(events).data().text()).isEqualTo(CcpRules.NOTHING_COMMON);
    }

    @Test
    void aResetRequestIsAcknowledgedAndBeginsAnew() {
        Ccp ccp = opened("120600000040");
        Ccp.Received received = ccp.receive(new ControlPacket(ControlCode.RESET_REQUEST, 77, Octets.EMPTY), 0);
        assertThat(received.flush()).isTrue();
        assertThat(sent(received.events())).isEqualTo(new ControlPacket(ControlCode.RESET_ACK, 77, Octets.EMPTY));
    }

    @Test
    void withStateALossIsReportedAtOnceAndThenNotMoreThanThreeTimesASecond() {
        Ccp ccp = opened("120600000040");
        int requests = 0;
        for (long millis = 0; millis < 3000; millis += 10) {
            requests += ccp.lost(millis * Deadline.NANOS_PER_MILLI).size();
        }
        assertThat(requests).isEqualTo(10);
    }

    @Test
    void withoutStateALossLeadsToANewNegotiation() {
        Ccp ccp = opened("120601000040");
        List<LayerEvent> events = ccp.lost(0);
        assertThat(events.getFirst()).isEqualTo(new LayerEvent.Down());
        assertThat(((LayerEvent.Send) events.getLast()).packet().code()).isEqualTo(ControlCode.CONFIGURE_REQUEST);
    }

    /// Opened with the peer encrypting as `mode` says.
    private static Ccp opened(String mode) {
        Ccp ccp = new Ccp(false);
        ControlPacket first = sent(ccp.start(0));
        ControlPacket second = sent(ccp.receive(new ControlPacket(3, first.identifier(), Octets.ofHex(mode)), 0)
                .events());
        ccp.receive(new ControlPacket(2, second.identifier(), second.data()), 0);
        answer(ccp, mode);
        assertThat(ccp.opened()).isTrue();
        return ccp;
    }

    private static ControlPacket answer(Ccp ccp, String options) {
        return sent(ccp.receive(new ControlPacket(ControlCode.CONFIGURE_REQUEST, 9, Octets.ofHex(options)), 0)
                .events());
    }

    private static ControlPacket sent(List<LayerEvent> events) {
        return ((LayerEvent.Send) events.getFirst()).packet();
    }
}
