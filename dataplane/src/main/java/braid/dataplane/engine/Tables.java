package braid.dataplane.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a loop owns, by the numbers and names the control plane uses. Not for the path of data, which finds a
/// link through its interface's [SessionTable].
final class Tables {
    private final Map<String, PortState> ports = new LinkedHashMap<>();
    private final Map<Integer, LinkState> links = new LinkedHashMap<>();
    private final Map<Integer, BundleState> bundles = new LinkedHashMap<>();
    private PortState[] portArray = new PortState[0];
    private BundleState[] bundleArray = new BundleState[0];

    /// For loops of every cycle; in the order they came up.
    PortState[] ports() {
        return portArray;
    }

    BundleState[] bundles() {
        return bundleArray;
    }

    Optional<PortState> port(String linuxName) {
        return Optional.ofNullable(ports.get(linuxName));
    }

    Optional<PortState> port(int interfaceIndex) {
        return ports.values().stream()
                .filter(port -> port.port().interfaceIndex() == interfaceIndex)
                .findFirst();
    }

    void add(PortState port) {
        ports.put(port.port().linuxName(), port);
        portArray = ports.values().toArray(PortState[]::new);
    }

    Optional<PortState> removePort(String linuxName) {
        Optional<PortState> removed = Optional.ofNullable(ports.remove(linuxName));
        portArray = ports.values().toArray(PortState[]::new);
        return removed;
    }

    List<LinkState> links() {
        return new ArrayList<>(links.values());
    }

    Optional<LinkState> link(int id) {
        return Optional.ofNullable(links.get(id));
    }

    void add(LinkState link) {
        links.put(link.id(), link);
        port(link.linuxName()).ifPresent(port -> port.sessions().put(link));
    }

    void remove(LinkState link) {
        links.remove(link.id());
        port(link.linuxName()).ifPresent(port -> port.sessions().remove(link));
    }

    Optional<BundleState> bundle(int id) {
        return Optional.ofNullable(bundles.get(id));
    }

    void add(BundleState bundle) {
        bundles.put(bundle.id(), bundle);
        bundleArray = bundles.values().toArray(BundleState[]::new);
    }

    void remove(BundleState bundle) {
        bundles.remove(bundle.id());
        bundleArray = bundles.values().toArray(BundleState[]::new);
    }
}
