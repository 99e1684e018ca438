package braid.shell.router;

import braid.dataplane.network.MacAddress;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.shell.config.ConfiguredNames;
import braid.shell.config.Draft;
import braid.shell.config.HardwarePorts;
import braid.shell.config.Item;
import braid.shell.value.Value;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives the machine's Ethernet ports their entries: known ones by their hardware address, then by the name Linux
/// gives them; new ones get the entry of a port that was never there, or a new one. Entries of ports that have
/// gone stay only where somebody needs them.
final class PortDiscovery {
    private static final Set<String> KINDS = Set.of("", "veth");
    private static final String STEM = "ether";

    private PortDiscovery() {}

    /// The links that are ports, in the order Linux lists them.
    static List<LinkStatus> ports(List<LinkStatus> links) {
        return links.stream()
                .filter(link -> link.ethernet() && !link.ours() && KINDS.contains(link.kind()))
                .sorted(Comparator.comparingInt(LinkStatus::index))
                .toList();
    }

    /// @param mayReturnTo whether taking something back could make somebody need an entry
    static void run(Draft draft, List<LinkStatus> links, LongPredicate mayReturnTo) {
        List<LinkStatus> ports = ports(links);
        Set<String> present = ports.stream().map(PortDiscovery::address).collect(Collectors.toSet());
        Set<String> linuxNames = ports.stream().map(LinkStatus::linuxName).collect(Collectors.toSet());
        Set<Long> taken = new HashSet<>();
        for (LinkStatus port : ports) {
            Optional<Item> known = entries(draft, taken)
                    .filter(item -> is(item, HardwarePorts.HARDWARE_ADDRESS, address(port)))
                    .findFirst();
            known.ifPresent(item -> taken.add(remember(draft, item, port)));
        }
        for (LinkStatus port : ports) {
            if (entries(draft, Set.of())
                    .noneMatch(item ->
                            taken.contains(item.id()) && is(item, HardwarePorts.LINUX_NAME, port.linuxName()))) {
                taken.add(remember(draft, entryFor(draft, port, taken, present, linuxNames), port));
            }
        }
        AbsentPorts.forgetGone(draft, taken, mayReturnTo);
    }

    /// An entry that has the name of a port of the machine is left to that port.
    private static Item entryFor(
            Draft draft, LinkStatus port, Set<Long> taken, Set<String> present, Set<String> linuxNames) {
        return entries(draft, taken)
                .filter(item -> is(item, HardwarePorts.LINUX_NAME, port.linuxName()) && !hasPortOf(item, present))
                .findFirst()
                .or(() -> entries(draft, taken)
                        .filter(item -> HardwarePorts.wasNeverThere(item)
                                && is(item, HardwarePorts.DEFAULT_NAME, port.linuxName()))
                        .findFirst())
                .or(() -> HardwarePorts.looksLikeOne(port.linuxName())
                        ? Optional.empty()
                        : entries(draft, taken)
                                .filter(item -> HardwarePorts.wasNeverThere(item)
                                        && text(item, HardwarePorts.DEFAULT_NAME)
                                                .startsWith(STEM)
                                        && !linuxNames.contains(text(item, HardwarePorts.DEFAULT_NAME)))
                                .min(Comparator.comparingInt(PortDiscovery::number)))
                .orElseGet(() ->
                        draft.add(HardwarePorts.MENU, entry(freeName(draft, port.linuxName())), OptionalLong.empty()));
    }

    private static Map<String, Value> entry(String name) {
        return Map.of(HardwarePorts.NAME, new Value.Str(name), HardwarePorts.DEFAULT_NAME, new Value.Str(name));
    }

    private static long remember(Draft draft, Item item, LinkStatus port) {
        draft.alter(
                HardwarePorts.MENU,
                item.id(),
                Map.of(
                        HardwarePorts.LINUX_NAME,
                        new Value.Str(port.linuxName()),
                        HardwarePorts.HARDWARE_ADDRESS,
                        new Value.Str(address(port))));
        return item.id();
    }

    /// The name Linux uses when it is one of hardware and free, else the first free number.
    private static String freeName(Draft draft, String linuxName) {
        if (HardwarePorts.looksLikeOne(linuxName) && isFree(draft, linuxName)) {
            return linuxName;
        }
        for (int number = 1; ; number++) {
            if (isFree(draft, STEM + number)) {
                return STEM + number;
            }
        }
    }

    private static boolean isFree(Draft draft, String name) {
        return new ConfiguredNames(draft.tree(), draft.now())
                        .of(HardwarePorts.INTERFACES).stream().noneMatch(name::equals)
                && entries(draft, Set.of()).noneMatch(item -> is(item, HardwarePorts.DEFAULT_NAME, name));
    }

    private static Stream<Item> entries(Draft draft, Set<Long> without) {
        return draft.now().items(HardwarePorts.MENU).stream().filter(item -> !without.contains(item.id()));
    }

    private static boolean hasPortOf(Item item, Set<String> present) {
        return present.contains(text(item, HardwarePorts.HARDWARE_ADDRESS));
    }

    private static int number(Item item) {
        String digits = text(item, HardwarePorts.DEFAULT_NAME).replaceAll("\\D", "");
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static String address(LinkStatus port) {
        return port.macAddress().map(MacAddress::toString).orElse("");
    }

    private static boolean is(Item item, String property, String text) {
        return new Value.Str(text).equals(item.values().get(property));
    }

    private static String text(Item item, String property) {
        return item.values().get(property) instanceof Value.Str(String text) ? text : "";
    }
}
