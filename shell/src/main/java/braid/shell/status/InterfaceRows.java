package braid.shell.status;

import static braid.shell.status.Texts.number;
import static braid.shell.status.Texts.text;

import braid.dataplane.network.MacAddress;
import braid.dataplane.status.DataplaneStatus.ClientPhase;
import braid.dataplane.status.DataplaneStatus.LinkCounters;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.PortStatus;
import braid.shell.config.ItemKey;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
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
                        link.get()
                                .macAddress()
                                .ifPresent(mac -> known.put(EthernetMenu.MAC_ADDRESS.name(), text(mac.toString())));
                    }
                    return view.running().isPresent() ? running(row.with(known), link.get()) : row.with(known);
                })
                .toList();
    }

    static List<Row> vlans(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> link(view, row.id())
                        .filter(_ -> view.running().isPresent())
                        .map(link -> running(row, link).with(Map.of(VlanMenu.MAC_ADDRESS.name(), text(mac(link)))))
                        .orElse(row))
                .toList();
    }

    static List<Row> clients(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> connected(view, row.id()) ? row.flagged("running") : row)
                .map(row -> inForce(view, row, PppoeClientMenu.MAX_MTU.name(), MemberLinkStatus.Session::mtuBytes))
                .map(row -> inForce(view, row, PppoeClientMenu.MAX_MRU.name(), MemberLinkStatus.Session::mruBytes))
                .toList();
    }

    static List<Row> servers(MenuDeclaration menu, RouterView view) {
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> inForce(view, row, "max-mtu", MemberLinkStatus.Session::mtuBytes))
                .map(row -> inForce(view, row, "max-mru", MemberLinkStatus.Session::mruBytes))
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
        all.addAll(stored(view));
        all.sort(Comparator.comparingLong(Row::id));
        return all;
    }

    /// Interfaces of kinds that are only kept.
    private static List<Row> stored(RouterView view) {
        List<Row> rows = new ArrayList<>();
        MenuDeclaration interfaces = view.tree().declaration(InterfaceMenu.PATH).orElse(InterfaceMenu.MENU);
        interfaces.over().stream()
                .filter(path -> !InterfaceMenu.MENU.over().contains(path))
                .filter(path -> !view.configuration().items(path).isEmpty())
                .flatMap(path -> view.tree().declaration(path).stream())
                .forEach(menu ->
                        ConfiguredRows.of(menu, view).forEach(row -> rows.add(common(view, row, type(menu.path())))));
        return rows;
    }

    /// What `/interface` calls a kind: the last word of its menu, or RouterOS's own word.
    private static String type(String path) {
        String word = path.substring(path.lastIndexOf('/') + 1);
        return switch (word) {
            case "bonding" -> "bond";
            case "wireguard" -> "wg";
            case "wireless" -> "wlan";
            case "wifiwave2" -> "wifi";
            case "gre", "ipip", "gre6", "ipipv6", "6to4" -> word + "-tunnel";
            default ->
                word.endsWith("-client")
                        ? word.replace("-client", "-out")
                        : word.endsWith("-server") ? word.replace("-server", "-in") : word;
        };
    }

    private static Row common(RouterView view, Row row, String type) {
        Map<String, Value> values = new LinkedHashMap<>();
        copy(
                row,
                values,
                InterfaceMenu.NAME.name(),
                InterfaceMenu.DEFAULT_NAME.name(),
                "disabled",
                "comment",
                InterfaceMenu.MAC_ADDRESS.name());
        values.put(InterfaceMenu.TYPE.name(), text(type));
        values.put(InterfaceMenu.MTU.name(), row.values().getOrDefault("mtu", text("auto")));
        linuxName(view, row).flatMap(view::link).ifPresent(link -> counters(view, link, values));
        return new Row(row.owner(), row.id(), true, row.flags(), values, Map.of(), row.remark());
    }

    /// What was dropped counts wherever it was dropped: by Linux, or by us.
    private static void counters(RouterView view, LinkStatus link, Map<String, Value> values) {
        LinkCounters counted = link.counters();
        Optional<PortStatus> port = view.index().port(link.linuxName());
        values.put(InterfaceMenu.ACTUAL_MTU.name(), number(link.mtuBytes()));
        values.put(InterfaceMenu.RX_BYTE.name(), number(counted.rxBytes()));
        values.put(InterfaceMenu.TX_BYTE.name(), number(counted.txBytes()));
        values.put(InterfaceMenu.RX_PACKET.name(), number(counted.rxPackets()));
        values.put(InterfaceMenu.TX_PACKET.name(), number(counted.txPackets()));
        values.put(
                InterfaceMenu.RX_DROP.name(),
                number(counted.rxDropped() + port.map(PortStatus::rxDrops).orElse(0L)));
        values.put(
                InterfaceMenu.TX_DROP.name(),
                number(counted.txDropped() + port.map(PortStatus::txDrops).orElse(0L)));
        values.put(InterfaceMenu.RX_ERROR.name(), number(counted.rxErrors()));
        values.put(InterfaceMenu.TX_ERROR.name(), number(counted.txErrors()));
    }

    /// A session's only while it has an interface: the name of one that is down may be anybody's.
    private static Optional<String> linuxName(RouterView view, Row row) {
        return switch (row.owner()) {
            case PppoeServerMenu.PATH ->
                Optional.of(row.values().get("name"))
                        .flatMap(name -> view.index().bundle(GivenText.of(name)))
                        .map(bundle -> bundle.identity().linuxName());
            case PppoeClientMenu.PATH ->
                Sessions.ofClient(view, row.id())
                        .map(bundle -> bundle.identity().linuxName());
            default -> view.index().linuxName(row.id());
        };
    }

    private static void copy(Row row, Map<String, Value> values, String... names) {
        for (String name : names) {
            if (row.values().containsKey(name)) {
                values.put(name, row.values().get(name));
            }
        }
    }

    private static boolean connected(RouterView view, long id) {
        return view.index()
                .client(ItemKey.of(PppoeClientMenu.PATH, id))
                .filter(client -> client.phase() == ClientPhase.CONNECTED)
                .isPresent();
    }

    /// `auto` is shown as what is used: 1480 until something larger was agreed.
    private static Row inForce(
            RouterView view, Row row, String property, ToIntFunction<MemberLinkStatus.Session> agreed) {
        if (!text("auto").equals(row.values().get(property))) {
            return row;
        }
        int bytes = view.index().membersOfOwner(ItemKey.of(row.owner(), row.id())).stream()
                .filter(link -> link.bundle().isPresent())
                .flatMap(link -> link.session().stream())
                .mapToInt(agreed)
                .max()
                .orElse(PLAIN_LINK_BYTES);
        return row.showing(property, number(Math.max(bytes, PLAIN_LINK_BYTES)));
    }

    private static Optional<LinkStatus> link(RouterView view, long id) {
        return view.index().linuxName(id).flatMap(view::link);
    }

    private static String mac(LinkStatus link) {
        return link.macAddress().map(MacAddress::toString).orElse("");
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
