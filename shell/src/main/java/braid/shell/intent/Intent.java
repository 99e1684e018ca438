package braid.shell.intent;

import braid.dataplane.network.NetworkState;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.Configuration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a configuration asks of the network.
///
/// @param problems why an item is no part of it, by [braid.shell.config.ItemKey]
/// @param dormant why an item that is disabled could not become a part of it either
public record Intent(NetworkState state, Map<String, Problem> problems, Map<String, String> dormant) {
    /// @param refused true: Braid cannot honour it as it is written; false: it waits for something to appear
    public record Problem(String reason, boolean refused) {}

    public Intent {
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
        dormant = Collections.unmodifiableMap(new TreeMap<>(dormant));
    }

    /// Why Braid cannot honour an item as it is written, be it disabled or not.
    public Optional<String> refusal(String key) {
        return Optional.ofNullable(problems.get(key))
                .filter(Problem::refused)
                .map(Problem::reason)
                .or(() -> Optional.ofNullable(dormant.get(key)));
    }

    /// A pure function of the configuration and of the ports the machine has.
    ///
    /// @param keptKinds menus of interfaces that are not carried out
    public static Intent of(Configuration configuration, List<LinkStatus> links, List<String> keptKinds) {
        Set<String> present = links.stream().map(LinkStatus::linuxName).collect(Collectors.toCollection(HashSet::new));
        Source source = new Source(configuration, present, keptKinds);
        RoutingTables tables = new RoutingTables(source);
        return new Intent(
                new NetworkState(
                        InterfaceIntent.ports(source),
                        InterfaceIntent.vlans(source),
                        AddressIntent.addresses(source),
                        RouteIntent.routes(source, tables),
                        ClientIntent.clients(source),
                        ServerIntent.servers(source),
                        PppIntent.profiles(source),
                        PppIntent.users(source),
                        PppIntent.pools(source),
                        ServerIntent.sessionNames(source),
                        FirewallIntent.of(source, tables),
                        RoutingRuleIntent.rules(source, tables),
                        SettingsIntent.settings(source),
                        ArpIntent.neighbours(source),
                        DnsIntent.of(source)),
                source.problems(),
                source.dormant());
    }
}
