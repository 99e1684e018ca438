package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.MemberLinkStatus;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Interfaces with what Linux and the sessions say about them.
final class InterfaceRows {
    /// What one PPPoE link carries before anything larger is agreed (RFC 2516 less RouterOS's margin).
    private static final int PLAIN_LINK_BYTES = 1480;

    private InterfaceRows() {}

    static List<Row> ethernet(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> {
                    Optional<LinkStatus> link = link(view, row.id());
                    if (link.isEmpty()) {
                        return view.running().isPresent() ? absent(row) : row;
                    }
                    Map<String, Value> known = new LinkedHashMap<>();
                    known.put(EthernetMenu.LINUX_NAME.name(), text(link.get().linuxName()));
                    if (!row.values().containsKey(EthernetMenu.MAC_ADDRESS.name())) {
                        known.put(
                                EthernetMenu.MAC_ADDRESS.name(), text(link.get().macAddress()));
                    }
                    return view.running().isPresent() ? running(row.with(known), link.get()) : row.with(known);
                })
                .toList();
    }

    static List<Row> vlans(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> link(view, row.id())
                        .filter(_ -> view.running().isPresent())
                        .map(link ->
                                running(row, link).with(Map.of(VlanMenu.MAC_ADDRESS.name(), text(link.macAddress()))))
                        .orElse(row))
                .toList();
    }

    static List<Row> clients(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> connected(view, row.id()) ? row.flagged("running") : row)
                .map(row -> inForce(view, row, PppoeClientMenu.MAX_MTU.name(), MemberLinkStatus::mtuBytes))
                .map(row -> inForce(view, row, PppoeClientMenu.MAX_MRU.name(), MemberLinkStatus::mruBytes))
                .toList();
    }

    static List<Row> servers(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> inForce(view, row, "max-mtu", MemberLinkStatus::mtuBytes))
                .map(row -> inForce(view, row, "max-mru", MemberLinkStatus::mruBytes))
                .map(row -> text("unlimited").equals(row.values().get("max-sessions"))
                        ? row.showing("max-sessions", number(0))
                        : row)
                .toList();
    }

    /// Interfaces of all kinds, as `/interface` shows them.
    static List<Row> all(RouterView view) {
        List<Row> all = new ArrayList<>();
        ethernet(EthernetMenu.MENU, view).forEach(row -> all.add(common(view, row, "ether")));
        vlans(VlanMenu.MENU, view).forEach(row -> all.add(common(view, row, "vlan")));
        clients(PppoeClientMenu.MENU, view).forEach(row -> all.add(common(view, row, "pppoe-out")));
        BundleRows.serverSessions(PppoeServerMenu.MENU, view).forEach(row -> all.add(common(view, row, "pppoe-in")));
        all.sort(java.util.Comparator.comparingLong(Row::id));
        return all;
    }

    private static Row common(RouterView view, Row row, String type) {
        Map<String, Value> values = new LinkedHashMap<>();
        copy(row, values, InterfaceMenu.NAME.name(), "disabled", "comment", InterfaceMenu.MAC_ADDRESS.name());
        values.put(InterfaceMenu.TYPE.name(), text(type));
        values.put(InterfaceMenu.MTU.name(), row.values().getOrDefault("mtu", text("auto")));
        linuxName(view, row).flatMap(view::link).ifPresent(link -> {
            values.put(InterfaceMenu.ACTUAL_MTU.name(), number(link.mtuBytes()));
            values.put(InterfaceMenu.RX_BYTE.name(), number(link.counters().rxBytes()));
            values.put(InterfaceMenu.TX_BYTE.name(), number(link.counters().txBytes()));
            values.put(InterfaceMenu.RX_PACKET.name(), number(link.counters().rxPackets()));
            values.put(InterfaceMenu.TX_PACKET.name(), number(link.counters().txPackets()));
        });
        return new Row(row.owner(), row.id(), true, row.flags(), values, Map.of(), row.remark());
    }

    private static Optional<String> linuxName(RouterView view, Row row) {
        return row.isDynamic()
                ? Sessions.servers(view).stream()
                        .filter(bundle -> text(Sessions.name(view, bundle))
                                .equals(row.values().get("name")))
                        .map(bundle -> bundle.linuxName())
                        .findFirst()
                : Sessions.ofClient(view, row.id())
                        .map(bundle -> bundle.linuxName())
                        .or(() -> new LinuxNames(view.configuration()).of(row.id()));
    }

    private static void copy(Row row, Map<String, Value> values, String... names) {
        for (String name : names) {
            if (row.values().containsKey(name)) {
                values.put(name, row.values().get(name));
            }
        }
    }

    private static boolean connected(RouterView view, long id) {
        String key = ItemKey.of(PppoeClientMenu.PATH, id);
        return view.status().clients().stream()
                .anyMatch(client -> client.key().equals(key) && client.phase() == ClientPhase.CONNECTED);
    }

    /// `auto` is shown as what is used: 1480 until something larger was agreed.
    private static Row inForce(RouterView view, Row row, String property, ToIntFunction<MemberLinkStatus> agreed) {
        if (!text("auto").equals(row.values().get(property))) {
            return row;
        }
        String key = ItemKey.of(row.owner(), row.id());
        int bytes = view.status().memberLinks().stream()
                .filter(link -> link.owner().equals(key) && link.bundle().isPresent())
                .mapToInt(agreed)
                .max()
                .orElse(PLAIN_LINK_BYTES);
        return row.showing(property, number(Math.max(bytes, PLAIN_LINK_BYTES)));
    }

    private static Optional<LinkStatus> link(RouterView view, long id) {
        return new LinuxNames(view.configuration()).of(id).flatMap(view::link);
    }

    private static Row running(Row row, LinkStatus link) {
        boolean runs = link.up() && link.carrier() && !row.flags().contains("disabled");
        return runs ? row.flagged("running") : row;
    }

    private static Row absent(Row row) {
        Row invalid = row.flags().contains("disabled") ? row : row.flagged("invalid");
        return new Row(
                row.owner(), row.id(), true, invalid.flags(), row.values(), row.inForce(), Optional.of("not present"));
    }
}
