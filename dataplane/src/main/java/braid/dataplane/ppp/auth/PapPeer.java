package braid.dataplane.ppp.auth;

import braid.dataplane.network.Secret;
import braid.dataplane.time.Deadline;
import braid.dataplane.wire.ControlPacket;
import braid.dataplane.wire.PppProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// PAP as the one who proves: repeats its name and password until it is answered (RFC 1334 section 2).
public final class PapPeer implements AuthPeer {
    private final String name;
    private final Secret password;
    private int identifier;
    private int tries;
    private OptionalLong resend = OptionalLong.empty();

    public PapPeer(String name, Secret password) {
        this.name = name;
        this.password = password;
    }

    @Override
    public List<AuthEvent> start(long nowNanos) {
        tries = 0;
        return request(nowNanos);
    }

    @Override
    public List<AuthEvent> receive(int protocol, ControlPacket packet, long nowNanos) {
        boolean answer = protocol == PppProtocol.PAP && resend.isPresent() && packet.identifier() == identifier;
        if (!answer) {
            return List.of();
        }
        return switch (packet.code()) {
            case AuthCode.PAP_ACK -> ended(new AuthEvent.Proved(Optional.empty()));
            case AuthCode.PAP_NAK -> ended(new AuthEvent.Failed(AuthTimes.WRONG));
            default -> List.of();
        };
    }

    @Override
    public List<AuthEvent> advance(long nowNanos) {
        if (!Deadline.due(resend, nowNanos)) {
            return List.of();
        }
        return tries < AuthTimes.MAX_TRIES ? request(nowNanos) : ended(new AuthEvent.Failed(AuthTimes.SILENT));
    }

    @Override
    public OptionalLong nextDeadlineNanos() {
        return resend;
    }

    private List<AuthEvent> request(long nowNanos) {
        tries++;
        identifier = identifier % 255 + 1;
        resend = OptionalLong.of(nowNanos + AuthTimes.RESEND_NANOS);
        var data = Texts.counted(Texts.limited(name), Texts.limited(password.bytes()));
        return List.of(new AuthEvent.Send(PppProtocol.PAP, new ControlPacket(AuthCode.PAP_REQUEST, identifier, data)));
    }

    private List<AuthEvent> ended(AuthEvent event) {
        resend = OptionalLong.empty();
        return List.of(event);
    }
}
