package braid.dataplane.reconcile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Names that the configuration has for VLANs and Linux has for interfaces of somebody else, which stay as
/// they are. The VLAN waits until its name is free, and with it what stands on it.
final class TakenNames {
    /// Linux stacks no more (MAX_NEST_DEV of include/linux/netdevice.h).
    private static final int MOST_TAGS = 8;

    private final Function<String, Optional<HostLink.Vlan>> wanted;
    private final Function<String, Optional<HostLink>> there;

    /// @param wanted the VLAN that shall have a name
    /// @param there the interface that has it
    TakenNames(Function<String, Optional<HostLink.Vlan>> wanted, Function<String, Optional<HostLink>> there) {
        this.wanted = wanted;
        this.there = there;
    }

    static TakenNames of(HostState desired, HostState observed) {
        return new TakenNames(
                name -> Optional.ofNullable(desired.links().get(name)).flatMap(HostLink::vlan),
                name -> Optional.ofNullable(observed.links().get(name)));
    }

    /// The taken name that an interface has, or stands on.
    Optional<String> under(String linuxName) {
        String name = linuxName;
        for (int tags = 0; tags <= MOST_TAGS; tags++) {
            Optional<HostLink.Vlan> vlan = wanted.apply(name);
            if (vlan.isEmpty()) {
                return Optional.empty();
            }
            if (there.apply(name).filter(link -> foreign(link, vlan)).isPresent()) {
                return Optional.of(name);
            }
            name = vlan.get().parent();
        }
        return Optional.empty();
    }

    /// The kernel takes the alias after it has made the interface. One that is just as it is wanted, in our
    /// group and without any alias, is ours: a process of ours was killed between the two.
    private static boolean foreign(HostLink there, Optional<HostLink.Vlan> wanted) {
        boolean halfMade = there.vlan().equals(wanted) && there.mark().equals(Optional.of(""));
        return !there.ours() && !halfMade;
    }

    /// What need not wait.
    HostState without(HostState state) {
        Map<String, HostLink> links = new LinkedHashMap<>(state.links());
        links.keySet().removeIf(this::waits);
        Set<HostAddress> addresses = new LinkedHashSet<>(state.addresses());
        addresses.removeIf(address -> waits(address.linuxName()));
        Set<HostRoute> routes = new LinkedHashSet<>(state.routes());
        routes.removeIf(route -> route.linuxNames().stream().anyMatch(this::waits));
        return new HostState(links, addresses, routes, state.rules());
    }

    private boolean waits(String linuxName) {
        return under(linuxName).isPresent();
    }
}
