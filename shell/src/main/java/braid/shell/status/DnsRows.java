package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.DnsStatus.KnownRecord;
import braid.dataplane.status.Role;
import braid.shell.menu.IpDnsCacheMenu;
import braid.shell.menu.IpDnsMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The name service: its settings with the servers that the peers of our clients named (`use-peer-dns`),
/// and what it knows.
final class DnsRows {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private DnsRows() {}

    static Row settings(MenuDeclaration menu, RouterView view) {
        Map<String, Value> more = new LinkedHashMap<>();
        List<Value> named = view.status().bundles().stream()
                .filter(bundle -> bundle.identity().role() == Role.CLIENT
                        && bundle.standing().running())
                .map(bundle -> bundle.negotiated().dnsServers())
                .flatMap(List::stream)
                .distinct()
                .map(IpAddress.class::cast)
                .map(Texts::ip)
                .toList();
        more.put(IpDnsMenu.DYNAMIC_SERVERS.name(), Value.Array.of(named));
        if (view.running().isPresent()) {
            more.put(
                    IpDnsMenu.CACHE_USED.name(),
                    Texts.number(Math.ceilDiv(view.dns().get().usedBytes(), 1024)));
        }
        return ConfiguredRows.settings(menu, view).with(more);
    }

    static List<Row> cache(MenuDeclaration menu, RouterView view) {
        boolean all = menu.path().equals(IpDnsCacheMenu.ALL_PATH);
        List<Row> rows = new ArrayList<>();
        for (KnownRecord known : view.dns().get().records()) {
            if (all || !known.negative()) {
                rows.add(row(menu, view, known));
            }
        }
        return rows;
    }

    private static Row row(MenuDeclaration menu, RouterView view, KnownRecord known) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(IpDnsCacheMenu.NAME.name(), Texts.text(known.name()));
        values.put(IpDnsCacheMenu.TYPE.name(), Texts.text(known.type()));
        values.put(IpDnsCacheMenu.DATA.name(), Texts.text(known.data()));
        values.put(IpDnsCacheMenu.TTL.name(), new Value.Time(known.ttlSeconds() * NANOS_PER_SECOND));
        Set<String> flags = new TreeSet<>();
        if (known.permanent()) {
            flags.add(IpDnsCacheMenu.STATIC.name());
        }
        if (known.negative()) {
            flags.add(IpDnsCacheMenu.NEGATIVE.name());
        }
        String key = "dns " + known.name() + " " + known.type() + " " + known.data();
        return Row.dynamic(menu, view.ids().of(key), flags, values);
    }
}
