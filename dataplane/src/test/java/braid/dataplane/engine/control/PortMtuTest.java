package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import braid.dataplane.engine.QuietPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.LinkOptions;
import braid.dataplane.network.MacAddress;
import braid.dataplane.ppp.lcp.EndpointDiscriminator;
import braid.dataplane.ppp.lcp.LcpSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Interfaces of any MTU, and of one that changes while they are in use.
class PortMtuTest {
    @ParameterizedTest
    @ValueSource(ints = {68, 128, 135})
    void anInterfaceWithoutRoomForPppDialsNothingAndSaysWhy(int mtuBytes) {
        TestWire wire = new TestWire(1);
        TestRouter home = new TestRouter("home", wire, 2);
        QuietPort port = new QuietPort(1, "wan0", new MacAddress(0x020000000001L), mtuBytes);
        home.plug(port);
        home.configure(TestConfigurations.clients(TestConfigurations.client("wan0")));
        wire.runSeconds(20);

        assertThat(home.framesSent()).isZero();
        assertThat(home.log()).contains("MTU " + mtuBytes + " of wan0 is too small for PPP");
        assertThat(home.control().status(wire.now()).memberLinks())
                .extracting(link -> link.standing().reason())
                .containsExactly("MTU " + mtuBytes + " of the interface is too small for PPP");

        port.mtuBytes(1500);
        wire.runSeconds(20);
        assertThat(home.framesSent()).isPositive();
    }

    @Test
    void aServerOnSuchAnInterfaceAnswersNobody() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        int before = host.answers();
        host.mtu(100);
        host.askFor(1500);
        assertThat(host.answers()).isEqualTo(before);
    }

    /// It shrinks between discovery and the session.
    @ParameterizedTest
    @CsvSource({"68", "135", "136"})
    void aSessionThatIsBeingMadeSurvivesASmallerMtu(int mtuBytes) {
        QuietPort port = new QuietPort(1, "wan0", new MacAddress(0x020000000001L), mtuBytes);
        assertThat(ControlContext.limitBytes(port, OptionalInt.empty())).isEqualTo(LinkOptions.MIN_BYTES);
    }

    @Test
    void aServerGrantsWhatItsInterfaceCarriesNow() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.askFor(1500);
        assertThat(host.granted()).isEmpty();

        host.mtu(1508);
        host.askFor(1500);

        assertThat(host.granted()).hasValue(1500);
        host.mtu(1500);
        host.askFor(1500);
        assertThat(host.granted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127, 1492", "1493, 1492", "64, 64"})
    void noLinkIsNegotiatedWithAnMruThatNobodyCouldUse(int mruBytes, int limitBytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LcpSettings(
                        mruBytes,
                        limitBytes,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.of(EndpointDiscriminator.NONE),
                        List.of(),
                        List.of()));
    }

    @Test
    void noMoreIsOfferedThanAFrameOfTheLoopHolds() {
        QuietPort jumbo = new QuietPort(1, "wan0", new MacAddress(0x020000000001L), 9000);
        assertThat(ControlContext.largestPayload(jumbo)).isEqualTo(2048 - 22);
    }
}
