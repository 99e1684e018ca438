package braid.dataplane.ppp;

import braid.dataplane.ppp.OptionRules.Answer;
import braid.dataplane.wire.ControlPacket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the peer's Configure-Requests are answered (RFC 1661 section 5): by the rules of the protocol, but with no more
/// Naks than lead to an end.
final class PeerRequests {
    // RFC 1661 section 4.6.
    static final int MAX_FAILURE = 5;

    private final OptionRules rules;
    private Optional<ControlPacket> acknowledged = Optional.empty();
    private long acknowledgedNanos;
    private int naksSent;

    PeerRequests(OptionRules rules) {
        this.rules = rules;
    }

    void begin() {
        settled();
        acknowledged = Optional.empty();
    }

    /// Naks are counted anew.
    void settled() {
        naksSent = 0;
    }

    /// Whether this very request was acknowledged just now.
    boolean repeated(ControlPacket request, long nowNanos) {
        return acknowledged.equals(Optional.of(request)) && nowNanos - acknowledgedNanos <= RestartTimer.LAST_NANOS;
    }

    /// After [#MAX_FAILURE] Naks only the Reject of the options at fault can bring an end; where the fault is that an
    /// option is missing, it is no longer asked for.
    Answer judge(List<ConfigureOption> request) {
        Answer answer = rules.judge(request);
        return switch (answer) {
            case Answer.Nak(List<ConfigureOption> values)
            when naksSent >= MAX_FAILURE -> {
                Set<Integer> types = new HashSet<>();
                values.forEach(value -> types.add(value.type()));
                List<ConfigureOption> refused = request.stream()
                        .filter(option -> types.contains(option.type()))
                        .toList();
                yield refused.isEmpty() ? new Answer.Ack() : new Answer.Reject(refused);
            }
            case Answer.Ack _, Answer.Nak _, Answer.Reject _ -> answer;
        };
    }

    /// The packet that says so.
    ControlPacket answer(ControlPacket request, Answer answer, long nowNanos) {
        return switch (answer) {
            case Answer.Ack() -> {
                naksSent = 0;
                acknowledged = Optional.of(request);
                acknowledgedNanos = nowNanos;
                yield new ControlPacket(ControlCode.CONFIGURE_ACK, request.identifier(), request.data());
            }
            case Answer.Nak(List<ConfigureOption> values) -> {
                naksSent++;
                yield new ControlPacket(
                        ControlCode.CONFIGURE_NAK, request.identifier(), ConfigureOption.encodeList(values));
            }
            case Answer.Reject(List<ConfigureOption> refused) ->
                new ControlPacket(
                        ControlCode.CONFIGURE_REJECT, request.identifier(), ConfigureOption.encodeList(refused));
        };
    }
}
