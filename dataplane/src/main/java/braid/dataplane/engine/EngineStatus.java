package braid.dataplane.engine;

import braid.dataplane.engine.control.SessionKey;
import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one engine knows at one moment; immutable.
///
/// @param links also lines that have no session yet, with id 0
/// @param sessions every PPPoE session that exists: whoever comes after a crash should end them
/// @param refusals control packets that were dropped, by reason
/// @param dropped what the loop dropped outside of any bundle, by reason
public record EngineStatus(
        long takenNanos,
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> links,
        List<SessionKey> sessions,
        Map<String, Long> refusals,
        Map<EngineCounter, Long> dropped) {
    public static final EngineStatus EMPTY =
            new EngineStatus(0, List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

    public EngineStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        links = List.copyOf(links);
        sessions = List.copyOf(sessions);
        refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
        Map<EngineCounter, Long> ordered = new EnumMap<>(EngineCounter.class);
        ordered.putAll(dropped);
        dropped = Collections.unmodifiableMap(ordered);
    }
}
