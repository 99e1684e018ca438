package braid.dataplane.network.firewall;

import java.util.List;

/// Everything that is asked of the packet filter, for IPv4.
///
/// @param rules in the order in which they are tried, those of one chain among each other
/// @param addressLists what rules look addresses up in; names are unique
/// @param interfaceGroups what rules look interfaces up in; names are unique
public record Firewall(List<FirewallRule> rules, List<AddressList> addressLists, List<InterfaceGroup> interfaceGroups) {
    public static final Firewall EMPTY = new Firewall(List.of(), List.of(), List.of());

    public Firewall {
        rules = List.copyOf(rules);
        addressLists = List.copyOf(addressLists);
        interfaceGroups = List.copyOf(interfaceGroups);
    }
}
