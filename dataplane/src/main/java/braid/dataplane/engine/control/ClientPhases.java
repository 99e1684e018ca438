package braid.dataplane.engine.control;

import braid.dataplane.pppoe.DiscoveryClient;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a client stands, from where its lines stand: the one that has come farthest counts.
final class ClientPhases {
    private static final List<ClientPhase> FROM_NOTHING_TO_ALL = List.of(
            ClientPhase.DISCONNECTED,
            ClientPhase.TERMINATING,
            ClientPhase.INITIALIZING,
            ClientPhase.WAITING_FOR_PACKETS,
            ClientPhase.DIALING,
            ClientPhase.LINK_ESTABLISHED,
            ClientPhase.VERIFYING_PASSWORD,
            ClientPhase.AUTHENTICATED,
            ClientPhase.CONNECTED);

    private ClientPhases() {}

    static ClientPhase of(Optional<Bundle> bundle, List<ClientLine> lines) {
        if (bundle.isPresent()) {
            return bundle.get().connected() ? ClientPhase.CONNECTED : ClientPhase.AUTHENTICATED;
        }
        return lines.stream()
                .map(ClientPhases::of)
                .max(Comparator.comparingInt(FROM_NOTHING_TO_ALL::indexOf))
                .orElse(ClientPhase.DISCONNECTED);
    }

    private static ClientPhase of(ClientLine line) {
        return switch (line.state()) {
            case ClientLine.State.NoPort() -> ClientPhase.INITIALIZING;
            case ClientLine.State.Resting() -> ClientPhase.WAITING_FOR_PACKETS;
            case ClientLine.State.Discovering _ -> ClientPhase.DIALING;
            case ClientLine.State.InSession(DiscoveryClient _, Link link) ->
                switch (link.phase()) {
                    case ESTABLISHING -> ClientPhase.DIALING;
                    case AUTHENTICATING ->
                        link.agreement().weProve().isPresent()
                                ? ClientPhase.VERIFYING_PASSWORD
                                : ClientPhase.LINK_ESTABLISHED;
                    case READY -> ClientPhase.AUTHENTICATED;
                    case TERMINATING -> ClientPhase.TERMINATING;
                    case ENDED -> ClientPhase.DISCONNECTED;
                };
            case ClientLine.State.Pausing _, ClientLine.State.Stopped() -> ClientPhase.DISCONNECTED;
        };
    }
}
