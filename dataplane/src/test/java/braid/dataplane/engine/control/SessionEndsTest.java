package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.EngineCommand;
import braid.dataplane.engine.KernelPort.SessionInterface;
import braid.dataplane.engine.QuietPort;
import braid.dataplane.engine.QuietTun;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.status.EndCause;
import braid.dataplane.status.EndedSession;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a server remembers of a user's session that is over.
class SessionEndsTest {
    private static final Set<AuthenticationMethod> ANY = EnumSet.allOf(AuthenticationMethod.class);
    private static final MacAddress HOME = new MacAddress(0x020000000001L);

    private final TestWire wire = new TestWire(5);
    private final TestRouter home = new TestRouter("home", wire, 1);
    private TestRouter isp = new TestRouter("isp", wire, 2);

    /// @param happens to home and isp while the session is up
    record Case(String name, EndCause cause, BiConsumer<TestRouter, TestRouter> happens) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> theCauseIsWhatHappened() {
        return Stream.of(
                new Case(
                        "the peer terminates",
                        EndCause.PEER_REQUEST,
                        (home, _) -> home.configure(TestConfigurations.clients())),
                new Case("the peer falls silent", EndCause.HUNG_UP, (home, _) -> home.unplug("wan0")),
                new Case("our carrier is lost", EndCause.HUNG_UP, (_, isp) -> isp.unplug("acc0")),
                new Case("our interface is disabled", EndCause.NAS_REQUEST, (_, isp) -> isp.leave("acc0")),
                new Case(
                        "the server is removed",
                        EndCause.NAS_REQUEST,
                        (_, isp) -> isp.configure(TestConfigurations.servers())),
                new Case(
                        "somebody disconnects it",
                        EndCause.RESET,
                        (_, isp) -> isp.command(new EngineCommand.Disconnect(
                                isp.passing().iterator().next()))),
                new Case(
                        "its interface was deleted and cannot be made again",
                        EndCause.PORT_ERROR,
                        (_, isp) -> isp.command(new EngineCommand.InterfaceLost(
                                isp.passing().iterator().next(), "no TUN: EMFILE"))),
                new Case("the router stops", EndCause.REBOOT, (_, isp) -> isp.command(new EngineCommand.Shutdown())));
    }

    @ParameterizedTest
    @MethodSource
    void theCauseIsWhatHappened(Case of) {
        connect(SessionOptions.DEFAULT);
        assertThat(ended()).isEmpty();

        of.happens().accept(home, isp);
        wire.runSeconds(200);

        assertThat(ended())
                .extracting(EndedSession::user, EndedSession::callerId, EndedSession::cause)
                .containsExactly(Tuple.tuple("xxx", HOME, of.cause()));
        assertThat(isp.left()).as("noted for the next run").isEqualTo(ended());
    }

    @Test
    void whatAnEarlierRunKnewOfAUserCountsUntilTheUserLeavesAgain() {
        EndedSession before = new EndedSession("xxx", new MacAddress(9), -77, EndCause.REBOOT);
        EndedSession other = new EndedSession("other", new MacAddress(8), -99, EndCause.HUNG_UP);
        isp = new TestRouter("isp", wire, 2, new EarlierRun(List.of(), List.of(other, before)));
        connect(SessionOptions.DEFAULT);
        assertThat(ended()).containsExactly(other, before);
        assertThat(isp.left()).isEmpty();

        home.configure(TestConfigurations.clients());
        wire.runSeconds(5);
        assertThat(ended())
                .hasSize(2)
                .startsWith(other)
                .last()
                .extracting(EndedSession::cause)
                .isEqualTo(EndCause.PEER_REQUEST);
    }

    @Test
    void aLimitOfTheProfileIsTheCauseWhereOneIsReached() {
        connect(limited(OptionalInt.of(30), OptionalInt.empty()));
        wire.runSeconds(30);
        assertThat(ended()).extracting(EndedSession::cause).containsExactly(EndCause.SESSION_TIMEOUT);
    }

    @Test
    void aSessionThatCarriesNothingEndsAsIdle() {
        connect(limited(OptionalInt.empty(), OptionalInt.of(20)));
        wire.runSeconds(20);
        assertThat(ended()).extracting(EndedSession::cause).containsExactly(EndCause.IDLE_TIMEOUT);
    }

    @Test
    void anInterfaceThatCannotBeMadeIsThePortsError() {
        isp.refuseInterfaces();
        connect(SessionOptions.DEFAULT);
        assertThat(ended()).extracting(EndedSession::cause).containsExactly(EndCause.PORT_ERROR);
    }

    @Test
    void aChangeOfTheInterfaceThatIsRefusedLeavesASessionThatIsUpAlone() {
        connect(SessionOptions.DEFAULT);
        isp.command(new EngineCommand.InterfaceRefused(latest(), "no such MTU"));
        wire.runSeconds(5);
        assertThat(isp.passing()).hasSize(1);
        assertThat(isp.log()).contains("<pppoe-xxx>: no such MTU");
    }

    @Test
    void whatWasAskedForBeforeMayBeRefusedWhileItsSuccessorIsAwaited() {
        isp.forgetInterfaces();
        plug(SessionOptions.DEFAULT);
        for (int millis = 0; millis < 5000 && isp.interfaces().isEmpty(); millis++) {
            wire.runMillis(1);
        }
        SessionInterface latest = latest();
        isp.command(new EngineCommand.InterfaceRefused(QuietTun.made(latest.bundle()), "no such MTU"));
        assertThat(ended()).isEmpty();
        isp.command(new EngineCommand.InterfaceReady(latest, new QuietTun("ppp-in1")));
        wire.runSeconds(1);
        assertThat(isp.passing()).hasSize(1);
    }

    private SessionInterface latest() {
        return isp.interfaces().values().iterator().next();
    }

    @Test
    void onlyTheLatestOfAUserIsKeptAndNotTooManyUsers() {
        LastSessions last = new LastSessions();
        for (int i = 0; i <= LastSessions.MAX_USERS; i++) {
            last.ended(new EndedSession("u" + i, HOME, i, EndCause.HUNG_UP));
        }
        last.ended(new EndedSession("u1", HOME, 99, EndCause.RESET));

        assertThat(last.all()).hasSize(LastSessions.MAX_USERS).isSameAs(last.all());
        assertThat(last.all().getFirst().user()).isEqualTo("u2");
        assertThat(last.all().getLast()).isEqualTo(new EndedSession("u1", HOME, 99, EndCause.RESET));
    }

    private void connect(SessionOptions options) {
        plug(options);
        wire.runSeconds(5);
    }

    private void plug(SessionOptions options) {
        wire.connect(home, "wan0", isp, "acc0");
        home.plug(new QuietPort(1, "wan0", HOME, 1500));
        isp.plug(new QuietPort(3, "acc0", new MacAddress(0x020000000003L), 1500));
        isp.configure(TestConfigurations.servers(
                false, options, ByteLimits.NONE, TestConfigurations.server("acc0", OptionalInt.empty(), ANY)));
        home.configure(TestConfigurations.clients(TestConfigurations.client("wan0")));
    }

    private static SessionOptions limited(OptionalInt sessionSeconds, OptionalInt idleSeconds) {
        return new SessionOptions(Demand.NO, Demand.NO, sessionSeconds, idleSeconds, false);
    }

    private List<EndedSession> ended() {
        return isp.control().status(wire.now()).ended();
    }
}
