package braid.dataplane.reconcile;

import braid.dataplane.network.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An interface of the machine. As desired, absent parts are left as they are; as observed, nothing is
/// absent that the interface has.
///
/// @param vlan what it is, when it is an IEEE 802.1Q interface
/// @param ours made by us for the configuration, so that we may delete it
/// @param mark the alias of an interface in the group of those that we make; as observed, whoever made it
public record HostLink(
        String name,
        Optional<Boolean> up,
        OptionalInt mtuBytes,
        Optional<MacAddress> mac,
        Optional<Vlan> vlan,
        boolean ours,
        Optional<String> mark) {
    /// Without a mark.
    public HostLink(
            String name,
            Optional<Boolean> up,
            OptionalInt mtuBytes,
            Optional<MacAddress> mac,
            Optional<Vlan> vlan,
            boolean ours) {
        this(name, up, mtuBytes, mac, vlan, ours, Optional.empty());
    }

    public record Vlan(String parent, int id, boolean serviceTag) {
        private Vlan renamed(Map<String, String> names) {
            return new Vlan(names.getOrDefault(parent, parent), id, serviceTag);
        }
    }

    /// The same when interfaces are called otherwise.
    HostLink renamed(Map<String, String> names) {
        return new HostLink(
                names.getOrDefault(name, name), up, mtuBytes, mac, vlan.map(tag -> tag.renamed(names)), ours, mark);
    }

    /// Both wishes together; where they contradict each other, the first counts.
    HostLink and(HostLink other) {
        return new HostLink(
                name,
                up.or(other::up),
                mtuBytes.isPresent() ? mtuBytes : other.mtuBytes,
                mac.or(other::mac),
                vlan.or(other::vlan),
                ours || other.ours,
                mark.or(other::mark));
    }
}
