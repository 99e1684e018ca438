package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links, lines and whole routers that go away, and what comes back.
class LinkLossTest extends TwoLines {
    @Test
    void anyLinkMayLeaveAndComeBack() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        int bundle = home.passing().iterator().next();

        wire.cut("wan0");
        wire.runSeconds(30);
        assertThat(home.linksUp()).isEqualTo(1);
        assertThat(isp.linksUp()).isEqualTo(1);
        assertThat(home.passing()).containsExactly(bundle);

        wire.mend("wan0");
        wire.runSeconds(15);
        assertThat(home.linksUp()).isEqualTo(2);

        wire.cut("wan1");
        wire.runSeconds(30);
        assertThat(home.linksUp()).isEqualTo(1);
        assertThat(home.passing()).containsExactly(bundle);

        wire.mend("wan1");
        wire.runSeconds(15);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(home.passing()).containsExactly(bundle);
        for (int host = 1; host <= 2; host++) {
            String link = "<pppoe-xxx>: link from 02:00:00:00:00:0" + host;
            assertThat(isp.log()).containsSubsequence(link + " ended - peer is not responding", link + " joined");
        }
    }

    @Test
    void theLastLinkEndsTheBundleAndTheNextMakesANewOne() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        wire.cut("wan0");
        wire.cut("wan1");
        wire.runSeconds(40);
        assertThat(home.bundles()).isZero();
        assertThat(isp.bundles()).isZero();
        assertThat(home.interfaces()).isEmpty();
        assertThat(home.released()).isEqualTo(1);
        assertThat(isp.released()).isEqualTo(1);

        wire.mend("wan0");
        wire.mend("wan1");
        wire.runSeconds(20);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(home.interfaces().values().iterator().next().local()).contains(TestConfigurations.FIRST_OF_POOL);
    }

    @Test
    void carrierLossEndsTheLinkAtOnceAndItsReturnDialsAgain() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        home.unplug("wan0");
        assertThat(home.linksUp()).isEqualTo(1);
        home.plug(port("wan0", 1));
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(2);
    }

    @Test
    void afterACarrierLossOnThisSideAloneThePeerIsToldAsSoonAsTheLineIsBack() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        home.unplug("wan0");
        wire.runSeconds(1);
        assertThat(isp.linksUp()).as("the peer knows nothing").isEqualTo(2);
        home.plug(port("wan0", 1));
        wire.runMillis(20);
        assertThat(isp.linksUp()).isEqualTo(1);
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(isp.bundles()).isEqualTo(1);
    }

    @Test
    void aPeerThatMissedThePadtIsToldAgainWhenItSendsInThatSession() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        home.unplug("wan0");
        wire.cut("wan0");
        home.plug(port("wan0", 1));
        wire.runSeconds(2);
        wire.mend("wan0");
        assertThat(isp.openLinks()).isEqualTo(2);
        wire.runSeconds(14);
        assertThat(isp.log()).doesNotContain("peer is not responding");
        assertThat(isp.openLinks()).isEqualTo(2);
        assertThat(home.linksUp()).isEqualTo(2);
    }

    @Test
    void aPadtGoesOnlyToSessionsOfOursAndOnceASecond() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0"));
        wire.runSeconds(5);
        SessionKey session = home.sessions().getFirst();
        home.unplug("wan0");
        home.plug(port("wan0", 1));
        wire.runMillis(100);
        assertThat(home.padts(session.sessionId())).as("told with the port").isEqualTo(1);

        for (int i = 0; i < 30; i++) {
            home.receive("wan0", strayFrame(session.sessionId(), session.peer()));
            home.receive("wan0", strayFrame(session.sessionId() + 1000, session.peer()));
            wire.runMillis(100);
        }
        assertThat(home.padts(session.sessionId())).isEqualTo(4);
        assertThat(home.padts(session.sessionId() + 1000)).isZero();
    }

    private static byte[] strayFrame(int sessionId, MacAddress from) {
        ByteBuffer frame = ByteBuffer.allocate(PppoeView.HEADER_BYTES + 2);
        PppoeView.put(frame, 0, port("wan0", 1).macAddress().bits(), from.bits(), PppoeCode.SESSION, sessionId, 2);
        return frame.putShort(PppoeView.HEADER_BYTES, (short) PppProtocol.IPV4).array();
    }

    @Test
    void aDisconnectedBundleIsDialledAgain() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        isp.command(new EngineCommand.Disconnect(isp.passing().iterator().next()));
        wire.runMillis(500);
        assertThat(home.bundles()).isZero();
        assertThat(home.log()).contains("pppoe-out1: terminating... - terminated by remote peer");
        wire.runSeconds(10);
        assertThat(home.linksUp()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void badLinesDelayABundleButDoNotBreakIt(long seed) {
        lines(100 * seed);
        serve(MRRU, ANY);
        wire.faults(0.1, 0.1, 40);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(120);
        wire.faults(0, 0, 0);
        wire.runSeconds(60);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(isp.openLinks()).isEqualTo(2);
        assertThat(isp.passing()).hasSize(1);
    }

    @Test
    void aHostThatCrashedGetsANewBundleAndTheOldOneGoes() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        int before = isp.passing().iterator().next();
        crashHome(77);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(10);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(isp.openLinks()).isEqualTo(2);
        assertThat(isp.passing()).hasSize(1).doesNotContain(before);
    }

    @Test
    void shutdownTellsEveryPeerAndEnds() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        home.command(new EngineCommand.Shutdown());
        wire.runMillis(200);
        assertThat(home.finished()).isTrue();
        assertThat(home.openLinks()).isZero();
        assertThat(isp.openLinks()).isZero();
        assertThat(isp.bundles()).isZero();
    }

    @Test
    void shutdownEndsInTimeThoughNobodyAnswers() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        wire.cut("wan0");
        wire.cut("wan1");
        home.command(new EngineCommand.Shutdown());
        wire.runMillis(1100);
        assertThat(home.finished()).isTrue();
    }
}
