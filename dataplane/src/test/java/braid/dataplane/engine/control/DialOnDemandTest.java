package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that dials when there is something to send.
class DialOnDemandTest extends TwoLines {
    private static final SessionOptions SHORT =
            new SessionOptions(Demand.NO, Demand.YES, OptionalInt.empty(), OptionalInt.of(20), false);

    @BeforeEach
    void serve() {
        serve(MRRU, ANY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void itWaitsWithItsInterfaceDialsForAPacketAndWaitsAgainAfterIdleness(int lines) {
        dial(client(lines, true));
        wire.runSeconds(60);
        assertThat(home.phase()).isEqualTo(ClientPhase.WAITING_FOR_PACKETS);
        assertThat(home.framesSent()).isZero();
        int number = made().bundle();
        assertThat(made().local()).contains(new IpAddress.V4(0x0a707002));
        assertThat(made().peer()).contains(new IpAddress.V4(0x0a707003));
        assertThat(made().defaultRouteMetric()).hasValue(1);

        home.packet();
        wire.runSeconds(8);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(lines);
        assertThat(home.passing()).containsExactly(number);
        assertThat(made().local()).contains(TestConfigurations.FIRST_OF_POOL);
        assertThat(home.awaiting()).isEmpty();

        wire.runSeconds(25);
        assertThat(home.phase()).isEqualTo(ClientPhase.WAITING_FOR_PACKETS);
        assertThat(isp.openLinks()).isZero();
        assertThat(made().bundle()).isEqualTo(number);
        assertThat(made().local()).contains(new IpAddress.V4(0x0a707002));
        assertThat(home.released())
                .as("the interface has been there all the time")
                .isZero();
        assertThat(home.log()).contains("pppoe-out1: terminating... - idle timeout");

        home.packet();
        wire.runSeconds(8);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
    }

    @Test
    void anAttemptThatFailsIsNotRepeatedWithoutAnotherPacket() {
        dial(TestConfigurations.onDemand(TestConfigurations.client("wrong", ANY, "wan0"), true));
        wire.runSeconds(2);
        home.packet();
        wire.runSeconds(30);
        assertThat(home.phase()).isEqualTo(ClientPhase.WAITING_FOR_PACKETS);
        int sent = home.framesSent();
        assertThat(sent).isPositive();
        wire.runSeconds(120);
        assertThat(home.framesSent()).isEqualTo(sent);
        home.packet();
        wire.runSeconds(10);
        assertThat(home.framesSent()).isGreaterThan(sent);
    }

    @Test
    void aPacketBeforeThereIsAPortDialsWhenThePortComes() {
        home.unplug("wan0");
        dial(client(1, true));
        wire.runSeconds(2);
        home.packet();
        wire.runSeconds(5);
        home.plug(port("wan0", 1));
        wire.runSeconds(8);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
    }

    @Test
    void withoutDemandItDialsAtOnceAndWithItStaysUntilItIsIdle() {
        dial(client(1, true));
        wire.runSeconds(2);
        dial(client(1, false));
        wire.runSeconds(8);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.released()).isEqualTo(1);
        dial(client(1, true));
        wire.runSeconds(8);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        wire.runSeconds(20);
        assertThat(home.phase()).isEqualTo(ClientPhase.WAITING_FOR_PACKETS);
    }

    @Test
    void aClientThatIsRemovedTakesItsInterfaceWithItWhetherItWaitsOrNot() {
        dial(client(1, true));
        wire.runSeconds(2);
        home.configure(TestConfigurations.clients());
        assertThat(home.interfaces()).isEmpty();
        assertThat(home.bundles()).isZero();

        dial(client(2, true));
        wire.runSeconds(2);
        home.awaiting().removeIf(number -> number != made().bundle());
        home.packet();
        wire.runSeconds(8);
        home.command(new EngineCommand.Shutdown());
        wire.runSeconds(2);
        assertThat(home.interfaces()).isEmpty();
        assertThat(home.bundles()).isZero();
    }

    @Test
    void anInterfaceThatIsRefusedIsAskedForAgain() {
        home.refuseInterfaces();
        dial(client(1, true));
        wire.runSeconds(25);
        assertThat(home.awaiting()).isEmpty();
        assertThat(home.log())
                .filteredOn(line -> line.equals("pppoe-out1: cannot wait for packets - no TUN: EPERM"))
                .hasSize(3);
    }

    private PppoeClient client(int lines, boolean onDemand) {
        PppoeClient plain = lines > 1
                ? TestConfigurations.withMrru(TestConfigurations.client("wan0", "wan1"), MRRU)
                : TestConfigurations.client("wan0");
        return TestConfigurations.onDemand(TestConfigurations.with(plain, SHORT), onDemand);
    }

    private KernelPort.SessionInterface made() {
        return home.interfaces().values().iterator().next();
    }
}
