package braid.shell.status;

import braid.dataplane.status.Role;
import braid.shell.menu.IpDnsMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;

/// `/ip/dns`, with the servers that the peers of our clients named (`use-peer-dns`).
final class DnsRow {
    private DnsRow() {}

    static Row of(MenuDeclaration menu, RouterView view) {
        Row configured = ConfiguredRows.settings(menu, view);
        List<Value> named = view.status().bundles().stream()
                .filter(bundle -> bundle.identity().role() == Role.CLIENT
                        && bundle.standing().running())
                .map(bundle -> bundle.negotiated().dnsServers())
                .flatMap(List::stream)
                .distinct()
                .<Value>map(server -> new Value.Ip(server.bits()))
                .toList();
        return named.isEmpty()
                ? configured
                : configured.with(Map.of(IpDnsMenu.DYNAMIC_SERVERS.name(), Value.Array.of(named)));
    }
}
