package braid.dataplane.reconcile;

import braid.dataplane.engine.KernelPort.Belongings;
import braid.dataplane.network.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The addresses that sessions have in the firewall's lists. Two sessions may bring the same one: it stays until both
/// are gone.
final class SessionAddresses {
    private final Map<String, List<Entry>> bySession = new HashMap<>();
    private final Map<String, Map<IpAddress.V4, Integer>> byList = new HashMap<>();

    record Entry(String list, IpAddress.V4 address) {}

    /// @return what is in a list from now on that was not before
    List<Entry> add(String linuxName, Belongings belongings) {
        List<Entry> entries = belongings.listed().stream()
                .flatMap(
                        address -> belongings.addressLists().stream().distinct().map(list -> new Entry(list, address)))
                .toList();
        List<Entry> fresh = new ArrayList<>();
        if (!entries.isEmpty()) {
            bySession.put(linuxName, entries);
        }
        for (Entry entry : entries) {
            int holders =
                    byList.computeIfAbsent(entry.list(), _ -> new TreeMap<>()).merge(entry.address(), 1, Integer::sum);
            if (holders == 1) {
                fresh.add(entry);
            }
        }
        return fresh;
    }

    /// @return what is in a list no longer
    List<Entry> remove(String linuxName) {
        List<Entry> gone = new ArrayList<>();
        List<Entry> entries = bySession.remove(linuxName);
        for (Entry entry : entries == null ? List.<Entry>of() : entries) {
            Map<IpAddress.V4, Integer> there = byList.get(entry.list());
            if (there.merge(entry.address(), -1, Integer::sum) == 0) {
                there.remove(entry.address());
                gone.add(entry);
            }
        }
        return gone;
    }

    Set<IpAddress.V4> of(String list) {
        return Collections.unmodifiableSet(
                byList.getOrDefault(list, Collections.emptyMap()).keySet());
    }
}
