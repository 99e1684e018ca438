package braid.shell.command;

import braid.shell.config.Configuration;
import braid.shell.config.Item;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuDeclaration.ExportForm;
import braid.shell.schema.MenuTree;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// The menus that an export writes, in the order of RouterOS 7's own exports: first what others refer to, then the rest
/// by name. A menu of the first part waits for those that its items refer to.
final class ExportOrder {
    /// As seen in exports of several sizes.
    private static final List<String> FIRST = List.of(
            "/caps-man/channel",
            "/caps-man/datapath",
            "/caps-man/rates",
            "/caps-man/security",
            "/caps-man/configuration",
            "/container/mounts",
            "/interface/bridge",
            "/interface/ethernet",
            "/interface/lte",
            "/interface/6to4",
            "/interface/eoip",
            "/interface/eoipv6",
            "/interface/gre",
            "/interface/gre6",
            "/interface/ipip",
            "/interface/ipipv6",
            "/interface/l2tp-client",
            "/interface/l2tp-ether",
            "/interface/ovpn-client",
            "/interface/ppp-client",
            "/interface/pppoe-client",
            "/interface/pptp-client",
            "/interface/sstp-client",
            "/interface/wireguard",
            "/interface/veth",
            "/interface/vrrp",
            "/interface/vlan",
            "/interface/macvlan",
            "/interface/vxlan",
            "/interface/bonding",
            "/disk",
            "/interface/ethernet/switch",
            "/interface/ethernet/switch/port",
            "/interface/list",
            "/interface/lte/apn",
            "/interface/wifi/channel",
            "/interface/wifi/datapath",
            "/interface/wifi/security",
            "/interface/wifi/steering",
            "/interface/wifi/configuration",
            "/interface/wifi",
            "/interface/wifiwave2/channel",
            "/interface/wifiwave2/datapath",
            "/interface/wifiwave2/security",
            "/interface/wifiwave2/configuration",
            "/interface/wifiwave2",
            "/interface/wireless/security-profiles",
            "/interface/wireless",
            "/iot/lora/servers",
            "/ip/dhcp-client/option",
            "/ip/dhcp-server/option",
            "/ip/dhcp-server/option/sets",
            "/ip/firewall/layer7-protocol",
            "/ip/hotspot/profile",
            "/ip/hotspot/user/profile",
            "/ip/ipsec/mode-config",
            "/ip/ipsec/policy/group",
            "/ip/ipsec/profile",
            "/ip/ipsec/peer",
            "/ip/ipsec/proposal",
            "/ip/pool",
            "/ip/dhcp-server",
            "/ip/hotspot",
            "/ip/smb/users",
            "/ipv6/pool",
            "/port",
            "/ppp/profile",
            "/queue/type",
            "/queue/simple",
            "/queue/tree",
            "/routing/bgp/instance",
            "/routing/bgp/template",
            "/routing/id",
            "/routing/ospf/instance",
            "/routing/ospf/area",
            "/routing/table",
            "/snmp/community",
            "/system/logging/action",
            "/user/group",
            "/zerotier",
            "/zerotier/interface",
            "/dude",
            "/interface/pppoe-server/server",
            "/interface/bridge/port",
            "/interface/bridge/settings",
            "/ip/firewall/connection/tracking",
            "/ip/neighbor/discovery-settings",
            "/ip/settings",
            "/ipv6/settings");

    private final MenuTree tree;
    private final Configuration configuration;
    private final Set<String> written = new LinkedHashSet<>();
    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();

    private ExportOrder(MenuTree tree, Configuration configuration) {
        this.tree = tree;
        this.configuration = configuration;
    }

    static List<MenuDeclaration> of(MenuTree tree, Configuration configuration) {
        ExportOrder order = new ExportOrder(tree, configuration);
        Set<String> paths = new TreeSet<>(Comparator.comparing(ExportOrder::sortName));
        tree.declared().forEach(menu -> paths.add(menu.path()));
        paths.addAll(configuration.items().keySet());
        FIRST.stream().filter(paths::contains).forEach(order::write);
        order.written.addAll(order.waiting.keySet());
        order.written.addAll(paths);
        return order.written.stream()
                .flatMap(path -> tree.declaration(path).stream())
                .filter(menu -> menu.exportForm() != ExportForm.NONE)
                .toList();
    }

    /// By name, but servers come before what is bound to them.
    private static String sortName(String path) {
        return path.equals("/interface/pppoe-server") ? path + "/~" : path;
    }

    /// Writes a menu, or leaves it until those that it refers to are written.
    private void write(String path) {
        Set<String> needed = new TreeSet<>();
        for (Item item : configuration.items(path)) {
            tree.declaration(path).ifPresent(menu -> references(menu, item, needed));
        }
        needed.remove(path);
        needed.removeAll(written);
        needed.retainAll(FIRST);
        if (needed.isEmpty()) {
            written.add(path);
            release(path);
        } else {
            waiting.put(path, needed);
        }
    }

    /// Writes what waited for a menu and for no other.
    private void release(String path) {
        List<String> ready = waiting.entrySet().stream()
                .filter(entry ->
                        entry.getValue().remove(path) && entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        for (String next : ready) {
            waiting.remove(next);
            written.add(next);
            release(next);
        }
    }

    private void references(MenuDeclaration menu, Item item, Set<String> needed) {
        for (Property property : menu.properties()) {
            List<String> menus = property.type().refersTo();
            if (!menus.isEmpty() && item.has(property)) {
                ids(item.get(property), id -> menus.forEach(target -> owner(target, id, needed)));
            }
        }
    }

    private void owner(String menu, long id, Set<String> needed) {
        List<String> over = tree.declaration(menu).map(MenuDeclaration::over).orElse(List.of());
        (over.isEmpty() ? List.of(menu) : over)
                .stream()
                        .filter(path -> configuration.item(path, id).isPresent())
                        .forEach(needed::add);
    }

    private static void ids(Value value, LongConsumer each) {
        switch (value) {
            case Value.Id(long id) -> each.accept(id);
            case Value.Array(List<Value> elements, Map<String, Value> keyed) -> {
                elements.forEach(element -> ids(element, each));
                keyed.values().forEach(element -> ids(element, each));
            }
            default -> {}
        }
    }
}
