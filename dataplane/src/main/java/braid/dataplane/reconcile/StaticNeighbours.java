package braid.dataplane.reconcile;

import braid.dataplane.errno.KernelException;
import braid.dataplane.netlink.LinkInfo;
import braid.dataplane.netlink.NeighbourInfo;
import braid.dataplane.netlink.NeighbourRequests;
import braid.dataplane.netlink.RouteNetlink;
import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.StaticNeighbour;
import braid.dataplane.status.KernelEntry.NeighbourState;
import braid.dataplane.status.LogEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Keeps the neighbours whose hardware address is given. Ours bear the protocol number 189. Kernel thread only.
final class StaticNeighbours {
    private final RouteNetlink netlink;
    private final ObservedState observed;
    private final Consumer<LogEvent> log;
    private List<StaticNeighbour> wanted = List.of();
    private Map<String, String> problems = Map.of();

    /// Whether there are some of ours in the kernel, as far as one knows: until somebody has looked there may be.
    private boolean present = true;

    StaticNeighbours(RouteNetlink netlink, ObservedState observed, Consumer<LogEvent> log) {
        this.netlink = netlink;
        this.observed = observed;
        this.log = log;
    }

    /// @param index of the interface
    private record Place(int index, IpAddress address) {}

    void settle(List<StaticNeighbour> neighbours) throws KernelException {
        wanted = List.copyOf(neighbours);
        present = true;
        carryOut("debug", "");
    }

    /// Puts right what somebody else has changed; cheap where there are none.
    ///
    /// @return whether there was anything to do
    boolean heal() throws KernelException {
        return carryOut("info", "changed by someone else, put right: ");
    }

    /// Why they are not in force, by their keys.
    Map<String, String> problems() {
        return problems;
    }

    /// What would be done for these now, a sentence each.
    List<String> plan(List<StaticNeighbour> neighbours) throws KernelException {
        Map<Place, NeighbourInfo> there = there();
        Set<Place> places = new HashSet<>();
        List<String> sentences = new ArrayList<>();
        for (StaticNeighbour neighbour : neighbours) {
            Optional<Place> place = place(neighbour);
            place.ifPresent(places::add);
            if (place.filter(where -> same(there.get(where), neighbour.mac())).isEmpty()) {
                sentences.add(sentence(neighbour));
            }
        }
        superfluous(there, places).forEach(place -> sentences.add(farewell(place)));
        return sentences;
    }

    private boolean carryOut(String severity, String because) throws KernelException {
        if (wanted.isEmpty() && !present) {
            return false;
        }
        Map<Place, NeighbourInfo> there = there();
        Map<Place, StaticNeighbour> places = new LinkedHashMap<>();
        Map<String, String> refused = new TreeMap<>();
        boolean any = false;
        for (StaticNeighbour neighbour : wanted) {
            Optional<Place> place = place(neighbour);
            if (place.isEmpty()) {
                refused.put(neighbour.key(), "interface " + neighbour.linuxName() + " is not running");
                continue;
            }
            places.put(place.get(), neighbour);
            if (!same(there.get(place.get()), neighbour.mac())) {
                any = true;
                add(place.get(), neighbour)
                        .ifPresentOrElse(
                                why -> refused.put(neighbour.key(), why),
                                () -> log.accept(
                                        new LogEvent(List.of("system", severity), because + sentence(neighbour))));
            }
        }
        for (Place place : superfluous(there, places.keySet())) {
            any = true;
            remove(place);
        }
        present = !wanted.isEmpty();
        boolean changed = any || !refused.equals(problems);
        problems = refused;
        return changed;
    }

    /// Those of ours that nobody wants.
    private static List<Place> superfluous(Map<Place, NeighbourInfo> there, Set<Place> wanted) {
        return there.entrySet().stream()
                .filter(entry -> entry.getValue().protocol() == Ownership.PROTOCOL)
                .map(Map.Entry::getKey)
                .filter(place -> !wanted.contains(place))
                .toList();
    }

    private Map<Place, NeighbourInfo> there() throws KernelException {
        Map<Place, NeighbourInfo> there = new LinkedHashMap<>();
        netlink.neighbours()
                .forEach(neighbour -> there.put(new Place(neighbour.linkIndex(), neighbour.address()), neighbour));
        return there;
    }

    /// An interface that is down holds no neighbours.
    private Optional<Place> place(StaticNeighbour neighbour) {
        return observed.link(neighbour.linuxName())
                .filter(LinkInfo::up)
                .map(link -> new Place(link.index(), neighbour.address()));
    }

    private static boolean same(NeighbourInfo there, MacAddress mac) {
        return there != null
                && there.protocol() == Ownership.PROTOCOL
                && there.state() == NeighbourState.PERMANENT
                && there.mac().equals(Optional.of(mac));
    }

    private Optional<String> add(Place place, StaticNeighbour neighbour) {
        try {
            netlink.execute(
                    NeighbourRequests.add(place.index(), neighbour.address(), neighbour.mac()), sentence(neighbour));
            return Optional.empty();
        } catch (KernelException e) {
            return Optional.of(e.kernelText());
        }
    }

    private void remove(Place place) {
        try {
            netlink.execute(NeighbourRequests.remove(place.index(), place.address()), farewell(place));
        } catch (KernelException e) {
            // It has gone with its interface.
        }
    }

    private String farewell(Place place) {
        return "forget neighbour " + place.address()
                + observed.name(place.index()).map(name -> " on " + name).orElse("");
    }

    private static String sentence(StaticNeighbour neighbour) {
        return "set neighbour " + neighbour.address() + " on " + neighbour.linuxName() + " to " + neighbour.mac();
    }
}
