package braid.dataplane.engine;

import braid.dataplane.status.DataplaneStatus.BundleStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import java.util.List;

/// What the control plane knows at one moment. Everything that is counted on the way of data is 0 in it: the loop
/// fills that in, by the numbers of bundles and links.
public record ControlStatus(List<ClientStatus> clients, List<BundleStatus> bundles, List<MemberLinkStatus> links) {
    public static final ControlStatus EMPTY = new ControlStatus(List.of(), List.of(), List.of());

    public ControlStatus {
        clients = List.copyOf(clients);
        bundles = List.copyOf(bundles);
        links = List.copyOf(links);
    }
}
