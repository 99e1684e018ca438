package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// PAP as the one who asks: waits for a request and answers every repetition the same (RFC 1334 section 2).
public final class PapAuthenticator implements Authenticator {
    private sealed interface State {
        record Waiting() implements State {}

        record Checking(String name) implements State {}

        record Refusing(long answerNanos) implements State {}

        record Decided(boolean accepted) implements State {}
    }

    private State state = new State.Waiting();
    private int identifier;

    @Override
    public List<AuthEvent> start(long nowNanos) {
        state = new State.Waiting();
        return List.of();
    }

    @Override
    public List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        if (protocol != PppProtocol.PAP || packet.code() != AuthCode.PAP_REQUEST) {
            return List.of();
        }
        Optional<List<Octets>> fields = Texts.split(packet.data(), 2);
        if (fields.isEmpty()) {
            return List.of();
        }
        identifier = packet.identifier();
        return switch (state) {
            case State.Waiting() -> {
                String name = fields.get().get(0).text();
                state = new State.Checking(name);
                yield List.of(new AuthEvent.Check(
                        name, new Claim.Pap(new Secret(fields.get().get(1).text()))));
            }
            case State.Checking _, State.Refusing _ -> List.of();
            case State.Decided(boolean accepted) -> List.of(answer(accepted));
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
        state = new State.Decided(true);
        return List.of(
                answer(true), new AuthEvent.PeerProved(name, accepted.get().keys()));
    }

    @Override
    public List<AuthEvent> advance(long nowNanos) {
        List<AuthEvent> events = new ArrayList<>();
        if (Deadline.due(nextDeadlineNanos(), nowNanos)) {
            state = new State.Decided(false);
            events.add(answer(false));
            events.add(new AuthEvent.Failed(AuthTimes.WRONG));
        }
        return events;
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return state instanceof State.Refusing(long answerNanos) ? OptionalLong.of(answerNanos) : OptionalLong.empty();
    }

    private AuthEvent answer(boolean accepted) {
        int code = accepted ? AuthCode.PAP_ACK : AuthCode.PAP_NAK;
        Octets message = accepted ? Octets.EMPTY : Octets.ofText(AuthTimes.WRONG);
        return new AuthEvent.Send(PppProtocol.PAP, new ControlPacket(code, identifier, Texts.counted(message)));
    }
}
