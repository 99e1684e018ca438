package braid.shell.intent;

import braid.dataplane.network.Route;
import braid.dataplane.network.RoutingRule;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.RoutingTableMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The routing tables. A table has one number as a mark of packets, and that number behind 189 as a table
/// of Linux.
final class RoutingTables {
    private static final int FIRST_TABLE = Route.PROTOCOL << 16;
    private static final String MAIN = "main";

    private final Source source;
    private final NumberedNames numbers = new NumberedNames("routing tables");

    /// Keys of the items that packets with a mark are looked up for, by the tables' names.
    private final Map<String, String> marked = new LinkedHashMap<>();

    RoutingTables(Source source) {
        this.source = source;
        source.each(RoutingTableMenu.PATH, Shared.DISABLED, item -> item).forEach(item -> {
            if (item.id() != RoutingTableMenu.MAIN && Source.yes(item, RoutingTableMenu.FIB)) {
                marked.put(Source.text(item, RoutingTableMenu.NAME), ItemKey.of(item));
            }
        });
    }

    /// What a packet is marked with, so that it is looked up there; 0 for the main table.
    int mark(Value table) {
        String name = Source.text(item(table), RoutingTableMenu.NAME);
        return name.equals(MAIN) ? 0 : numbers.of(name);
    }

    /// Its number on Linux.
    int number(Value table) {
        Item item = item(table);
        String name = Source.text(item, RoutingTableMenu.NAME);
        if (name.equals(MAIN)) {
            return Route.MAIN_TABLE;
        }
        if (!Source.yes(item, RoutingTableMenu.FIB)) {
            throw Unfit.waiting("routing table " + name + " has no fib");
        }
        return FIRST_TABLE | mark(table);
    }

    /// The rules that make marks choose tables; asked for when all marks have been read.
    List<RoutingRule> rules() {
        List<RoutingRule> rules = new ArrayList<>();
        marked.forEach((name, key) -> {
            int number = numbers.of(name);
            rules.add(new RoutingRule(
                    key,
                    RoutingRule.MARKED,
                    RoutingRule.Selector.marked(number),
                    new RoutingRule.Verdict.Lookup(FIRST_TABLE | number, OptionalInt.empty())));
        });
        return rules;
    }

    private Optional<Item> named(String name) {
        return source.configuration().items(RoutingTableMenu.PATH).stream()
                .filter(item -> Source.text(item, RoutingTableMenu.NAME).equals(name))
                .findFirst();
    }

    private Item item(Value table) {
        Optional<Item> found = switch (table) {
            case Value.Id(long id) -> source.configuration().item(RoutingTableMenu.PATH, id);
            // As it was kept by a version for which a table needed no entry.
            case Value.Str(String name) when named(name).isPresent() -> named(name);
            default -> throw Unfit.refused("vrf is not carried out");
        };
        Item item = found.orElseThrow(() -> Unfit.waiting("routing table " + GivenText.of(table) + " was removed"));
        if (Source.yes(item, Shared.DISABLED)) {
            throw Unfit.waiting("routing table " + Source.text(item, RoutingTableMenu.NAME) + " is disabled");
        }
        return item;
    }
}
