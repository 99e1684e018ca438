package braid.dataplane.network.firewall;

import java.util.List;

/// Addresses under a name. Rules may add others to it while they run.
///
/// @param configured addresses that stay; they may overlap
public record AddressList(String name, List<AddressSpan> configured) {
    public AddressList {
        configured = List.copyOf(configured);
    }
}
