package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import braid.dataplane.status.Role;
import braid.shell.config.ItemKey;
import braid.shell.menu.AddressListMenu;
import braid.shell.menu.RuleProperties;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Firewall rules with what they have counted, and what is in the lists of addresses.
final class FirewallRows {
    private static final Value DYNAMIC = new Value.Bool(true);

    private FirewallRows() {}

    static List<Row> rules(MenuDeclaration menu, RouterView view) {
        List<Row> rows = ConfiguredRows.of(menu, view);
        if (rows.isEmpty()) {
            return rows;
        }
        FirewallStatus status = view.firewall().get();
        return rows.stream().map(row -> counted(row, status)).toList();
    }

    /// The entries that are kept, and those of sessions while they are up: of a server's the address that was given
    /// away, of a client's the one received.
    static List<Row> addressLists(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>();
        for (Row row : ConfiguredRows.of(menu, view)) {
            boolean dynamic = DYNAMIC.equals(row.values().get(AddressListMenu.DYNAMIC.name()));
            rows.add(dynamic ? row.flagged("dynamic") : row);
        }
        for (BundleStatus bundle : view.status().bundles()) {
            BundleStatus.Negotiated negotiated = bundle.negotiated();
            Optional<IpAddress.V4> address =
                    bundle.identity().role() == Role.CLIENT ? negotiated.localAddress() : negotiated.remoteAddress();
            if (address.isPresent() && bundle.standing().running()) {
                bundle.granted()
                        .addressLists()
                        .forEach(list -> rows.add(listed(menu, view, bundle, list, address.get())));
            }
        }
        return rows;
    }

    private static Row listed(
            MenuDeclaration menu, RouterView view, BundleStatus bundle, String list, IpAddress.V4 address) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(AddressListMenu.LIST.name(), Texts.text(list));
        values.put(AddressListMenu.ADDRESS.name(), Texts.text(address.toString()));
        values.put(
                AddressListMenu.CREATION_TIME.name(),
                Texts.date(view.status().instant(bundle.standing().upSinceNanos()), view.zone()));
        values.put(AddressListMenu.DYNAMIC.name(), DYNAMIC);
        long id = view.ids().of("address list " + list + " of bundle " + bundle.id());
        return Row.dynamic(menu, id, Set.of("dynamic"), values);
    }

    private static Row counted(Row row, FirewallStatus status) {
        RuleCounters counters = status.counters().getOrDefault(ItemKey.of(row.owner(), row.id()), RuleCounters.NONE);
        return row.with(Map.of(
                RuleProperties.BYTES.name(), Texts.number(counters.bytes()),
                RuleProperties.PACKETS.name(), Texts.number(counters.packets())));
    }
}
