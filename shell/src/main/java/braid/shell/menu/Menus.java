package braid.shell.menu;

import braid.shell.known.StoredMenus;
import braid.shell.schema.Command;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.MenuTree;
import java.util.ArrayList;
import java.util.List;

/// All menus that Braid declares itself; behind them stand those that are only known.
public final class Menus {
    private static final List<MenuDeclaration> ALL = List.of(
            MenuDeclaration.directory("/ip").help("Internet Protocol").build(),
            MenuDeclaration.directory("/ip/firewall")
                    .help("Packet filter and address translation")
                    .build(),
            MenuDeclaration.directory("/ppp").help("Point-to-point sessions").build(),
            InterfaceMenu.MENU,
            EthernetMenu.MENU,
            VlanMenu.MENU,
            IpPoolMenu.MENU,
            PppProfileMenu.MENU,
            PppoeClientMenu.MENU,
            PppoeServerMenu.MENU,
            PppoeServerServerMenu.MENU,
            InterfaceListMenu.MENU,
            InterfaceListMemberMenu.MENU,
            IpAddressMenu.MENU,
            IpDnsMenu.MENU,
            IpDnsForwardersMenu.MENU,
            IpDnsStaticMenu.MENU,
            IpDnsCacheMenu.MENU,
            IpDnsCacheMenu.ALL,
            AddressListMenu.MENU,
            ConnectionMenu.MENU,
            ConnectionTrackingMenu.MENU,
            FirewallFilterMenu.MENU,
            FirewallMangleMenu.MENU,
            FirewallNatMenu.MENU,
            FirewallRawMenu.MENU,
            IpArpMenu.MENU,
            IpRouteMenu.MENU,
            IpSettingsMenu.MENU,
            RoutingTableMenu.MENU,
            RoutingRuleMenu.MENU,
            PppAaaMenu.MENU,
            SafeModeMenu.MENU,
            PppSecretMenu.MENU,
            PppActiveMenu.MENU,
            PppBundleMenu.MENU,
            PppLinkMenu.MENU,
            SystemMenu.MENU,
            SystemClockMenu.MENU,
            SystemHistoryMenu.MENU,
            SystemIdentityMenu.MENU,
            SystemNoteMenu.MENU,
            SystemPackageMenu.MENU,
            SystemResourceMenu.MENU,
            SystemResourceCpuMenu.MENU,
            SystemSchedulerMenu.MENU,
            SystemScriptMenu.MENU,
            ScriptJobMenu.MENU,
            ScriptEnvironmentMenu.MENU,
            FileMenu.MENU,
            LogMenu.MENU);

    private Menus() {}

    /// @param rootCommands commands of the root menu besides `export`
    public static MenuTree tree(List<Command> rootCommands) {
        List<MenuDeclaration> all = new ArrayList<>(ALL);
        all.add(ToolMenu.with(rootCommands));
        return new MenuTree(all, rootCommands, StoredMenus.read());
    }
}
