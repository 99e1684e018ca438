package braid.dataplane.engine;

import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.PortStatus;
import java.util.List;

/// What one engine knows at one moment; immutable.
///
/// @param links also lines that have no session yet, with id 0
public record EngineStatus(
        long takenNanos,
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> links,
        List<PortStatus> ports,
        List<EndedSession> ended) {
    public static final EngineStatus EMPTY = new EngineStatus(0, List.of(), List.of(), List.of(), List.of(), List.of());

    public EngineStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        links = List.copyOf(links);
        ports = List.copyOf(ports);
        ended = List.copyOf(ended);
    }
}
