package braid.dataplane.ppp.auth;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.Secret;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// CHAP of any algorithm as the one who proves: answers every challenge, also later ones, and repeats its response
/// until it is judged, since the judgement may be lost (RFC 1994 section 4.1).
public final class ChapPeer implements AuthPeer {
    /// What a challenge was answered with; the same challenge gets the same again.
    private record Response(Octets challenge, ControlPacket packet, ChapAlgorithm.Answer answer) {}

    private final ChapAlgorithm algorithm;
    private final String name;
    private final Secret password;
    private final RandomGenerator random;
    private Optional<Response> response = Optional.empty();
    private int tries;
    private OptionalLong resend = OptionalLong.empty();

    /// @param method any but PAP
    public ChapPeer(AuthenticationMethod method, String name, Secret password, RandomGenerator random) {
        this.algorithm = ChapAlgorithm.of(method);
        this.name = name;
        this.password = password;
        this.random = random;
    }

    @Override
    public List<AuthEvent> start(long nowNanos) {
        response = Optional.empty();
        resend = OptionalLong.empty();
        return List.of();
    }

    @Override
    public List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        if (protocol != PppProtocol.CHAP) {
            return List.of();
        }
        return switch (packet.code()) {
            case AuthCode.CHAP_CHALLENGE -> challenged(packet, nowNanos);
            case AuthCode.CHAP_SUCCESS, AuthCode.CHAP_FAILURE -> judged(packet);
            default -> List.of();
        };
    }

    private List<AuthEvent> challenged(ControlPacket packet, long nowNanos) {
        Optional<List<Octets>> fields = Texts.split(packet.data(), 1);
        if (fields.isEmpty() || !algorithm.answerable(fields.get().get(0))) {
            return List.of();
        }
        Octets challenge = fields.get().get(0);
        if (!answered(packet.identifier(), challenge)) {
            var answer = algorithm.answer(packet.identifier(), challenge, name, password, random);
            Octets data = Texts.countedThenRest(answer.response(), Texts.limited(name));
            response = Optional.of(new Response(
                    challenge, new ControlPacket(AuthCode.CHAP_RESPONSE, packet.identifier(), data), answer));
        }
        tries = 0;
        return respond(nowNanos);
    }

    private boolean answered(int identifier, Octets challenge) {
        return response.isPresent()
                && response.get().packet().identifier() == identifier
                && response.get().challenge().equals(challenge);
    }

    private List<AuthEvent> judged(ControlPacket packet) {
        boolean ours = resend.isPresent() && response.orElseThrow().packet().identifier() == packet.identifier();
        if (!ours) {
            return List.of();
        }
        resend = OptionalLong.empty();
        ChapAlgorithm.Answer answer = response.orElseThrow().answer();
        if (packet.code() == AuthCode.CHAP_FAILURE) {
            return List.of(new AuthEvent.Failed(algorithm.reason(packet.data())));
        }
        return ChapAlgorithm.shows(packet.data(), answer.counterProof())
                ? List.of(new AuthEvent.Proved(answer.keys()))
                : List.of(new AuthEvent.Failed(AuthTimes.IMPOSTOR));
    }

    @Override
    public List<AuthEvent> advance(long nowNanos) {
        if (!Deadline.due(resend, nowNanos)) {
            return List.of();
        }
        if (tries < AuthTimes.MAX_TRIES) {
            return respond(nowNanos);
        }
        resend = OptionalLong.empty();
        return List.of(new AuthEvent.Failed(AuthTimes.SILENT));
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return resend;
    }

    private List<AuthEvent> respond(long nowNanos) {
        tries++;
        resend = OptionalLong.of(nowNanos + AuthTimes.RESEND_NANOS);
        return List.of(
                new AuthEvent.Send(PppProtocol.CHAP, response.orElseThrow().packet()));
    }
}
