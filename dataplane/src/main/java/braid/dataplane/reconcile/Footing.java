package braid.dataplane.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What Linux allows VLANs for the sake of what they stand on.
///
/// @param desired what shall be
/// @param left what is and stays; where nothing is desired, this counts
record Footing(HostState desired, HostState left) {
    /// Whether a VLAN can be up: only on an interface that is (ENETDOWN else). The kernel starts it
    /// together with that.
    boolean carries(HostLink vlan) {
        return below(vlan).stream().allMatch(link -> link.up().orElse(true));
    }

    /// As much of what is wanted as the interfaces below have themselves (EINVAL and ERANGE else).
    OptionalInt mtuBytes(HostLink wanted) {
        return wanted.mtuBytes().isEmpty()
                ? wanted.mtuBytes()
                : IntStream.concat(
                                wanted.mtuBytes().stream(),
                                below(wanted).stream().flatMapToInt(link -> link.mtuBytes().stream()))
                        .min();
    }

    /// From the next one to the lowest; the configuration may have stacked them in a circle.
    private List<HostLink> below(HostLink vlan) {
        List<HostLink> below = new ArrayList<>();
        Optional<HostLink> at = under(vlan);
        while (at.isPresent() && !below.contains(at.get())) {
            below.add(at.get());
            at = under(at.get());
        }
        return below;
    }

    private Optional<HostLink> under(HostLink link) {
        return link.vlan()
                .flatMap(vlan -> Stream.of(desired, left)
                        .flatMap(state -> Optional.ofNullable(state.links().get(vlan.parent())).stream())
                        .reduce(HostLink::and));
    }
}
