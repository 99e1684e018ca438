package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.ControlAction;
import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.ByteLimits;
import braid.dataplane.network.Demand;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.RateLimit;
import braid.dataplane.network.SessionOptions;
import braid.dataplane.ppp.mppe.MppeMode;
import braid.dataplane.ppp.mppe.MppeStrength;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What profiles say of sessions, between two control planes in virtual time.
class SessionOptionsTest extends TwoLines {
    private static final MppeMode BEST = new MppeMode(MppeStrength.BITS_128, true);

    private void connect(SessionOptions ours, SessionOptions theirs, Set<AuthenticationMethod> methods, int lines) {
        connect(ours, theirs, ByteLimits.NONE, methods, lines);
    }

    private void connect(
            SessionOptions ours,
            SessionOptions theirs,
            ByteLimits limits,
            Set<AuthenticationMethod> methods,
            int lines) {
        OptionalInt mrru = lines > 1 ? OptionalInt.of(1600) : OptionalInt.empty();
        isp.configure(TestConfigurations.servers(
                false,
                theirs,
                limits,
                TestConfigurations.server("acc0", mrru, methods),
                TestConfigurations.server("acc1", mrru, methods)));
        String[] names = lines > 1 ? new String[] {"wan0", "wan1"} : new String[] {"wan0"};
        home.configure(TestConfigurations.clients(
                TestConfigurations.with(TestConfigurations.client("yyy", ANY, names), ours)));
        wire.runSeconds(8);
    }

    private static ControlAction.Encrypt encryption(TestRouter router) {
        return router.encryption().values().iterator().next();
    }

    private static KernelPort.SessionInterface made(TestRouter router) {
        return router.interfaces().values().iterator().next();
    }

    private static SessionOptions encryption(Demand demand) {
        return TestConfigurations.encryption(demand);
    }

