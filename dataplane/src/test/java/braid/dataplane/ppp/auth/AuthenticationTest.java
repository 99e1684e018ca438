package braid.dataplane.ppp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.Secret;
import braid.dataplane.ppp.mppe.StartKeys;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
                .containsExactlyInAnyOrder(
                        new AuthEvent.Proved(Optional.empty()), new AuthEvent.PeerProved("xxx", Optional.empty()));
    }

    @Test
    void papFailsWithAWrongOneAfterASecond() {
        assertThat(talk(new PapPeer("xxx", new Secret("no")), new PapAuthenticator()))
                .containsExactlyInAnyOrder(
                        new AuthEvent.Failed("authentication failed"), new AuthEvent.Failed("authentication failed"));
    }

    @ParameterizedTest
    @EnumSource(names = "PAP", mode = EnumSource.Mode.EXCLUDE)
    void chapSucceedsAndFailsLikewise(AuthenticationMethod method) {
        List<AuthEvent> good = talk(peer(method, RIGHT), authenticator(method));
        assertThat(good).hasSize(2).hasAtLeastOneElementOfType(AuthEvent.Proved.class);
        assertThat(talk(peer(method, new Secret("no")), authenticator(method)))
                .containsExactlyInAnyOrder(
                        new AuthEvent.Failed("authentication failed"), new AuthEvent.Failed("authentication failed"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MSCHAP_V1", "MSCHAP_V2"})
    void bothEndsOfMsChapHaveTheSameKeys(AuthenticationMethod method) {
        List<StartKeys> keys = talk(peer(method, RIGHT), authenticator(method)).stream()
                .map(event -> switch (event) {
                    case AuthEvent.Proved(Optional<StartKeys> left) -> left.orElseThrow();
                    case AuthEvent.PeerProved(String _, Optional<StartKeys> left) -> left.orElseThrow();
                    case AuthEvent.Check _, AuthEvent.Failed _, AuthEvent.Send _ -> throw new AssertionError(event);
                })
                .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
    }

    @Test
    void aVersion2AuthenticatorThatDoesNotKnowThePasswordIsFoundOut() {
        ChapPeer peer = peer(AuthenticationMethod.MSCHAP_V2, RIGHT);
        Authenticator impostor = authenticator(AuthenticationMethod.MSCHAP_V2);
        ControlPacket challenge = sent(impostor.start(0));
        ControlPacket response = sent(peer.receive(PppProtocol.CHAP, challenge, 0));
        impostor.receive(PppProtocol.CHAP, response, 0);
        ControlPacket success = sent(impostor.decide(Optional.of(Acceptance.PLAIN), 0));
        assertThat(peer.receive(PppProtocol.CHAP, success, 0))
                .containsExactly(new AuthEvent.Failed("peer does not know the password"));
    }

    @Test
    void theSameChallengeGetsTheSameResponse() {
        ChapPeer peer = peer(AuthenticationMethod.MSCHAP_V2, RIGHT);
        ControlPacket challenge =
                sent(authenticator(AuthenticationMethod.MSCHAP_V2).start(0));
        ControlPacket first = sent(peer.receive(PppProtocol.CHAP, challenge, 0));
        assertThat(sent(peer.receive(PppProtocol.CHAP, challenge, 1))).isEqualTo(first);
    }

    @Test
    void anMsChapFailureSaysWhatPeersRead() {
        Authenticator authenticator = authenticator(AuthenticationMethod.MSCHAP_V2);
        ControlPacket challenge = sent(authenticator.start(0));
        authenticator.receive(
                PppProtocol.CHAP,
                sent(peer(AuthenticationMethod.MSCHAP_V2, RIGHT).receive(PppProtocol.CHAP, challenge, 0)),
                0);
        authenticator.decide(Optional.empty(), 0);
        ControlPacket failure = sent(authenticator.advance(Deadline.NANOS_PER_SECOND));
        String value = challenge.data().slice(1, 17).toString().toUpperCase(Locale.ROOT);
        assertThat(failure.data().text()).isEqualTo("E=691 R=0 C=" + value + " V=3 M=authentication failed");
    }

    @ParameterizedTest
    @CsvSource({
        "E=691 R=1 C=00112233445566778899AABBCCDDEEFF V=3 M=whatever, authentication failed",
        "E=648 R=0 V=3, password expired",
        "M=no code, authentication failed",
        "'', authentication failed"
    })
    void failuresOfMsChapAreReadable(String message, String reason) {
        assertThat(ChapAlgorithm.MS_V2.reason(Octets.ofText(message))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"MSCHAP_V1, 10", "MSCHAP_V1, 16", "MSCHAP_V2, 8", "MSCHAP_V2, 0", "CHAP_MD5, 0"})
    void challengesOfAnotherLengthAreNotAnswered(AuthenticationMethod method, int octets) {
        Octets data = Texts.countedThenRest(Octets.of(new byte[octets]), Octets.EMPTY);
        assertThat(peer(method, RIGHT).receive(PppProtocol.CHAP, new ControlPacket(1, 1, data), 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MSCHAP_V1, 48", "MSCHAP_V2, 50", "MSCHAP_V1, 49"})
    void responsesOfAnotherLengthOrWithoutTheNtPartAreNotJudged(AuthenticationMethod method, int octets) {
        Authenticator authenticator = authenticator(method);
        int identifier = sent(authenticator.start(0)).identifier();
        Octets data = Texts.countedThenRest(Octets.of(new byte[octets]), Octets.ofText("xxx"));
        assertThat(authenticator.receive(PppProtocol.CHAP, new ControlPacket(2, identifier, data), 0))
                .isEmpty();
    }

    private static ChapPeer peer(AuthenticationMethod method, Secret password) {
        return new ChapPeer(method, "xxx", password, new Random(2));
    }

    private static Authenticator authenticator(AuthenticationMethod method) {
        return new ChapAuthenticator(method, "isp", new Random(1));
    }

    private static ControlPacket sent(List<AuthEvent> events) {
        return events.stream()
                .filter(AuthEvent.Send.class::isInstance)
                .map(AuthEvent.Send.class::cast)
                .findFirst()
                .orElseThrow()
                .packet();
    }

    @Test
    void nothingThatHoldsASecretShowsIt() {
        assertThat(new Claim.Pap(RIGHT).toString()).doesNotContain("yyy");
        assertThat(new Claim.ChapMd5(1, Octets.ofHex("01"), Octets.ofHex("02")).toString())
                .doesNotContain("02");
        Octets value = Octets.ofHex("ab");
        assertThat(new Claim.MsChapV1(value, value).toString()).doesNotContain("ab");
        assertThat(new Claim.MsChapV2("xxx", value, value, value).toString()).doesNotContain("ab");
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
                    fromAuthenticator.addAll(authenticator.decide(Proof.judge(claim, RIGHT), now));
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
