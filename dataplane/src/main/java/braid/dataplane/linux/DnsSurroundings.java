package braid.dataplane.linux;

import braid.dataplane.dns.socket.LocalAddress;
import braid.dataplane.dns.socket.Surroundings;
import braid.dataplane.network.IpAddress;
import braid.dataplane.reconcile.KernelSnapshot;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the name service sees of the rest: the router's addresses, and the servers that the peers of clients named.
final class DnsSurroundings {
    private DnsSurroundings() {}

    static Surroundings of(KernelSnapshot kernel, List<BundleStatus> bundles) {
        Map<String, Integer> indices = new HashMap<>();
        for (LinkStatus link : kernel.links()) {
            indices.put(link.linuxName(), link.index());
        }
        Set<LocalAddress> own = new HashSet<>();
        for (AddressStatus status : kernel.addresses()) {
            IpAddress address = status.address().address();
            own.add(LocalAddress.of(address, indices.getOrDefault(status.linuxName(), 0)));
        }
        List<IpAddress> servers = bundles.stream()
                .filter(bundle -> bundle.identity().role() == Role.CLIENT
                        && bundle.standing().running())
                .<IpAddress>flatMap(bundle -> bundle.negotiated().dnsServers().stream())
                .distinct()
                .toList();
        return new Surroundings(own, servers);
    }
}
