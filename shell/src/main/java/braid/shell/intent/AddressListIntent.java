package braid.shell.intent;

import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.AddressListMenu;
import braid.shell.menu.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The firewall's address lists.
///
/// @param lacking why lists lack entries that they should have, by their names
record AddressListIntent(List<AddressList> all, Map<String, String> lacking) {
    private record Entry(String list, AddressSpan span) {}

    static AddressListIntent of(Source source) {
        Map<String, List<AddressSpan>> lists = new TreeMap<>();
        for (Entry entry : source.each(
                AddressListMenu.PATH,
                Shared.DISABLED,
                item -> new Entry(Source.text(item, AddressListMenu.LIST), span(item)))) {
            lists.computeIfAbsent(entry.list(), _ -> new ArrayList<>()).add(entry.span());
        }
        List<AddressList> all = new ArrayList<>();
        lists.forEach((name, spans) -> all.add(new AddressList(name, spans)));
        return new AddressListIntent(List.copyOf(all), lacking(source));
    }

    private static Map<String, String> lacking(Source source) {
        Map<String, String> lacking = new TreeMap<>();
        if (source.problems().isEmpty()) {
            return lacking;
        }
        for (Item entry : source.configuration().items(AddressListMenu.PATH)) {
            Optional.ofNullable(source.problems().get(ItemKey.of(entry)))
                    .ifPresent(
                            problem -> lacking.putIfAbsent(Source.text(entry, AddressListMenu.LIST), problem.reason()));
        }
        return lacking;
    }

    private static AddressSpan span(Item item) {
        if (item.has(AddressListMenu.TIMEOUT)) {
            throw Unfit.refused("an entry with a timeout is no configuration; give it at the prompt");
        }
        return RuleReading.addresses(Source.text(item, AddressListMenu.ADDRESS));
    }
}