    @ParameterizedTest
    @CsvSource({"1, MSCHAP_V2, 1488", "1, MSCHAP_V1, 1488", "2, MSCHAP_V2, 1496", "2, MSCHAP_V1, 1496"})
    void bothEndsEncryptWithEachOthersKeys(int lines, AuthenticationMethod method, int mtuBytes) {
        connect(encryption(Demand.REQUIRED), encryption(Demand.YES), EnumSet.of(method), lines);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.linksUp()).isEqualTo(lines);
        ControlAction.Encrypt ours = encryption(home);
        ControlAction.Encrypt theirs = encryption(isp);
        assertThat(ours.send().orElseThrow().mode()).isEqualTo(BEST);
        assertThat(ours.send()).isEqualTo(theirs.receive());
        assertThat(ours.receive()).isEqualTo(theirs.send());
        assertThat(ours.send().equals(ours.receive())).isEqualTo(method == AuthenticationMethod.MSCHAP_V1);
        assertThat(ours.only()).isTrue();
        assertThat(made(home).mtuBytes()).isEqualTo(mtuBytes);
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().encryption()).contains(new BundleStatus.Encryption(128, true));
    }

    @Test
    void withoutKeysWhatIsRequiredIsRefusedInPlainWords() {
        connect(encryption(Demand.NO), encryption(Demand.REQUIRED), EnumSet.of(AuthenticationMethod.PAP), 1);
        assertThat(home.passing()).isEmpty();
        assertThat(isp.passing()).isEmpty();
        assertThat(isp.log()).anyMatch(line -> line.endsWith("ended - " + NetworkProtocols.NO_KEYS));
    }

    @Test
    void aPeerThatDoesNotEncryptIsRefusedWhereThatIsRequired() {
        connect(encryption(Demand.REQUIRED), encryption(Demand.NO), ANY, 1);
        assertThat(home.passing()).isEmpty();
        assertThat(home.log()).contains("pppoe-out1: terminating... - " + NetworkProtocols.NOT_ENCRYPTED);
    }

    @Test
    void aPeerThatDoesNotEncryptIsTakenInTheClearWhereItMayBe() {
        connect(encryption(Demand.YES), encryption(Demand.NO), ANY, 1);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(home.encryption()).isEmpty();
        assertThat(made(home).mtuBytes()).isEqualTo(1492);
    }

    @Test
    void linkLocalAddressesComeOfTheMacs() {
        connect(SessionOptions.DEFAULT, SessionOptions.DEFAULT, ANY, 1);
        assertThat(made(home).linkLocal()).contains(new IpAddress.V6(0xfe80_0000_0000_0000L, 0x0000_00ff_fe00_0001L));
        assertThat(made(isp).linkLocal()).contains(new IpAddress.V6(0xfe80_0000_0000_0000L, 0x0000_00ff_fe00_0003L));
        assertThat(home.passingIpv6()).isEqualTo(home.passing());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPeerWithoutIpv6IsRefusedOnlyWhereItIsRequired(boolean required) {
        SessionOptions ours = new SessionOptions(
                Demand.NO, required ? Demand.REQUIRED : Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);
        SessionOptions theirs =
                new SessionOptions(Demand.NO, Demand.NO, OptionalInt.empty(), OptionalInt.empty(), false);
        connect(ours, theirs, ANY, 1);
        assertThat(home.passing().isEmpty()).isEqualTo(required);
        assertThat(home.passingIpv6()).isEmpty();
    }

    @Test
    void segmentsAreMadeToFitTheInterfaceWhereTheProfileSaysSo() {
        SessionOptions clamping =
                new SessionOptions(Demand.YES, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), true);
        connect(clamping, encryption(Demand.YES), ANY, 1);
        assertThat(home.clamped().values()).containsExactly(1488);
        assertThat(isp.clamped()).isEmpty();
    }

    @Test
    void aRateIsSetBeforeAnythingIsCarried() {
        RateLimit limit = new RateLimit(RateLimit.Rate.of(2_000_000), RateLimit.Rate.of(8_000_000));
        connect(SessionOptions.DEFAULT, SessionOptions.DEFAULT.with(limit), ANY, 2);
        assertThat(isp.limits().values()).containsExactly(limit);
        assertThat(home.limits()).isEmpty();
        BundleStatus bundle = isp.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.granted().rate()).isEqualTo(limit);
    }

    @Test
    void aSessionEndsAfterItsTime() {
        connect(SessionOptions.DEFAULT, limited(OptionalInt.of(60), OptionalInt.empty()), ANY, 2);
        wire.runSeconds(45);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        wire.runSeconds(15);
        assertThat(isp.log()).contains("<pppoe-xxx>: terminating... - session timeout");
    }

    @Test
    void aSilentSessionEndsAndABusyOneDoesNot() {
        connect(SessionOptions.DEFAULT, limited(OptionalInt.empty(), OptionalInt.of(20)), ANY, 1);
        int bundle = isp.passing().iterator().next();
        for (int second = 0; second < 60; second++) {
            isp.control().carried(bundle, 1000L * second, 0, wire.now());
            wire.runSeconds(1);
        }
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        wire.runSeconds(21);
        assertThat(isp.log()).contains("<pppoe-xxx>: terminating... - idle timeout");
    }

    @Test
    void aSessionEndsWhenItHasCarriedEnough() {
        ByteLimits limits = new ByteLimits(OptionalLong.of(5000), OptionalLong.empty());
        connect(SessionOptions.DEFAULT, SessionOptions.DEFAULT, limits, ANY, 1);
        int bundle = isp.passing().iterator().next();
        isp.control().carried(bundle, 100_000, 4999, wire.now());
        wire.runSeconds(1);
        assertThat(isp.passing()).isNotEmpty();
        isp.control().carried(bundle, 100_000, 5000, wire.now());
        wire.runSeconds(1);
        assertThat(isp.log()).contains("<pppoe-xxx>: terminating... - byte limit reached");
    }

    @Test
    void whatCannotBeReadIsNegotiatedAnew() {
        connect(encryption(Demand.REQUIRED), encryption(Demand.REQUIRED), ANY, 2);
        int bundle = home.passing().iterator().next();
        home.encryption().clear();
        isp.encryption().clear();
        home.undecipherable(bundle);
        wire.runSeconds(3);
        assertThat(encryption(home).send())
                .isPresent()
                .isEqualTo(encryption(isp).receive());
        assertThat(home.passing()).isNotEmpty();
        assertThat(isp.passing()).isNotEmpty();
    }

    @Test
    void theKeysOfEveryLinkMayBeThePeers() {
        connect(encryption(Demand.REQUIRED), encryption(Demand.REQUIRED), ANY, 2);
        home.undecipherable(home.passing().iterator().next());
        wire.runSeconds(3);
        List<StartKeys.StartKey> send = encryption(home).send().orElseThrow().starts();
        assertThat(send).hasSize(2).doesNotHaveDuplicates();
        assertThat(encryption(isp).receive().orElseThrow().starts()).containsExactlyInAnyOrderElementsOf(send);
    }

    @Test
    void withoutKeysASessionStaysInTheClearWhereItMayBe() {
        connect(encryption(Demand.YES), encryption(Demand.YES), EnumSet.of(AuthenticationMethod.CHAP_MD5), 1);
        assertThat(home.phase()).isEqualTo(ClientPhase.CONNECTED);
        assertThat(made(home).mtuBytes()).isEqualTo(1492);
    }

    private static SessionOptions limited(OptionalInt sessionSeconds, OptionalInt idleSeconds) {
        return new SessionOptions(Demand.NO, Demand.YES, sessionSeconds, idleSeconds, false);
    }
}
