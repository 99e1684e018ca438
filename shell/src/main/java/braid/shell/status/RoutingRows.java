package braid.shell.status;

import braid.shell.config.Item;
import braid.shell.menu.FirewallMangleMenu;
import braid.shell.menu.IpRouteMenu;
import braid.shell.menu.RoutingRuleMenu;
import braid.shell.menu.RoutingTableMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Routing tables, and whether something names them.
final class RoutingRows {
    /// Where tables are named.
    private static final Map<String, List<Property>> NAMED = Map.of(
            IpRouteMenu.PATH, List.of(IpRouteMenu.ROUTING_TABLE),
            RoutingRuleMenu.PATH, List.of(RoutingRuleMenu.TABLE, RoutingRuleMenu.ROUTING_MARK),
            FirewallMangleMenu.PATH, List.of(FirewallMangleMenu.NEW_ROUTING_MARK));

    private RoutingRows() {}

    static List<Row> tables(MenuDeclaration menu, RouterView view) {
        Set<Value> named = new HashSet<>();
        NAMED.forEach((path, properties) -> {
            for (Item item : view.configuration().items(path)) {
                properties.forEach(property -> named.add(item.get(property)));
            }
        });
        return ConfiguredRows.of(menu, view).stream()
                .map(row -> row.id() == RoutingTableMenu.MAIN ? main(row) : row)
                .map(row -> row.id() != RoutingTableMenu.MAIN && named.contains(new Value.Id(row.id()))
                        ? row.flagged("used")
                        : row)
                .toList();
    }

    /// It is always there and always in use.
    private static Row main(Row row) {
        return row.flagged("dynamic").with(Map.of(RoutingTableMenu.FIB.name(), new Value.Bool(true)));
    }
}
