package braid.shell.status;

import braid.dataplane.status.FirewallStatus;
import braid.dataplane.status.FirewallStatus.RuleCounters;
import braid.shell.config.ItemKey;
import braid.shell.menu.RuleProperties;
import braid.shell.schema.MenuDeclaration;
import java.util.List;
import java.util.Map;

/// Firewall rules with what they have counted.
final class FirewallRows {
    private FirewallRows() {}

    static List<Row> rules(MenuDeclaration menu, RouterView view) {
        List<Row> rows = ConfiguredRows.of(menu, view);
        if (rows.isEmpty()) {
            return rows;
        }
        FirewallStatus status = view.firewall().get();
        return rows.stream().map(row -> counted(row, status)).toList();
    }

    private static Row counted(Row row, FirewallStatus status) {
        RuleCounters counters = status.counters().getOrDefault(ItemKey.of(row.owner(), row.id()), RuleCounters.NONE);
        return row.with(Map.of(
                RuleProperties.BYTES.name(), Texts.number(counters.bytes()),
                RuleProperties.PACKETS.name(), Texts.number(counters.packets())));
    }
}
