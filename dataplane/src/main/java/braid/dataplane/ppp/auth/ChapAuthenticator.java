package braid.dataplane.ppp.auth;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// CHAP of any algorithm as the one who asks (RFC 1994 section 4): a challenge, repeated until it is answered;
/// repetitions of the response get the same judgement.
public final class ChapAuthenticator implements Authenticator {
    private sealed interface State {
        record Idle() implements State {}

        record Challenging(int tries, long resendNanos) implements State {}

        record Checking(String name) implements State {}

        record Refusing(long answerNanos) implements State {}

        record Decided(Optional<Acceptance> accepted) implements State {}
    }

    private final ChapAlgorithm algorithm;
    private final String ownName;
    private final RandomGenerator random;
    private State state = new State.Idle();
    private int identifier;
    private Octets challenge = Octets.EMPTY;

    /// @param method any but PAP
    /// @param ownName the peer may choose its password by it
    public ChapAuthenticator(AuthenticationMethod method, String ownName, RandomGenerator random) {
        this.algorithm = ChapAlgorithm.of(method);
        this.ownName = ownName;
        this.random = random;
    }

    @Override
    public List<AuthEvent> start(long nowNanos) {
        byte[] value = new byte[algorithm.challengeBytes()];
        random.nextBytes(value);
        challenge = Octets.of(value);
        identifier = identifier % 255 + 1;
        return challenge(1, nowNanos);
    }

    private List<AuthEvent> challenge(int tries, long nowNanos) {
        state = new State.Challenging(tries, nowNanos + AuthTimes.RESEND_NANOS);
        return send(AuthCode.CHAP_CHALLENGE, Texts.countedThenRest(challenge, Texts.limited(ownName)));
    }

    @Override
    public List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        boolean response = protocol == PppProtocol.CHAP
                && packet.code() == AuthCode.CHAP_RESPONSE
                && packet.identifier() == identifier;
        Optional<List<Octets>> fields = Texts.split(packet.data(), 1);
        if (!response || fields.isEmpty()) {
            return List.of();
        }
        return switch (state) {
            case State.Challenging _ -> {
                String name = fields.get().get(1).text();
                Optional<Claim> claim =
                        algorithm.claim(identifier, challenge, fields.get().get(0), name);
                if (claim.isEmpty()) {
                    yield List.of();
                }
                state = new State.Checking(name);
                yield List.of(new AuthEvent.Check(name, claim.get()));
            }
            case State.Idle(), State.Checking _, State.Refusing _ -> List.of();
            case State.Decided(Optional<Acceptance> accepted) -> judgement(accepted);
        };
    }

    @Override
    public List<AuthEvent> decide(Optional<Acceptance> accepted, long nowNanos) {
        if (!(state instanceof State.Checking(String name))) {
            return List.of();
        }
        if (accepted.isEmpty()) {
            state = new State.Refusing(nowNanos + AuthTimes.REFUSAL_DELAY_NANOS);
            return List.of();
        }
        state = new State.Decided(accepted);
        return List.of(
                judgement(accepted).getFirst(),
                new AuthEvent.PeerProved(name, accepted.get().keys()));
    }

    @Override
    public List<AuthEvent> advance(long nowNanos) {
        if (!Deadline.due(nextDeadlineNanos(), nowNanos)) {
            return List.of();
        }
        return switch (state) {
            case State.Challenging(int tries, long _) ->
                tries < AuthTimes.MAX_TRIES
                        ? challenge(tries + 1, nowNanos)
                        : List.of(new AuthEvent.Failed(AuthTimes.SILENT));
            case State.Refusing _ -> {
                state = new State.Decided(Optional.empty());
                yield List.of(judgement(Optional.empty()).getFirst(), new AuthEvent.Failed(AuthTimes.WRONG));
            }
            case State.Idle(), State.Checking _, State.Decided _ -> List.of();
        };
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return switch (state) {
            case State.Challenging(int _, long resendNanos) -> OptionalLong.of(resendNanos);
            case State.Refusing(long answerNanos) -> OptionalLong.of(answerNanos);
            case State.Idle(), State.Checking _, State.Decided _ -> OptionalLong.empty();
        };
    }

    private List<AuthEvent> judgement(Optional<Acceptance> accepted) {
        return accepted.isPresent()
                ? send(AuthCode.CHAP_SUCCESS, Octets.ofText(accepted.get().counterProof()))
                : send(AuthCode.CHAP_FAILURE, algorithm.failure(challenge));
    }

    private List<AuthEvent> send(int code, Octets data) {
        return List.of(new AuthEvent.Send(PppProtocol.CHAP, new ControlPacket(code, identifier, data)));
    }
}
