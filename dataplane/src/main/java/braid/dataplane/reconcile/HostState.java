package braid.dataplane.reconcile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Interfaces, addresses and routes of the machine, all of them or those a change has touched; desired or observed.
///
/// @param links by name
/// @param routes only ours
/// @param rules only ours
public record HostState(
        Map<String, HostLink> links, Set<HostAddress> addresses, Set<HostRoute> routes, Set<HostRule> rules) {
    public static final HostState EMPTY = new HostState(Map.of(), Set.of(), Set.of());

    /// Without rules.
    public HostState(Map<String, HostLink> links, Set<HostAddress> addresses, Set<HostRoute> routes) {
        this(links, addresses, routes, Set.of());
    }

    public HostState {
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
        routes = Collections.unmodifiableSet(new LinkedHashSet<>(routes));
        rules = Collections.unmodifiableSet(new LinkedHashSet<>(rules));
    }

    /// All together; of two wishes about one interface, both.
    static HostState union(Collection<HostState> parts) {
        Map<String, HostLink> links = new LinkedHashMap<>();
        Set<HostAddress> addresses = new LinkedHashSet<>();
        Set<HostRoute> routes = new LinkedHashSet<>();
        Set<HostRule> rules = new LinkedHashSet<>();
        for (HostState part : parts) {
            part.links.forEach((name, link) -> links.merge(name, link, HostLink::and));
            addresses.addAll(part.addresses);
            routes.addAll(part.routes);
            rules.addAll(part.rules);
        }
        return new HostState(links, addresses, routes, rules);
    }

    /// The same with other names.
    ///
    /// @param names new ones by old ones, of those that change
    HostState renamed(Map<String, String> names) {
        Map<String, HostLink> called = new LinkedHashMap<>();
        links.values().stream().map(link -> link.renamed(names)).forEach(link -> called.put(link.name(), link));
        return new HostState(
                called,
                addresses.stream()
                        .map(address -> address.renamed(names))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                routes.stream()
                        .map(route -> route.by(route.hops().stream()
                                .map(hop -> hop.renamed(names))
                                .toList()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                rules.stream().map(rule -> rule.renamed(names)).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
