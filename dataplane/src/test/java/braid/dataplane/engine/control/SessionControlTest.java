package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.KernelPort;
import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.PppoeClient;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How sessions come up between a client and a server, or do not, and what a changed configuration does to them.
class SessionControlTest extends TwoLines {
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
        BundleStatus bundle = home.control().status(wire.now()).bundles().getFirst();
        assertThat(bundle.negotiated().mrruBytes()).hasValue(1500);
        assertThat(bundle.negotiated().peerMrruBytes()).hasValue(1600);
        assertThat(bundle.negotiated().dnsServers()).containsExactly(TestConfigurations.DNS);
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
        assertThat(home.log())
                .contains("pppoe-out1: terminating... - peer demands an authentication that is not allowed here")
                .noneMatch(line -> line.endsWith("session ended by peer"));
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

        dial(renamed(client, "the line of the provider", "ppp-out7"));
        wire.runSeconds(1);
        assertThat(home.passing()).containsExactly(bundle);
        assertThat(home.interfaces().get(bundle).linuxName()).contains("ppp-out7");
        assertThat(home.interfaces().get(bundle).alias()).isEqualTo("the line of the provider");
        BundleStatus.Identity shown =
                home.control().status(wire.now()).bundles().getFirst().identity();
        assertThat(shown.label()).isEqualTo("the line of the provider");
        assertThat(shown.linuxName()).isEqualTo("ppp-out7");
        dial(renamed(client, "the line of the provider", "ppp-out8"));
        wire.runSeconds(1);
        assertThat(home.passing()).containsExactly(bundle);
        assertThat(home.interfaces().get(bundle).linuxName()).contains("ppp-out8");

        dial(TestConfigurations.client("wrong", ANY, "wan0", "wan1"));
        wire.runSeconds(10);
        assertThat(home.passing()).isEmpty();
    }

    @Test
    void aLineCanBeAddedAndTakenAway() {
        serve(MRRU, ANY);
        dial(TestConfigurations.withMrru(TestConfigurations.client("wan0"), OptionalInt.of(1600)));
        wire.runSeconds(5);
        int bundle = home.passing().iterator().next();
        dial(TestConfigurations.withMrru(TestConfigurations.client("wan0", "wan1"), OptionalInt.of(1600)));
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(2);
        dial(TestConfigurations.withMrru(TestConfigurations.client("wan1"), OptionalInt.of(1600)));
        wire.runSeconds(5);
        assertThat(home.linksUp()).isEqualTo(1);
        assertThat(isp.linksUp()).isEqualTo(1);
        assertThat(home.passing()).containsExactly(bundle);
    }

    @Test
    void twoLinesOverOneInterfaceAreTwoLinks() {
        serve(MRRU, ANY);
        dial(TestConfigurations.client("wan0", "wan0"));
        wire.runSeconds(8);
        assertThat(home.linksUp()).isEqualTo(2);
        assertThat(isp.linksUp()).isEqualTo(2);
    }

    private static PppoeClient renamed(PppoeClient c, String label, String linuxName) {
        return new PppoeClient(
                c.key(),
                label,
                linuxName,
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
