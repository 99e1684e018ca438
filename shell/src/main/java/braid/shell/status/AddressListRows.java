package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.BundleStatus;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.KernelEntry.Listed;
import braid.dataplane.status.Role;
import braid.shell.menu.AddressListMenu;
import braid.shell.schema.GivenText;
import braid.shell.schema.MenuDeclaration;
import braid.shell.schema.Networks;
import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Entries of address lists: configured ones, those of sessions, those that were given for some time, and those that
/// rules add.
public final class AddressListRows {
    private static final Value DYNAMIC = new Value.Bool(true);

    private AddressListRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>();
        for (Row row : ConfiguredRows.of(menu, view)) {
            boolean dynamic = DYNAMIC.equals(row.values().get(AddressListMenu.DYNAMIC.name()));
            rows.add(dynamic ? row.flagged("dynamic") : row);
        }
        ofSessions(menu, view, rows);
        for (Listed entry : view.kernel().listed()) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put(AddressListMenu.LIST.name(), Texts.text(entry.list()));
            values.put(
                    AddressListMenu.ADDRESS.name(), Texts.text(entry.addresses().toString()));
            entry.secondsLeft()
                    .ifPresent(seconds ->
                            values.put(AddressListMenu.TIMEOUT.name(), new Value.Time(seconds * 1_000_000_000L)));
            values.put(AddressListMenu.DYNAMIC.name(), DYNAMIC);
            rows.add(Row.dynamic(menu, id(view, entry), Set.of("dynamic"), values));
        }
        return rows;
    }

    /// Of a server's session the address that was given away, of a client's the one received.
    private static void ofSessions(MenuDeclaration menu, RouterView view, List<Row> rows) {
        for (BundleStatus bundle : view.status().bundles()) {
            BundleStatus.Negotiated negotiated = bundle.negotiated();
            Optional<IpAddress.V4> address =
                    bundle.identity().role() == Role.CLIENT ? negotiated.localAddress() : negotiated.remoteAddress();
            if (address.isPresent() && bundle.standing().running()) {
                bundle.granted()
                        .addressLists()
                        .forEach(list -> rows.add(ofSession(menu, view, bundle, list, address.get())));
            }
        }
    }

    private static Row ofSession(
            MenuDeclaration menu, RouterView view, BundleStatus bundle, String list, IpAddress.V4 address) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put(AddressListMenu.LIST.name(), Texts.text(list));
        values.put(AddressListMenu.ADDRESS.name(), Texts.text(address.toString()));
        values.put(
                AddressListMenu.CREATION_TIME.name(),
                Texts.date(view.status().instant(bundle.standing().upSinceNanos()), view.zone()));
        values.put(AddressListMenu.DYNAMIC.name(), DYNAMIC);
        long id = view.ids().of("address list " + list + " of bundle " + bundle.id());
        return Row.dynamic(menu, id, Set.of("dynamic"), values);
    }

    /// Puts addresses into a list for some time.
    ///
    /// @return the entry's id; empty if it was not taken
    public static Optional<Value> give(RouterView view, Value list, Value addresses, long seconds) {
        String name = GivenText.of(list);
        return span(GivenText.of(addresses))
                .filter(span -> view.kernel().list(name, span, seconds))
                .map(span -> new Value.Id(id(view, name, span)));
    }

    /// An address, a network or a range.
    private static Optional<AddressSpan> span(String text) {
        int dash = text.indexOf('-');
        if (dash > 0) {
            return Addresses.ip(text.substring(0, dash))
                    .flatMap(first -> Addresses.ip(text.substring(dash + 1))
                            .filter(last -> Integer.compareUnsigned(first.bits(), last.bits()) <= 0)
                            .map(last ->
                                    new AddressSpan(new IpAddress.V4(first.bits()), new IpAddress.V4(last.bits()))));
        }
        return Networks.prefix(text)
                .map(prefix ->
                        AddressSpan.ofPrefix(new IpAddress.V4(prefix.address().bits()), prefix.prefixBits()));
    }

    static Optional<KernelEntry> entry(RouterView view, long rowId) {
        return view.kernel().listed().stream()
                .filter(entry -> id(view, entry) == rowId)
                .map(KernelEntry.class::cast)
                .findFirst();
    }

    private static long id(RouterView view, Listed entry) {
        return id(view, entry.list(), entry.addresses());
    }

    private static long id(RouterView view, String list, AddressSpan addresses) {
        return view.ids().of("listed " + list + " " + addresses);
    }
}
