package braid.dataplane.engine.control;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the control plane knows at one moment. Counters of packets are zero here; who carries packets fills them in.
///
/// @param memberLinks also lines that have no session yet, with id 0
/// @param refusals packets that were dropped, by reason
/// @param sessions every PPPoE session that exists: whoever comes after a crash should end them
public record ControlStatus(
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> memberLinks,
        Map<String, Long> refusals,
        List<SessionKey> sessions) {
    public static final ControlStatus EMPTY = new ControlStatus(List.of(), List.of(), List.of(), Map.of(), List.of());

    public ControlStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        memberLinks = List.copyOf(memberLinks);
        refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
        sessions = List.copyOf(sessions);
    }
}
