package braid.dataplane.engine.control;

import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.MemberLinkStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the control plane knows at one moment. What was carried is missing here; who carries packets fills it in.
///
/// @param memberLinks also lines that have no session yet, with id 0
/// @param dropped by interface
/// @param ended the latest session of each user that is over
public record ControlStatus(
        List<ClientStatus> clients,
        List<BundleStatus> bundles,
        List<MemberLinkStatus> memberLinks,
        Map<String, InterfaceCounters> dropped,
        List<EndedSession> ended) {
    public static final ControlStatus EMPTY = new ControlStatus(List.of(), List.of(), List.of(), Map.of(), List.of());

    public ControlStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        memberLinks = List.copyOf(memberLinks);
        ended = List.copyOf(ended);
        dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
    }
}
