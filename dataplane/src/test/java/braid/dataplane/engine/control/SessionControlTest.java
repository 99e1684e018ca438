package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.wire.PppProtocol;
import braid.dataplane.wire.PppoeCode;
import braid.dataplane.wire.PppoeView;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two control planes, client and server, over two lines in virtual time.
class SessionControlTest {
    private static final OptionalInt MRRU = OptionalInt.of(1600);
    private static final Set<AuthenticationMethod> ANY = EnumSet.allOf(AuthenticationMethod.class);

    private TestWire wire;
    private TestRouter home;
    private TestRouter isp;

    @BeforeEach
    void twoRoutersAndTwoLines() {
        lines(1);
    }

    private void lines(long seed) {
        wire = new TestWire(seed);
        home = new TestRouter("home", wire, seed + 1);
        isp = new TestRouter("isp", wire, seed + 2);
        wire.connect(home, "wan0", isp, "acc0");
        wire.connect(home, "wan1", isp, "acc1");
        plugAll();
    }

    private void plugAll() {
        home.plug(port("wan0", 1));
        home.plug(port("wan1", 2));
        isp.plug(port("acc0", 3));
        isp.plug(port("acc1", 4));
    }

    private static TestPort port(String name, int number) {
        return new TestPort(number, name, new MacAddress(0x020000000000L + number), 1500);
    }

    private void serve(OptionalInt mrru, Set<AuthenticationMethod> methods) {
        isp.configure(TestConfigurations.servers(
                TestConfigurations.server("acc0", mrru, methods), TestConfigurations.server("acc1", mrru, methods)));
    }

    private void dial(PppoeClient client) {
        home.configure(TestConfigurations.clients(client));
    }

