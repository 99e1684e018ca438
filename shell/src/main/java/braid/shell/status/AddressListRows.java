package braid.shell.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.status.KernelEntry;
import braid.dataplane.status.KernelEntry.Listed;
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

/// Entries of address lists: configured ones, those that were given for some time, and those that rules add.
public final class AddressListRows {
    private AddressListRows() {}

    static List<Row> of(MenuDeclaration menu, RouterView view) {
        List<Row> rows = new ArrayList<>(ConfiguredRows.of(menu, view));
        for (Listed entry : view.kernel().listed()) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put(AddressListMenu.LIST.name(), Texts.text(entry.list()));
            values.put(
                    AddressListMenu.ADDRESS.name(), Texts.text(entry.addresses().toString()));
            entry.secondsLeft()
                    .ifPresent(seconds ->
                            values.put(AddressListMenu.TIMEOUT.name(), new Value.Time(seconds * 1_000_000_000L)));
            rows.add(Row.dynamic(menu, id(view, entry), Set.of("dynamic"), values));
        }
        return rows;
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
