package braid.dataplane.reconcile;

import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What the kernel's worker tells the others; immutable. What only changes in parts is shared with earlier snapshots;
/// the lists are made by the first who asks for them.
public final class KernelSnapshot {
    public static final KernelSnapshot EMPTY = new KernelSnapshot(0, 0, SharedMap.empty(), SharedMap.empty(), Map.of());

    private final long takenNanos;
    private final long countedNanos;
    private final SharedMap<Integer, LinkPart> parts;
    private final SharedMap<Long, List<RouteStatus>> ways;
    private final Map<String, String> problems;
    private volatile Lists lists = Lists.NOT_MADE;

    /// An interface and its addresses.
    record LinkPart(LinkStatus link, List<AddressStatus> addresses) {}

    private record Lists(List<LinkStatus> links, List<AddressStatus> addresses, List<RouteStatus> routes) {
        private static final Lists NOT_MADE = new Lists(List.of(), List.of(), List.of());
    }

    /// @param countedNanos when the counters of the links were read
    /// @param parts by the number of the interface
    /// @param ways of each route, in the order the routes came
    /// @param problems why an object is not in force, by its key
    KernelSnapshot(
            long takenNanos,
            long countedNanos,
            SharedMap<Integer, LinkPart> parts,
            SharedMap<Long, List<RouteStatus>> ways,
            Map<String, String> problems) {
        this.takenNanos = takenNanos;
        this.countedNanos = countedNanos;
        this.parts = parts;
        this.ways = ways;
        this.problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    }

    public long takenNanos() {
        return takenNanos;
    }

    /// When the counters of the links were read.
    public long countedNanos() {
        return countedNanos;
    }

    public List<LinkStatus> links() {
        return lists().links();
    }

    public List<AddressStatus> addresses() {
        return lists().addresses();
    }

    public List<RouteStatus> routes() {
        return lists().routes();
    }

    /// Why an object is not in force, by its key.
    public Map<String, String> problems() {
        return problems;
    }

    /// Two who ask at the same time make the same lists.
    @SuppressWarnings("ReferenceEquality") // a mark
    private Lists lists() {
        Lists made = lists;
        if (made == Lists.NOT_MADE) {
            List<LinkStatus> links = new ArrayList<>(parts.size());
            parts.forEach(part -> links.add(part.link()));
            made = new Lists(List.copyOf(links), gathered(parts, LinkPart::addresses), gathered(ways, list -> list));
            lists = made;
        }
        return made;
    }

    private static <K extends Comparable<K>, V, T> List<T> gathered(SharedMap<K, V> map, Function<V, List<T>> of) {
        List<T> all = new ArrayList<>(map.size());
        map.forEach(value -> all.addAll(of.apply(value)));
        return List.copyOf(all);
    }
}
