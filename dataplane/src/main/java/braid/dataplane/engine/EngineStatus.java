package braid.dataplane.engine;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one engine knows at one moment; immutable.
///
/// @param dropped what the loop dropped outside of any bundle, by reason
public record EngineStatus(
        long takenNanos,
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> links,
        Map<EngineCounter, Long> dropped) {
    public static final EngineStatus EMPTY =
            new EngineStatus(0, List.of(), List.of(), List.of(), Map.of());

    public EngineStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        links = List.copyOf(links);
        Map<EngineCounter, Long> ordered = new EnumMap<>(EngineCounter.class);
        ordered.putAll(dropped);
        dropped = Collections.unmodifiableMap(ordered);
    }
}
