package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.Octets;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// CHAP with MD5 as the one who proves: answers every challenge, also later ones, and repeats its response until it is
/// judged, since the judgement may be lost (RFC 1994 section 4.1).
public final class ChapPeer implements AuthPeer {
    private final String name;
    private final Secret password;
    private Optional<ControlPacket> response = Optional.empty();
    private int tries;
    private OptionalLong resend = OptionalLong.empty();

    public ChapPeer(String name, Secret password) {
        this.name = name;
        this.password = password;
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
            case AuthCode.CHAP_SUCCESS -> judged(packet, new AuthEvent.Proved());
            case AuthCode.CHAP_FAILURE -> judged(packet, new AuthEvent.Failed(AuthTimes.WRONG));
            default -> List.of();
        };
    }

    private List<AuthEvent> challenged(ControlPacket packet, long nowNanos) {
        Optional<List<Octets>> fields = Texts.split(packet.data(), 1);
        if (fields.isEmpty() || fields.get().get(0).size() == 0) {
            return List.of();
        }
        Octets proof = Proof.chapMd5(packet.identifier(), password, fields.get().get(0));
        response = Optional.of(new ControlPacket(
                AuthCode.CHAP_RESPONSE, packet.identifier(), Texts.countedThenRest(proof, Texts.limited(name))));
        tries = 0;
        return respond(nowNanos);
    }

    private List<AuthEvent> judged(ControlPacket packet, AuthEvent event) {
        boolean ours = resend.isPresent() && response.orElseThrow().identifier() == packet.identifier();
        if (!ours) {
            return List.of();
        }
        resend = OptionalLong.empty();
        return List.of(event);
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
        return List.of(new AuthEvent.Send(PppProtocol.CHAP, response.orElseThrow()));
    }
}