    @Test
    void aBundleOfTwoComesUp() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);

        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(isp.bundles()).isEqualTo(1);
        assertThat(home.passing()).hasSize(1);
        assertThat(isp.passing()).hasSize(1);
        KernelPort.SessionInterface made = home.interfaces().values().iterator().next();
        assertThat(made.mtuBytes()).isEqualTo(1500);
        assertThat(made.local()).contains(TestConfigurations.FIRST_OF_POOL);
        assertThat(made.peer()).contains(TestConfigurations.SERVER_ADDRESS);
        assertThat(made.dnsServers()).containsExactly(TestConfigurations.DNS);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().mrruBytes()).hasValue(1500);
        assertThat(bundle.negotiated().peerMrruBytes()).hasValue(1600);
        assertThat(bundle.standing().linksUp()).isEqualTo(2);
        assertThat(home.log())
                .containsSubsequence(
                        "pppoe-out1: initializing...",
                        "pppoe-out1: connecting...",
                        "pppoe-out1: authenticated",
                        "pppoe-out1: connected");
        assertThat(isp.log()).contains("<pppoe-xxx>: authenticated", "<pppoe-xxx>: connected");
    }

    @ParameterizedTest
    @EnumSource
    void eachMethodLetsARightPasswordInAndAWrongOneNot(AuthenticationMethod only) {
        Set<AuthenticationMethod> method = EnumSet.of(only);
        serve(MRRU, method);
        dial(TestConfigurations.client("yyy", method, "wan0"));
        wire.runSeconds(5);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);

        lines(9);
        serve(MRRU, method);
        dial(TestConfigurations.client("wrong", method, "wan0"));
        wire.runSeconds(5);
        assertThat(home.passing()).isEmpty();
        assertThat(isp.bundles()).isZero();
        assertThat(home.log()).contains("pppoe-out1: terminating... - authentication failed");
    }

    @Test
    void noCommonMethodIsRefusedInPlainWords() {
        serve(MRRU, EnumSet.of(AuthenticationMethod.CHAP_MD5));
        dial(TestConfigurations.client("yyy", EnumSet.of(AuthenticationMethod.PAP), "wan0"));
        wire.runSeconds(60);
        assertThat(home.passing()).isEmpty();
        assertThat(isp.passing()).isEmpty();
    }

    @Test
    void wrongPasswordsAreSlowedDownPerHost() {
        serve(MRRU, EnumSet.of(AuthenticationMethod.PAP));
        dial(TestConfigurations.client("wrong", ANY, "wan0"));
        wire.runSeconds(58);
        long tries = isp.log().stream()
                .filter(line -> line.startsWith("authentication failed"))
                .count();
        assertThat(tries).isEqualTo(5);
    }

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

    @Test
    void aPeerWithoutMultilinkGetsOnePlainLink() {
        serve(OptionalInt.empty(), ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(30);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(1);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().multilink()).isFalse();
        assertThat(bundle.negotiated().mtuBytes()).isEqualTo(1492);
        assertThat(home.control().status(wire.now()).memberLinks())
                .anyMatch(link -> link.standing().reason().equals("peer does no multilink"));
    }

    @Test
    void multilinkOnOneLinkCarriesFullPackets() {
        serve(MRRU, ANY);
        PppoeClient client = TestConfigurations.client("wan0");
        dial(withMrru(client, 1614));
        wire.runSeconds(5);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().multilink()).isTrue();
        assertThat(bundle.negotiated().mtuBytes()).isEqualTo(1600);
    }

    @Test
    void aPeerThatAcknowledgesAnMrruAndIsDeafToItGoesOnPlain() {
        isp.deafToMultilink();
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0"));
        dial(withMrru(TestConfigurations.client("wan0"), 1600));
        home.deafToMultilink();
        wire.runSeconds(30);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.control()
                        .status(wire.now())
                        .bundles()
                        .getFirst()
                        .negotiated()
                        .multilink())
                .isFalse();
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
    void anInterfaceThatCannotBeMadeEndsTheLinkWithTheReason() {
        home.refuseInterfaces();
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0"));
        wire.runMillis(1500);
        assertThat(home.passing()).isEmpty();
        assertThat(home.log()).contains("pppoe-out1: terminating... - no TUN: EPERM");
    }

    @Test
    void anInterfaceThatIsNotMadeInTimeEndsTheLink() {
        home.forgetInterfaces();
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0"));
        wire.runSeconds(3);
        assertThat(home.log()).contains("pppoe-out1: terminating... - interface was not ready within 1 s");
        assertThat(isp.passing()).isEmpty();
    }

    @Test
    void aRenamedClientKeepsItsLinksAndAChangedPasswordDoesNot() {
        serve(MRRU, ANY);
        PppoeClient client = TestConfigurations.client("wan0", "wan1");
        dial(client);
        wire.runSeconds(5);
        int bundle = home.passing().iterator().next();

        dial(renamed(client, "dsl"));
        wire.runSeconds(1);
        assertThat(home.passing()).containsExactly(bundle);
        assertThat(home.interfaces().get(bundle).wantedName()).isEqualTo("dsl");

        dial(TestConfigurations.client("wrong", ANY, "wan0", "wan1"));
        wire.runSeconds(10);
        assertThat(home.passing()).isEmpty();
    }

    @Test
    void aLineCanBeAddedAndTakenAway() {
        serve(MRRU, ANY);
        dial(withMrru(TestConfigurations.client("wan0"), 1600));
        wire.runSeconds(5);
        int bundle = home.passing().iterator().next();
        dial(withMrru(TestConfigurations.client("wan0", "wan1"), 1600));
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(2);
        dial(withMrru(TestConfigurations.client("wan1"), 1600));
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(1);
        assertThat(isp.linksUp()).isEqualTo(1);
        assertThat(home.passing()).containsExactly(bundle);
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

    @Test
    void aHostThatCrashedGetsANewBundleAndTheOldOneGoes() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        int before = isp.passing().iterator().next();
        wire.remove(home);
        home = new TestRouter("home", wire, 77);
        wire.connect(home, "wan0", isp, "acc0");
        wire.connect(home, "wan1", isp, "acc1");
        home.plug(port("wan0", 1));
        home.plug(port("wan1", 2));
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(10);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
        assertThat(isp.openLinks()).isEqualTo(2);
        assertThat(isp.passing()).hasSize(1).doesNotContain(before);
    }

    @Test
    void twoLinesOverOneInterfaceAreTwoLinks() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan0"));
        wire.runSeconds(8);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
    }

    private static PppoeClient withMrru(PppoeClient c, int mrru) {
        return new PppoeClient(
                c.key(),
                c.label(),
                c.lines(),
                c.user(),
                c.password(),
                c.serviceName(),
                c.acName(),
                c.hostUniqBytes(),
                TestConfigurations.options(OptionalInt.of(mrru)),
                c.allowed(),
                c.localAddress(),
                c.remoteAddress(),
                c.usePeerDns(),
                c.defaultRouteMetric(),
                c.session());
    }

    private static PppoeClient renamed(PppoeClient c, String label) {
        return new PppoeClient(
                c.key(),
                label,
                c.lines(),
                c.user(),
                c.password(),
                c.serviceName(),
                c.acName(),
                c.hostUniqBytes(),
                c.options(),
                c.allowed(),
                c.localAddress(),
                c.remoteAddress(),
                c.usePeerDns(),
                c.defaultRouteMetric(),
                c.session());
    }

    @Test
    void everythingShownIsPlausible() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan1"));
        wire.runSeconds(5);
        ControlStatus status = home.control().status(wire.now());
        assertThat(status.memberLinks()).hasSize(2).allSatisfy(link -> {
            assertThat(link.standing()).matches(standing -> standing.reason().isEmpty());
            assertThat(link.up()).isTrue();
            assertThat(link.session().orElseThrow().mtuBytes()).isEqualTo(1492);
            assertThat(link.traffic().rttNanos()).hasValue(10_000_000L);
            assertThat(link.session().orElseThrow().acName()).isEqualTo("isp-router");
        });
        assertThat(home.sessions()).hasSize(2);
        assertThat(status.clients().getFirst().bundle())
                .hasValue(status.bundles().getFirst().id());
    }
}
