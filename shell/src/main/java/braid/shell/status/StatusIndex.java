package braid.shell.status;

import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.ClientStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.EndedSession;
import braid.dataplane.status.MemberLinkStatus;
import braid.dataplane.status.PortStatus;
import braid.dataplane.status.Role;
import braid.shell.config.Configuration;
import braid.shell.config.LinuxNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The parts of a status by what they are asked for, so that a row costs the same among ten as among ten thousand.
/// Made at the first question; thread safe.
public final class StatusIndex {
    private final Configuration configuration;
    private final DataplaneStatus status;
    private final List<LinkStatus> links;
    private Optional<Tables> tables = Optional.empty();

    private record Tables(
            Map<String, LinkStatus> links,
            LinuxNames linuxNames,
            Map<String, String> names,
            Map<String, ClientStatus> clients,
            Map<Integer, BundleStatus> bundles,
            Map<String, BundleStatus> bundlesByLabel,
            Map<String, BundleStatus> bundlesOfClients,
            Map<Integer, List<MemberLinkStatus>> membersOfBundles,
            Map<String, List<MemberLinkStatus>> membersOfOwners,
            Map<String, PortStatus> ports,
            Map<String, EndedSession> ended) {}

    StatusIndex(Configuration configuration, DataplaneStatus status, List<LinkStatus> links) {
        this.configuration = configuration;
        this.status = status;
        this.links = List.copyOf(links);
    }

    Optional<LinkStatus> link(String linuxName) {
        return Optional.ofNullable(tables().links.get(linuxName));
    }

    /// What an interface of Linux is called here, if it is one of the router's.
    Optional<String> name(String linuxName) {
        return Optional.ofNullable(tables().names.get(linuxName));
    }

    /// What Linux calls a configured interface; see [LinuxNames#of].
    Optional<String> linuxName(long id) {
        return tables().linuxNames.of(id);
    }

    Optional<ClientStatus> client(String key) {
        return Optional.ofNullable(tables().clients.get(key));
    }

    Optional<BundleStatus> bundle(int id) {
        return Optional.ofNullable(tables().bundles.get(id));
    }

    Optional<BundleStatus> bundle(String label) {
        return Optional.ofNullable(tables().bundlesByLabel.get(label));
    }

    Optional<BundleStatus> bundleOfClient(String key) {
        return Optional.ofNullable(tables().bundlesOfClients.get(key));
    }

    List<MemberLinkStatus> membersOfBundle(int id) {
        return tables().membersOfBundles.getOrDefault(id, List.of());
    }

    /// Links of a client or server, bundled or not.
    List<MemberLinkStatus> membersOfOwner(String key) {
        return tables().membersOfOwners.getOrDefault(key, List.of());
    }

    Optional<PortStatus> port(String linuxName) {
        return Optional.ofNullable(tables().ports.get(linuxName));
    }

    /// The latest session of a user that is over.
    Optional<EndedSession> lastSession(String user) {
        return Optional.ofNullable(tables().ended.get(user));
    }

    private synchronized Tables tables() {
        if (tables.isEmpty()) {
            tables = Optional.of(make());
        }
        return tables.get();
    }

    private Tables make() {
        LinuxNames linuxNames = new LinuxNames(configuration);
        return new Tables(
                by(links, LinkStatus::linuxName),
                linuxNames,
                names(linuxNames),
                by(status.clients(), ClientStatus::key),
                by(status.bundles(), BundleStatus::id),
                by(status.bundles(), bundle -> bundle.identity().label()),
                by(
                        status.bundles().stream()
                                .filter(bundle -> bundle.identity().role() == Role.CLIENT)
                                .toList(),
                        bundle -> bundle.identity().owner()),
                status.memberLinks().stream()
                        .filter(link -> link.bundle().isPresent())
                        .collect(Collectors.groupingBy(
                                link -> link.bundle().getAsInt(), TreeMap::new, Collectors.toList())),
                status.memberLinks().stream()
                        .collect(Collectors.groupingBy(MemberLinkStatus::owner, TreeMap::new, Collectors.toList())),
                by(status.ports(), PortStatus::linuxName),
                by(status.ended(), EndedSession::user));
    }

    private Map<String, String> names(LinuxNames linux) {
        Map<String, String> names = new HashMap<>();
        status.bundles()
                .forEach(bundle -> names.put(
                        bundle.identity().linuxName(), bundle.identity().label()));
        linux.interfaces()
                .forEach(item -> linux.of(item.id()).ifPresent(name -> names.put(name, LinuxNames.name(item))));
        names.remove("");
        return names;
    }

    /// The first of equals counts.
    private static <K, T> Map<K, T> by(List<T> all, Function<T, K> key) {
        Map<K, T> map = new LinkedHashMap<>();
        all.forEach(each -> map.putIfAbsent(key.apply(each), each));
        return map;
    }
}
