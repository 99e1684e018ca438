package braid.dataplane.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everything a loop owns, by the numbers and names the control plane uses. Not for the path of data, which finds a
/// link through its interface's [SessionTable].
final class Tables {
    private final Map<String, PortState> ports = new LinkedHashMap<>();
    private final Map<Integer, LinkState> links = new LinkedHashMap<>();
    private final Map<Integer, BundleState> bundles = new LinkedHashMap<>();
    private final Map<Integer, PortState> byIndex = new HashMap<>();
    private PortState[] portArray = new PortState[0];

    /// For loops of every cycle; in the order they came up.
    PortState[] ports() {
        return portArray;
    }

    /// In the order they came up.
    Collection<BundleState> bundles() {
        return bundles.values();
    }

    Optional<PortState> port(String linuxName) {
        return Optional.ofNullable(ports.get(linuxName));
    }

    Optional<PortState> port(int interfaceIndex) {
        return Optional.ofNullable(byIndex.get(interfaceIndex));
    }

    void add(PortState port) {
        ports.put(port.port().linuxName(), port);
        byIndex.put(port.port().interfaceIndex(), port);
        portArray = ports.values().toArray(PortState[]::new);
    }

    Optional<PortState> removePort(String linuxName) {
        Optional<PortState> removed = Optional.ofNullable(ports.remove(linuxName));
        removed.ifPresent(port -> byIndex.remove(port.port().interfaceIndex(), port));
        portArray = ports.values().toArray(PortState[]::new);
        return removed;
    }

    /// In the order they opened.
    Collection<LinkState> links() {
        return links.values();
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
    }

    void remove(BundleState bundle) {
        bundles.remove(bundle.id());
    }
}
