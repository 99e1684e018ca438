package braid.shell.intent;

import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import braid.dataplane.network.firewall.Firewall;
import java.util.List;

/// What names routing tables, and so is read together: the numbers of tables follow from everything that names one.
record Routed(List<Route> routes, Firewall firewall, List<RoutingRule> rules) {
    static Routed of(Source source) {
        RoutingTables tables = new RoutingTables(source);
        List<Route> routes = RouteIntent.routes(source, tables);
        Firewall firewall = FirewallIntent.of(source, tables);
        return new Routed(routes, firewall, RoutingRuleIntent.rules(source, tables));
    }
}
