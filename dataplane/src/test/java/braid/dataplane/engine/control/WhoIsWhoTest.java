package braid.dataplane.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.ppp.ControlCode;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.PppProtocol;
import org.junit.jupiter.api.Test;

/// A verdict is about the check that it was asked for, however often the peer begins anew in between.
class WhoIsWhoTest {
    private static final int CHAP_SUCCESS = 3;
    private static final int PAP_ACK = 2;

    @Test
    void aUserComesInUnderItsOwnName() {
        BareHost host = new BareHost(AuthenticationMethod.CHAP_MD5);
        host.negotiate();
        host.answerChap("joe");
        host.welcome(host.checks().getFirst());

        assertThat(host.last(PppProtocol.CHAP, CHAP_SUCCESS)).isPresent();
        assertThat(host.users()).containsExactly("joe");
    }

    @Test
    void aVerdictOnWhoThePeerWasBeforeItNegotiatedAnewSaysNothingOfWhoItIsNow() {
        BareHost host = new BareHost(AuthenticationMethod.CHAP_MD5);
        host.negotiate();
        host.answerChap("joe");
        host.negotiate();
        host.answerChap("victim");
        assertThat(host.checks()).hasSize(2);

        host.welcome(host.checks().getFirst());

        assertThat(host.last(PppProtocol.CHAP, CHAP_SUCCESS)).isEmpty();
        assertThat(host.users()).isEmpty();
        host.welcome(host.checks().getLast());
        assertThat(host.users()).containsExactly("victim");
    }

    @Test
    void soItIsWithPap() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("joe", "right");
        host.negotiate();
        host.answerPap("victim", "rubbish");

        host.welcome(host.checks().getFirst());
        assertThat(host.last(PppProtocol.PAP, PAP_ACK)).isEmpty();
        assertThat(host.users()).isEmpty();

        host.refuse(host.checks().getLast());
        host.pass(2 * Deadline.NANOS_PER_SECOND);
        assertThat(host.users()).isEmpty();
        assertThat(host.last(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST)).isPresent();
    }

    @Test
    void aVerdictBeforeTheSecondAnswerIsLateAsWell() {
        BareHost host = new BareHost(AuthenticationMethod.CHAP_MD5);
        host.negotiate();
        host.answerChap("joe");
        host.negotiate();

        host.welcome(host.checks().getFirst());
        host.answerChap("victim");

        assertThat(host.users()).isEmpty();
        assertThat(host.checks()).hasSize(2);
    }

    /// The host has an older session that may be dead; until that is known the good news waits.
    @Test
    void aPostponedVerdictIsForgottenAsWell() {
        BareHost host = new BareHost(AuthenticationMethod.CHAP_MD5);
        host.negotiate();
        host.answerChap("joe");
        host.welcome(host.checks().getFirst());
        host.dial();
        host.negotiate();
        host.answerChap("joe");
        host.welcome(host.checks().get(1));
        assertThat(host.last(PppProtocol.CHAP, CHAP_SUCCESS)).as("postponed").isEmpty();

        host.negotiate();
        host.answerChap("victim");
        for (int second = 0; second < 8; second++) {
            host.pass(Deadline.NANOS_PER_SECOND);
        }

        assertThat(host.users()).doesNotContain("victim");
        assertThat(host.last(PppProtocol.CHAP, CHAP_SUCCESS)).isEmpty();
        assertThat(host.open()).isTrue();
        host.welcome(host.checks().getLast());
        assertThat(host.users()).containsExactly("victim");
    }

    @Test
    void whoCannotBeJudgedIsSentAwayAndNotBlamed() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        for (int i = 0; i < 10; i++) {
            host.negotiate();
            host.answerPap("joe", "right");
            host.leaveUndecided(host.checks().getLast());
            host.pass(2 * Deadline.NANOS_PER_SECOND);
            assertThat(host.last(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST))
                    .isPresent();
            host.dial();
        }
        assertThat(host.open()).isTrue();
    }

    @Test
    void whoGetsNoVerdictInTimeIsSentAwayToo() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("joe", "right");
        for (int second = 0; second < 12; second++) {
            host.pass(Deadline.NANOS_PER_SECOND);
        }
        assertThat(host.last(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST)).isPresent();
        host.welcome(host.checks().getFirst());
        assertThat(host.users()).isEmpty();
    }

    /// Else it could guess on without the second that each wrong password costs, and without a new session.
    @Test
    void whoWasFoundOutDoesNotEscapeTheRefusalByNegotiatingAnew() {
        BareHost host = new BareHost(AuthenticationMethod.PAP);
        host.negotiate();
        host.answerPap("victim", "guess");
        host.refuse(host.checks().getFirst());

        host.negotiate();
        host.answerPap("victim", "another guess");

        assertThat(host.checks()).hasSize(1);
        assertThat(host.last(PppProtocol.LCP, ControlCode.TERMINATE_REQUEST)).isPresent();
    }
}
