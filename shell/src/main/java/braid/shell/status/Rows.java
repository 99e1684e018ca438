package braid.shell.status;

import braid.shell.config.Item;
import braid.shell.menu.AddressListMenu;
import braid.shell.menu.ConnectionMenu;
import braid.shell.menu.ConnectionTrackingMenu;
import braid.shell.menu.EthernetMenu;
import braid.shell.menu.FirewallFilterMenu;
import braid.shell.menu.FirewallMangleMenu;
import braid.shell.menu.FirewallNatMenu;
import braid.shell.menu.FirewallRawMenu;
import braid.shell.menu.InterfaceMenu;
import braid.shell.menu.IpAddressMenu;
import braid.shell.menu.IpArpMenu;
import braid.shell.menu.IpDnsCacheMenu;
import braid.shell.menu.IpDnsMenu;
import braid.shell.menu.IpRouteMenu;
import braid.shell.menu.LogMenu;
import braid.shell.menu.PppActiveMenu;
import braid.shell.menu.PppBundleMenu;
import braid.shell.menu.PppLinkMenu;
import braid.shell.menu.PppSecretMenu;
import braid.shell.menu.PppoeClientMenu;
import braid.shell.menu.PppoeServerMenu;
import braid.shell.menu.PppoeServerServerMenu;
import braid.shell.menu.RoutingTableMenu;
import braid.shell.menu.SafeModeMenu;
import braid.shell.menu.ScriptEnvironmentMenu;
import braid.shell.menu.ScriptJobMenu;
import braid.shell.menu.SystemClockMenu;
import braid.shell.menu.SystemHistoryMenu;
import braid.shell.menu.SystemPackageMenu;
import braid.shell.menu.SystemResourceCpuMenu;
import braid.shell.menu.SystemResourceMenu;
import braid.shell.menu.SystemSchedulerMenu;
import braid.shell.menu.SystemScriptMenu;
import braid.shell.menu.VlanMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// The items of a menu as they are now.
public final class Rows {
    /// Menus whose items are more than what is configured.
    private static final Map<String, BiFunction<MenuDeclaration, RouterView, List<Row>>> SOURCES = Map.ofEntries(
            Map.entry(InterfaceMenu.PATH, (_, view) -> InterfaceRows.all(view)),
            Map.entry(EthernetMenu.PATH, InterfaceRows::ethernet),
            Map.entry(VlanMenu.PATH, InterfaceRows::vlans),
            Map.entry(PppoeClientMenu.PATH, InterfaceRows::clients),
            Map.entry(PppoeServerServerMenu.PATH, InterfaceRows::servers),
            Map.entry(PppoeServerMenu.PATH, BundleRows::serverSessions),
            Map.entry(PppActiveMenu.PATH, (_, view) -> BundleRows.active(view)),
            Map.entry(PppBundleMenu.PATH, (_, view) -> BundleRows.bundles(view)),
            Map.entry(PppLinkMenu.PATH, (_, view) -> LinkRows.of(view)),
            Map.entry(PppSecretMenu.PATH, SecretRows::of),
            Map.entry(IpAddressMenu.PATH, RouteRows::addresses),
            Map.entry(IpRouteMenu.PATH, RouteRows::routes),
            Map.entry(RoutingTableMenu.PATH, RoutingRows::tables),
            Map.entry(ConnectionMenu.PATH, ConnectionRows::of),
            Map.entry(IpArpMenu.PATH, ArpRows::of),
            Map.entry(AddressListMenu.PATH, AddressListRows::of),
            Map.entry(FirewallFilterMenu.PATH, FirewallRows::rules),
            Map.entry(FirewallNatMenu.PATH, FirewallRows::rules),
            Map.entry(FirewallMangleMenu.PATH, FirewallRows::rules),
            Map.entry(FirewallRawMenu.PATH, FirewallRows::rules),
            Map.entry(QueueRows.PATH, QueueRows::simple),
            Map.entry(IpDnsCacheMenu.PATH, DnsRows::cache),
            Map.entry(IpDnsCacheMenu.ALL_PATH, DnsRows::cache),
            Map.entry(SystemHistoryMenu.PATH, (_, view) -> RouterRows.history(view)),
            Map.entry(SystemScriptMenu.PATH, ScriptRows::scripts),
            Map.entry(SystemSchedulerMenu.PATH, ScriptRows::schedules),
            Map.entry(ScriptJobMenu.PATH, (_, view) -> ScriptRows.jobs(view)),
            Map.entry(ScriptEnvironmentMenu.PATH, (_, view) -> ScriptRows.variables(view)),
            Map.entry(SystemResourceCpuMenu.PATH, (_, view) -> MachineRows.cores(view)),
            Map.entry(SystemPackageMenu.PATH, (_, view) -> MachineRows.packages(view)),
            Map.entry(LogMenu.PATH, (_, view) -> RouterRows.log(view)));

    /// Settings that are more than what is configured.
    private static final Map<String, BiFunction<MenuDeclaration, RouterView, Row>> RECORDS = Map.ofEntries(
            Map.entry(IpDnsMenu.PATH, DnsRows::settings),
            Map.entry(ConnectionTrackingMenu.PATH, TrackingRow::of),
            Map.entry(SafeModeMenu.PATH, RouterRows::safeMode),
            Map.entry(SystemClockMenu.PATH, MachineRows::clock),
            Map.entry(SystemResourceMenu.PATH, MachineRows::resources));

    /// Menus whose rows are made of one item each, or of none: those are there whatever is configured.
    private static final Set<String> OF_ITEMS = Set.of(
            AddressListMenu.PATH,
            IpAddressMenu.PATH,
            VlanMenu.PATH,
            PppoeClientMenu.PATH,
            PppoeServerServerMenu.PATH,
            PppSecretMenu.PATH,
            FirewallFilterMenu.PATH,
            FirewallNatMenu.PATH,
            FirewallMangleMenu.PATH,
            FirewallRawMenu.PATH,
            SystemScriptMenu.PATH,
            SystemSchedulerMenu.PATH);

    private Rows() {}

    public static List<Row> of(MenuDeclaration menu, RouterView view) {
        return SOURCES.getOrDefault(menu.path(), ConfiguredRows::of).apply(menu, view);
    }

    /// The rows of those items that were given a value, and those that are of no item, where that can be told without
    /// making a row of each item: to find one of a hundred thousand costs the same as to find one of ten. Where
    /// nobody has the value, the row of some item: a condition that is never read would hide its own errors.
    public static Optional<List<Row>> having(MenuDeclaration menu, RouterView view, String property, Value value) {
        boolean ofItems = OF_ITEMS.contains(menu.path()) || !SOURCES.containsKey(menu.path());
        if (!ofItems || !menu.over().isEmpty() || menu.kind() != MenuDeclaration.Kind.ITEMS) {
            return Optional.empty();
        }
        List<Item> having = view.configuration().having(menu.path(), property, value);
        List<Item> all = view.configuration().items(menu.path());
        List<Item> items = having.isEmpty() && !all.isEmpty() ? List.of(all.getFirst()) : having;
        return Optional.of(of(menu, view.narrowed(menu.path(), items)));
    }

    /// The single record of a settings menu.
    public static Row settings(MenuDeclaration menu, RouterView view) {
        return RECORDS.getOrDefault(menu.path(), ConfiguredRows::settings).apply(menu, view);
    }
}
