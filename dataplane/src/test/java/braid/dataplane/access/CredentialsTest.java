package braid.dataplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.engine.KernelPort.CredentialCheck;
import braid.dataplane.engine.KernelPort.Proof;
import braid.dataplane.network.PppUser;
import braid.dataplane.network.Secret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String HOST = "02:00:5E:00:53:01";
    private static final long SECOND = 1_000_000_000;

    private final Credentials credentials = new Credentials();

    @Test
    void theRightPasswordComesInAtOnce() {
        credentials.users(List.of(user("")));
        var answer = credentials.check(check(new Proof.Pap(new Secret("secret"))), 5);
        assertThat(answer.verdict().user()).contains(user(""));
        assertThat(answer.dueNanos()).isEqualTo(5);
    }

    @Test
    void chapIsMd5OfIdentifierSecretAndChallenge() throws Exception {
        credentials.users(List.of(user("")));
        byte[] challenge = {1, 2, 3, 4};
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update((byte) 7);
        md5.update(new byte[] {'s', 'e', 'c', 'r', 'e', 't'});
        byte[] response = md5.digest(challenge);
        assertThat(accepted(new Proof.ChapMd5(7, challenge, response))).isTrue();
        assertThat(accepted(new Proof.ChapMd5(8, challenge, response))).isFalse();
    }

    @Test
    void eachFailureOfAHostMakesItWaitLonger() {
        credentials.users(List.of(user("")));
        var wrong = new Proof.Pap(new Secret("guess"));
        assertThat(List.of(due(wrong), due(wrong), due(wrong), due(wrong), due(wrong)))
                .containsExactly(SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 8 * SECOND);
        credentials.check(check(new Proof.Pap(new Secret("secret"))), 0);
        assertThat(due(wrong)).isEqualTo(SECOND);
    }

    @Test
    void aUserBoundToAHostComesInFromNowhereElse() {
        credentials.users(List.of(user("02:00:5e:00:53:02")));
        var answer = credentials.check(check(new Proof.Pap(new Secret("secret"))), 0);
        assertThat(answer.verdict().user()).isEmpty();
        assertThat(answer.remark()).isEqualTo("calls from " + HOST + ", not 02:00:5e:00:53:02");
        assertThat(answer.verdict().reason()).isEqualTo("authentication failed");
    }

    private boolean accepted(Proof proof) {
        return credentials.check(check(proof), 0).verdict().user().isPresent();
    }

    private long due(Proof proof) {
        return credentials.check(check(proof), 0).dueNanos();
    }

    private static CredentialCheck check(Proof proof) {
        return new CredentialCheck(1, "server", "joe", HOST, proof);
    }

    private static PppUser user(String callerId) {
        return new PppUser(
                "*1", "joe", new Secret("secret"), callerId, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
