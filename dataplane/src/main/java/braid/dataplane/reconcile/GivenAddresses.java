package braid.dataplane.reconcile;

import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.status.KernelEntry.Listed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Addresses that were put into lists of the firewall for some time. They end with the router. Kernel thread only.
final class GivenAddresses {
    /// How many there may be.
    static final int MOST = 65_535;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Map<Place, Long> ends = new LinkedHashMap<>();

    private record Place(String list, AddressSpan addresses) {}

    /// @return false if there are too many
    boolean put(String list, AddressSpan addresses, long seconds, long nowNanos) {
        Place place = new Place(list, addresses);
        if (ends.size() >= MOST && !ends.containsKey(place)) {
            return false;
        }
        ends.put(place, nowNanos + seconds * NANOS_PER_SECOND);
        return true;
    }

    /// @return false if it is not there
    boolean remove(String list, AddressSpan addresses) {
        return ends.remove(new Place(list, addresses)) != null;
    }

    /// Takes out those whose time is over.
    ///
    /// @return whether there were any
    boolean advance(long nowNanos) {
        return ends.values().removeIf(end -> end - nowNanos <= 0);
    }

    /// The firewall with these in its lists.
    Firewall in(Firewall firewall) {
        if (ends.isEmpty()) {
            return firewall;
        }
        Map<String, List<AddressSpan>> lists = new TreeMap<>();
        firewall.addressLists().forEach(list -> lists.put(list.name(), new ArrayList<>(list.configured())));
        ends.keySet()
                .forEach(place -> lists.computeIfAbsent(place.list(), _ -> new ArrayList<>())
                        .add(place.addresses()));
        List<AddressList> all = new ArrayList<>();
        lists.forEach((name, spans) -> all.add(new AddressList(name, spans)));
        return new Firewall(firewall.rules(), all, firewall.interfaceGroups(), firewall.labels());
    }

    /// What of this is in a list, merged.
    List<AddressSpan> of(String list) {
        return AddressSpan.merged(ends.keySet().stream()
                .filter(place -> place.list().equals(list))
                .map(Place::addresses)
                .toList());
    }

    List<Listed> listed(long nowNanos) {
        List<Listed> listed = new ArrayList<>();
        ends.forEach((place, end) -> listed.add(new Listed(
                place.list(),
                place.addresses(),
                OptionalLong.of(Math.max(0, (end - nowNanos) / NANOS_PER_SECOND)),
                true)));
        return listed;
    }
}
