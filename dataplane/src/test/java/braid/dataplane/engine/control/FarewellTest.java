package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How peers learn that a session is over, whatever takes its line away.
class FarewellTest extends TwoLines {
    private SessionKey session = new SessionKey("", MacAddress.BROADCAST, 0);

    @BeforeEach
    void aSessionIsUp() {
        serve(OptionalInt.empty(), ANY);
        dial(TestConfigurations.client("wan0"));
        wire.runSeconds(5);
        session = home.sessions().getFirst();
        assertThat(home.over()).isEmpty();
    }

    @Test
    void anInterfaceThatIsTakenDownSaysGoodbyeFirst() {
        home.leave("wan0");
        assertThat(home.openLinks()).as("what is under way still comes in").isEqualTo(1);
        wire.runMillis(20);
        assertThat(home.padts(session.sessionId())).isEqualTo(1);
        assertThat(home.over()).containsExactly(session);
        assertThat(isp.openLinks()).isZero();
        assertThat(isp.log()).contains("<pppoe-xxx>: terminating... - terminated by remote peer");
        assertThat(home.control().status(wire.now()).memberLinks())
                .allSatisfy(link -> assertThat(link.standing().reason()).isEqualTo("interface was disabled"));
    }

    @Test
    void anInterfaceWhosePeerIsSilentWaitsForItOnlyAWhile() {
        isp.unplug("acc0");
        home.leave("wan0");
        wire.runMillis(250);
        assertThat(home.openLinks()).isEqualTo(1);
        wire.runMillis(100);
        assertThat(home.openLinks()).isZero();
        assertThat(home.padts(session.sessionId())).isEqualTo(1);
    }

    @Test
    void anInterfaceThatComesBackMeanwhileIsDialledAnew() {
        isp.unplug("acc0");
        home.leave("wan0");
        wire.runMillis(100);
        home.plug(port("wan0", 1));
        isp.plug(port("acc0", 3));
        wire.runSeconds(5);
        assertThat(home.sessions()).hasSize(1).doesNotContain(session);
    }

    @Test
    void aSessionWhoseLineIsUnpluggedIsKeptInMindUntilItsPeerWasTold() {
        home.unplug("wan0");
        wire.runSeconds(1);
        assertThat(home.sessions()).isEmpty();
        assertThat(home.over()).isEmpty();

        home.plug(port("wan0", 1));
        assertThat(home.over()).containsExactly(session);
    }

    @Test
    void aPeerThatEndsTheSessionItselfNeedNotBeTold() {
        isp.leave("acc0");
        wire.runMillis(20);
        assertThat(home.over()).containsExactly(session);
        assertThat(List.copyOf(isp.over())).hasSize(1);
    }
}
