package braid.dataplane.network.firewall;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that is asked of the packet filter, for IPv4.
///
/// @param rules in the order in which they are tried, those of one chain among each other
/// @param addressLists what rules look addresses up in; names are unique
/// @param labels what interfaces are called in the log, by their names on Linux
/// @param interfaceGroups what rules look interfaces up in; names are unique
public record Firewall(
        List<FirewallRule> rules,
        List<AddressList> addressLists,
        List<InterfaceGroup> interfaceGroups,
        Map<String, String> labels) {
    public static final Firewall EMPTY = new Firewall(List.of(), List.of(), List.of(), Map.of());

    /// Without names of its own for interfaces.
    public Firewall(List<FirewallRule> rules, List<AddressList> addressLists, List<InterfaceGroup> interfaceGroups) {
        this(rules, addressLists, interfaceGroups, Map.of());
    }

    public Firewall {
        rules = List.copyOf(rules);
        addressLists = List.copyOf(addressLists);
        interfaceGroups = List.copyOf(interfaceGroups);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
