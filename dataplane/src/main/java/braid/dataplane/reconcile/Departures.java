package braid.dataplane.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Interfaces that a plan takes down or away while sessions run over them: the engine ends the sessions
/// first, then the interface goes. Kernel thread only.
final class Departures {
    /// What an engine may take to say goodbye, chosen by us; then the interface goes all the same.
    private static final long PATIENCE_NANOS = 500_000_000L;

    private final EthernetPorts ports;

    /// Since when the engine is waited for, by interface.
    private final Map<String, Long> sinceNanos = new LinkedHashMap<>();

    Departures(EthernetPorts ports) {
        this.ports = ports;
    }

    /// Asks the engine to leave the ports that the plan takes away.
    ///
    /// @param links as they are now
    /// @return whether it must be waited for before the plan is carried out
    boolean begin(List<Operation> plan, Map<String, HostLink> links, long nowNanos) {
        for (Operation operation : plan) {
            Optional<String> reason = reason(operation);
            for (String port : reason.isPresent() ? ports.open() : Set.<String>of()) {
                if (standsOn(port, operation, links)) {
                    ports.leave(port, reason.get());
                    sinceNanos.put(port, nowNanos);
                }
            }
        }
        return !sinceNanos.isEmpty();
    }

    /// Why sessions end when the operation is carried out; empty: they need not.
    private static Optional<String> reason(Operation operation) {
        return switch (operation) {
            case Operation.SetUp(String name, boolean up) ->
                up ? Optional.empty() : Optional.of("interface " + name + " was disabled");
            case Operation.DeleteLink(String name) -> Optional.of("interface " + name + " was removed");
            case Operation.SetMac(String name, var _) -> Optional.of("MAC address of " + name + " changed");
            case Operation.RemoveRoute _,
                    Operation.RemoveAddress _,
                    Operation.SetMtu _,
                    Operation.CreateVlan _,
                    Operation.Mark _,
                    Operation.AddAddress _,
                    Operation.AddRoute _,
                    Operation.AddRule _,
                    Operation.RemoveRule _ -> Optional.empty();
        };
    }

    /// Whether a port is the interface that the operation is about, or a VLAN on it, or on that ...
    private static boolean standsOn(String port, Operation operation, Map<String, HostLink> links) {
        Set<String> about = operation.anchors();
        Optional<String> name = Optional.of(port);
        while (name.isPresent() && !about.contains(name.get())) {
            name = name.flatMap(at -> Optional.ofNullable(links.get(at)))
                    .flatMap(HostLink::vlan)
                    .map(HostLink.Vlan::parent);
        }
        return name.isPresent();
    }

    /// The engine is done with a port.
    ///
    /// @return whether it was the last that was waited for
    boolean left(String name) {
        return sinceNanos.remove(name) != null && sinceNanos.isEmpty();
    }

    /// @return whether there was somebody to wait for, and the time for it is over
    boolean impatient(long nowNanos) {
        boolean impatient = !sinceNanos.isEmpty()
                && sinceNanos.values().stream().allMatch(since -> nowNanos - since >= PATIENCE_NANOS);
        if (impatient) {
            sinceNanos.clear();
        }
        return impatient;
    }

    /// Whether somebody is waited for.
    boolean underWay() {
        return !sinceNanos.isEmpty();
    }

    /// When [#impatient] may become true; empty: never.
    OptionalLong nextDeadlineNanos() {
        return sinceNanos.values().stream()
                .reduce((one, other) -> one - other > 0 ? one : other)
                .map(latest -> OptionalLong.of(latest + PATIENCE_NANOS))
                .orElse(OptionalLong.empty());
    }
}
