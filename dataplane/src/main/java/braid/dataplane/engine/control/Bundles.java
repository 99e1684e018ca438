package braid.dataplane.engine.control;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.Demand;
import braid.dataplane.network.MacAddress;
import braid.dataplane.pppoe.SessionKey;
import braid.dataplane.status.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// All links and bundles of a control plane, by number, by session and by key.
final class Bundles {
    /// Methods of authentication, the most wanted first.
    private static final List<AuthenticationMethod> PREFERENCE = List.of(
            AuthenticationMethod.MSCHAP_V2,
            AuthenticationMethod.MSCHAP_V1,
            AuthenticationMethod.CHAP_MD5,
            AuthenticationMethod.PAP);

    private final IntTable<Link> links = new IntTable<>();
    private final Map<SessionKey, Link> sessions = new HashMap<>();
    private final Map<SessionKey, Set<Link>> hosts = new HashMap<>();
    private final Map<String, Set<Link>> interfaces = new HashMap<>();

    /// Bundles of servers by user, and by server and host.
    private final Map<String, Integer> users = new HashMap<>();

    private final Map<Origin, Integer> origins = new HashMap<>();

    private record Origin(String server, MacAddress host) {}

    private final Map<Integer, Bundle> bundles = new TreeMap<>();
    private final Map<BundleKey, Bundle> byKey = new HashMap<>();

    /// The allowed ones, the most wanted first. Where encryption is required those without keys are of no use; where
    /// there are no others they stay, since without any method everybody would be let in.
    static List<AuthenticationMethod> preferred(Set<AuthenticationMethod> allowed, Demand encryption) {
        List<AuthenticationMethod> all =
                PREFERENCE.stream().filter(allowed::contains).toList();
        List<AuthenticationMethod> withKeys =
                all.stream().filter(Bundles::givesKeys).toList();
        return encryption == Demand.REQUIRED && !withKeys.isEmpty() ? withKeys : all;
    }

    private static boolean givesKeys(AuthenticationMethod method) {
        return switch (method) {
            case PAP, CHAP_MD5 -> false;
            case MSCHAP_V1, MSCHAP_V2 -> true;
        };
    }

    IntTable<Link> links() {
        return links;
    }

    /// The oldest first.
    List<Link> allLinks() {
        List<Link> all = new ArrayList<>(sessions.values());
        all.sort(Comparator.comparingLong(Link::age));
        return all;
    }

    List<Bundle> all() {
        return List.copyOf(bundles.values());
    }

    Optional<Link> bySession(SessionKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    Optional<Bundle> byNumber(int number) {
        return Optional.ofNullable(bundles.get(number));
    }

    Optional<Bundle> byKey(BundleKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// Links with the same peer on the same interface.
    List<Link> ofSameHost(Link link) {
        return List.copyOf(hosts.getOrDefault(host(link), Set.of()));
    }

    /// In the order they came up.
    List<Link> onInterface(String linuxName) {
        return List.copyOf(interfaces.getOrDefault(linuxName, Set.of()));
    }

    /// Whether a user has a bundle on a server of ours.
    boolean userIsActive(String user) {
        return users.containsKey(user);
    }

    /// Whether a host has a bundle on that server.
    boolean hostIsActive(String server, MacAddress host) {
        return origins.containsKey(new Origin(server, host));
    }

    private static SessionKey host(Link link) {
        return new SessionKey(link.session().linuxName(), link.session().peer(), 0);
    }

    void add(Link link) {
        hosts.computeIfAbsent(host(link), _ -> new LinkedHashSet<>()).add(link);
        interfaces
                .computeIfAbsent(link.session().linuxName(), _ -> new LinkedHashSet<>())
                .add(link);
        links.put(link.number(), link);
        sessions.put(link.session(), link);
    }

    void forget(Link link) {
        links.remove(link.number());
        sessions.remove(link.session(), link);
        takeOut(hosts, host(link), link);
        takeOut(interfaces, link.session().linuxName(), link);
    }

    void add(Bundle bundle) {
        bundles.put(bundle.number(), bundle);
        byKey.put(bundle.key(), bundle);
        if (bundle.key().role() == Role.SERVER) {
            users.merge(bundle.terms().user(), 1, Integer::sum);
            origins.merge(origin(bundle), 1, Integer::sum);
        }
    }

    void forget(Bundle bundle) {
        if (bundles.remove(bundle.number()) == null) {
            return;
        }
        byKey.remove(bundle.key(), bundle);
        if (bundle.key().role() == Role.SERVER) {
            users.computeIfPresent(bundle.terms().user(), Bundles::oneLess);
            origins.computeIfPresent(origin(bundle), Bundles::oneLess);
        }
    }

    private static Origin origin(Bundle bundle) {
        return new Origin(bundle.terms().ownerKey(), bundle.callerId());
    }

    private static <K> void takeOut(Map<K, Set<Link>> sets, K key, Link link) {
        sets.computeIfPresent(key, (_, there) -> {
            there.remove(link);
            return there.isEmpty() ? null : there;
        });
    }

    private static Integer oneLess(Object key, int count) {
        return count == 1 ? null : count - 1;
    }
}
