package braid.shell.status;

import static braid.shell.status.Texts.text;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.KernelEntry.Neighbour;
import braid.dataplane.status.KernelEntry.NeighbourState;
import braid.shell.menu.IpArpMenu;
import braid.shell.schema.MenuDeclaration;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Hosts on connected networks: given ones, and those that the kernel has found.
final class ArpRows {
    private ArpRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        List<Neighbour> neighbours = view.kernel().neighbours();
        Set<Value> inForce = new HashSet<>();
        neighbours.stream().filter(Neighbour::ours).forEach(neighbour -> inForce.add(Texts.ip(neighbour.address())));
        List<Row> rows = new ArrayList<>();
        for (Row row : ConfiguredRows.of(menu, view)) {
            boolean complete = inForce.contains(row.values().get(IpArpMenu.ADDRESS.name()))
                    && !row.flags().contains("disabled");
            rows.add(complete ? row.flagged("complete").with(Map.of(IpArpMenu.STATUS.name(), text("permanent"))) : row);
        }
        for (Neighbour neighbour : neighbours) {
            if (!neighbour.ours() && neighbour.address() instanceof IpAddress.V4) {
                rows.add(dynamic(menu, view, neighbour));
            }
        }
        return rows;
    }

    static Optional<KernelEntry> entry(RouterView view, long rowId) {
        return view.kernel().neighbours().stream()
                .filter(neighbour -> id(view, neighbour) == rowId)
                .map(KernelEntry.class::cast)
                .findFirst();
    }

    private static Row dynamic(MenuDeclaration menu, RouterView view, Neighbour neighbour) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(IpArpMenu.ADDRESS.name(), Texts.ip(neighbour.address()));
        neighbour.mac().ifPresent(mac -> values.put(IpArpMenu.MAC_ADDRESS.name(), text(mac.toString())));
        values.put(IpArpMenu.INTERFACE.name(), text(view.interfaceName(neighbour.linuxName())));
        values.put(IpArpMenu.PUBLISHED.name(), new Value.Bool(false));
        values.put(IpArpMenu.STATUS.name(), text(neighbour.state().name().toLowerCase(Locale.ROOT)));
        Set<String> flags = new TreeSet<>(Set.of("dynamic"));
        boolean known = neighbour.mac().isPresent() && neighbour.state() != NeighbourState.FAILED;
        if (known) {
            flags.add("complete");
        }
        return Row.dynamic(menu, id(view, neighbour), flags, values);
    }

    private static long id(RouterView view, Neighbour neighbour) {
        return view.ids().of("neighbour " + neighbour.linuxName() + " " + neighbour.address());
    }
}
