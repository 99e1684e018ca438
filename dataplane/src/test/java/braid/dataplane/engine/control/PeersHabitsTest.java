package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What peers are known to do, rightly or not, and that no session is lost by it.
class PeersHabitsTest {
    private static final int OTHERS_MAGIC = 0x0a0b0c0d;
    private static final int MAGIC = 5;

    /// pppd answers so to fragments that come before it has made its bundle, and never to IPCP's own protocol.
    @ParameterizedTest
    @ValueSource(ints = {PppProtocol.MP, 0x8057, 0x80fd, 0x4025})
    void aProtocolRejectOfWhatWeCanDoWithoutEndsNothing(int protocol) {
        BareHost host = joined();
        host.say(PppProtocol.LCP, new ControlPacket(ControlCode.PROTOCOL_REJECT, 9, Octets.of(new byte[] {
            (byte) (protocol >>> 8), (byte) protocol, (byte) 0xc0, 0, 0, 0
        })));
        host.pass(Deadline.NANOS_PER_SECOND);
        int before = host.count(PppProtocol.IPCP, ControlCode.CONFIGURE_REQUEST);
        host.pass(2 * Deadline.NANOS_PER_SECOND);
        assertThat(host.open()).isTrue();
        assertThat(host.users()).containsExactly("joe");
        assertThat(host.count(PppProtocol.IPCP, ControlCode.CONFIGURE_REQUEST)).isGreaterThan(before);
        assertThat(host.count(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST)).isZero();
    }

    @Test
    void aLinkThatNegotiatesAnewLeavesItsBundleProvesItselfAndJoinsAgain() {
        BareHost host = joined();
        host.negotiate();
        assertThat(host.users()).isEmpty();
        prove(host);
        assertThat(host.checks()).hasSize(2);
        assertThat(host.users()).containsExactly("joe");
        assertThat(host.open()).isTrue();
    }

    @Test
    void aLinkThatNegotiatesAnewWithoutMultilinkGoesOnAsAPlainOne() {
        BareHost host = joined();
        host.ask(
                PppProtocol.LCP,
                ConfigureOption.encodeList(List.of(new ConfigureOption(MAGIC, Octets.ofInt(OTHERS_MAGIC)))));
        host.acknowledge(PppProtocol.LCP);
        prove(host);
        assertThat(host.users()).containsExactly("joe");
        assertThat(host.multilink()).containsExactly(false);
    }

    @Test
    void echoesGoOnWhenTheirIdentifiersBeginAgain() {
        BareHost host = joined();
        host.openIpcp();
        Set<Integer> identifiers = new HashSet<>();
        int answered = 0;
        for (int second = 0; second < 4000 && answered < 300; second++) {
            host.pass(Deadline.NANOS_PER_SECOND);
            int asked = host.count(PppProtocol.LCP, ControlCode.ECHO_REQUEST);
            if (asked > answered) {
                answered = asked;
                Optional<ControlPacket> echo = host.last(PppProtocol.LCP, ControlCode.ECHO_REQUEST);
                identifiers.add(echo.orElseThrow().identifier());
                host.say(
                        PppProtocol.LCP,
                        new ControlPacket(
                                ControlCode.ECHO_REPLY, echo.orElseThrow().identifier(), Octets.ofInt(OTHERS_MAGIC)));
            }
        }
        assertThat(answered).isEqualTo(300);
        assertThat(identifiers).as("after 255 comes 1").hasSize(255).doesNotContain(0);
        assertThat(host.open()).isTrue();
        assertThat(host.users()).containsExactly("joe");
    }

    private static BareHost joined() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        prove(host);
        assertThat(host.users()).containsExactly("joe");
        assertThat(host.multilink()).containsExactly(true);
        return host;
    }

    private static void prove(BareHost host) {
        host.answerPap("joe", "right");
        host.welcome(host.checks().getLast());
    }
}
