package braid.dataplane.ppp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.Secret;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private static final Secret RIGHT = new Secret("yyy");

    @Test
    void chapProofIsMd5OfIdentifierSecretAndChallenge() {
        // What md5sum says of 01 79 79 79 00 11 22 33.
        assertThat(Proof.chapMd5(1, RIGHT, Octets.ofHex("00112233")))
                .isEqualTo(Octets.ofHex("58712eded4f8f2e9a9d5619e7ed97cef"));
    }

    @Test
    void papSucceedsWithTheRightPassword() {
        assertThat(talk(new PapPeer("xxx", RIGHT), new PapAuthenticator()))
                .containsExactlyInAnyOrder(new AuthEvent.Proved(), new AuthEvent.PeerProved("xxx"));
    }

    @Test
    void papFailsWithAWrongOneAfterASecond() {
        assertThat(talk(new PapPeer("xxx", new Secret("no")), new PapAuthenticator()))
                .containsExactlyInAnyOrder(
                        new AuthEvent.Failed("authentication failed"), new AuthEvent.Failed("authentication failed"));
    }

    @Test
    void chapSucceedsAndFailsLikewise() {
        assertThat(talk(new ChapPeer("xxx", RIGHT), new ChapAuthenticator("isp", new Random(1))))
                .containsExactlyInAnyOrder(new AuthEvent.Proved(), new AuthEvent.PeerProved("xxx"));
        assertThat(talk(new ChapPeer("xxx", new Secret("no")), new ChapAuthenticator("isp", new Random(1))))
                .contains(new AuthEvent.Failed("authentication failed"));
    }

    @Test
    void nothingThatHoldsASecretShowsIt() {
        assertThat(new Claim.Pap(RIGHT).toString()).doesNotContain("yyy");
        assertThat(new Claim.ChapMd5(1, Octets.ofHex("01"), Octets.ofHex("02")).toString())
                .doesNotContain("02");
    }

    /// Both ends over a perfect line; what is left are the outcomes.
    private static List<AuthEvent> talk(AuthPeer peer, Authenticator authenticator) {
        List<AuthEvent> outcomes = new ArrayList<>();
        ArrayDeque<AuthEvent> fromPeer = new ArrayDeque<>(peer.start(0));
        ArrayDeque<AuthEvent> fromAuthenticator = new ArrayDeque<>(authenticator.start(0));
        for (long second = 0; second < 3; second++) {
            long now = second * Deadline.NANOS_PER_SECOND;
            fromAuthenticator.addAll(authenticator.advance(now));
            while (!fromPeer.isEmpty() || !fromAuthenticator.isEmpty()) {
                if (!fromPeer.isEmpty()) {
                    fromAuthenticator.addAll(heard(fromPeer.removeFirst(), authenticator, outcomes, now));
                } else if (fromAuthenticator.getFirst() instanceof AuthEvent.Check(String _, Claim claim)) {
                    fromAuthenticator.removeFirst();
                    fromAuthenticator.addAll(authenticator.decide(Proof.proves(claim, RIGHT), now));
                } else {
                    fromPeer.addAll(heard(fromAuthenticator.removeFirst(), peer, outcomes, now));
                }
            }
        }
        return outcomes;
    }

    private static List<AuthEvent> heard(AuthEvent event, AuthPeer receiver, List<AuthEvent> outcomes, long now) {
        if (event instanceof AuthEvent.Send(int protocol, var packet)) {
            return receiver.receive(protocol, packet, now);
        }
        outcomes.add(event);
        return List.of();
    }
}
