package braid.shell.intent;

import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressList;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.Match;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.config.LinuxNames;
import braid.shell.menu.AddressListMenu;
import braid.shell.menu.ConnectionTrackingMenu;
import braid.shell.menu.FirewallFilterMenu;
import braid.shell.menu.FirewallMangleMenu;
import braid.shell.menu.FirewallNatMenu;
import braid.shell.menu.FirewallRawMenu;
import braid.shell.menu.InterfaceListMemberMenu;
import braid.shell.menu.PppProfileMenu;
import braid.shell.menu.RuleProperties;
import braid.shell.menu.Shared;
import braid.shell.schema.GivenText;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The firewall's menus: rules of four tables, address lists, interface lists.
final class FirewallIntent {
    private static final Set<String> BEFORE_ROUTING = Set.of("input", "prerouting", "dstnat");
    private static final Set<String> AFTER_ROUTING = Set.of("output", "postrouting");

    private static final String SESSIONS_CHAIN = "ppp";

    private final Source source;
    private final Marks marks;
    private final InterfaceGroups interfaces;
    private final List<AddressList> addressLists;

    /// Why address lists lack entries that they should have, by their names.
    private final Map<String, String> lacking = new TreeMap<>();

    private record Entry(String list, AddressSpan span) {}

    private FirewallIntent(Source source, RoutingTables tables) {
        this.source = source;
        marks = new Marks(tables);
        interfaces = new InterfaceGroups(source);
        addressLists = addressLists();
        for (Item entry : source.configuration().items(AddressListMenu.PATH)) {
            Optional.ofNullable(source.problems().get(ItemKey.of(entry)))
                    .ifPresent(
                            problem -> lacking.putIfAbsent(Source.text(entry, AddressListMenu.LIST), problem.reason()));
        }
    }

    /// @param tables which routing marks choose
    static Firewall of(Source source, RoutingTables tables) {
        FirewallIntent intent = new FirewallIntent(source, tables);
        // A member that is none belongs to no list; it says so itself.
        source.each(
                InterfaceListMemberMenu.PATH,
                Shared.DISABLED,
                item -> source.interfaceId(item.get(InterfaceListMemberMenu.INTERFACE)));
        List<FirewallRule> rules = new ArrayList<>();
        rules.addAll(tracking(source));
        rules.addAll(intent.rules(FirewallTable.RAW, FirewallRawMenu.PATH, FirewallRawMenu.CHAIN));
        rules.addAll(intent.rules(FirewallTable.MANGLE, FirewallMangleMenu.PATH, FirewallMangleMenu.CHAIN));
        rules.addAll(intent.rules(FirewallTable.NAT, FirewallNatMenu.PATH, FirewallNatMenu.CHAIN));
        rules.addAll(intent.rules(FirewallTable.FILTER, FirewallFilterMenu.PATH, FirewallFilterMenu.CHAIN));
        rules.addAll(intent.ofProfiles());
        return new Firewall(rules, intent.addressLists, intent.interfaces.named(), labels(source));
    }

    /// The kernel tracks connections as soon as a rule asks for them, which is `auto`.
    private static List<FirewallRule> tracking(Source source) {
        Item item = source.configuration().settings(ConnectionTrackingMenu.PATH);
        return switch (Source.text(item, ConnectionTrackingMenu.ENABLED)) {
            case "yes" ->
                List.of(tracking(
                        item,
                        "prerouting",
                        List.of(new Match.ConnectionState(false, Set.of(Match.State.INVALID))),
                        new Action.Continue()));
            case "no" ->
                List.of(
                        tracking(item, "prerouting", List.of(), new Action.Untrack()),
                        tracking(item, "output", List.of(), new Action.Untrack()));
            default -> List.of();
        };
    }

    private static FirewallRule tracking(Item item, String chain, List<Match> matches, Action action) {
        return new FirewallRule(
                ItemKey.of(item) + " " + chain, FirewallTable.RAW, chain, matches, action, Optional.empty());
    }

    private static Map<String, String> labels(Source source) {
        Map<String, String> labels = new TreeMap<>();
        LinuxNames names = source.names();
        for (Item item : names.interfaces()) {
            names.of(item.id()).ifPresent(linuxName -> labels.put(linuxName, LinuxNames.name(item)));
        }
        return labels;
    }

    private List<FirewallRule> rules(FirewallTable table, String menu, Property chain) {
        return source.each(menu, Shared.DISABLED, item -> rule(table, Source.text(item, chain), item));
    }

    /// In the chain `ppp`, to which somebody has to jump, packets of sessions go to the chains of their profiles.
    private List<FirewallRule> ofProfiles() {
        List<FirewallRule> rules = new ArrayList<>();
        for (Item profile : source.configuration().items(PppProfileMenu.PATH)) {
            jump(profile, PppProfileMenu.INCOMING_FILTER, true).ifPresent(rules::add);
            jump(profile, PppProfileMenu.OUTGOING_FILTER, false).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<FirewallRule> jump(Item profile, Property filter, boolean incoming) {
        return Optional.of(Source.text(profile, filter))
                .filter(chain -> !chain.isEmpty())
                .map(chain -> new FirewallRule(
                        ItemKey.of(profile) + "-" + filter.name(),
                        FirewallTable.FILTER,
                        SESSIONS_CHAIN,
                        List.of(interfaces.ofProfile(profile, incoming)),
                        new Action.Jump(chain),
                        Optional.empty()));
    }

    private FirewallRule rule(FirewallTable table, String chain, Item item) {
        List<Match> matches = new ArrayList<>(interfaces(chain, item));
        requireAddresses(item);
        List<Match> others = RuleMatches.of(item, marks);
        matches.addAll(others);
        // All tables have the property under one name; its words differ.
        String word = GivenText.of(item.get(FirewallFilterMenu.ACTION));
        Action action = RuleActions.of(word, table, chain, item, others, marks);
        boolean logged = word.equals("log") || Source.yes(item, RuleProperties.LOG);
        return new FirewallRule(
                ItemKey.of(item),
                table,
                chain,
                matches,
                action,
                logged ? Optional.of(Source.text(item, RuleProperties.LOG_PREFIX)) : Optional.empty());
    }

    private List<Match> interfaces(String chain, Item item) {
        List<Match> matches = new ArrayList<>();
        for (Map.Entry<String, Value> value : item.values().entrySet()) {
            boolean incoming = value.getKey().startsWith("in-interface");
            boolean outgoing = value.getKey().startsWith("out-interface");
            if (!incoming && !outgoing) {
                continue;
            }
            if (outgoing && BEFORE_ROUTING.contains(chain)) {
                throw Unfit.refused("outgoing interface matching not possible in input and prerouting chains");
            }
            if (incoming && AFTER_ROUTING.contains(chain)) {
                throw Unfit.refused("incoming interface matching not possible in output and postrouting chains");
            }
            RuleReading.Asked asked = RuleReading.asked(value.getValue());
            if (value.getKey().endsWith("-list")) {
                interfaces.list(asked, incoming, strict(item)).ifPresent(matches::add);
            } else {
                matches.add(interfaces.interfaces(asked, incoming));
            }
        }
        return matches;
    }

    /// A list that lacks an entry is matched only where that makes the firewall stricter, as one that lacks a member.
    private void requireAddresses(Item item) {
        for (String property : List.of("src-address-list", "dst-address-list")) {
            Value list = item.values().get(property);
            if (list == null) {
                continue;
            }
            RuleReading.Asked asked = RuleReading.asked(list);
            String reason = lacking.get(asked.text());
            if (reason != null && strict(item) != asked.not()) {
                throw Unfit.refused(asked.text() + " lacks an entry: " + reason);
            }
        }
    }

    /// Whether a rule makes the firewall stricter the more packets it matches.
    private static boolean strict(Item item) {
        Value action = item.get(FirewallFilterMenu.ACTION);
        return RuleProperties.stops(action) || RuleProperties.jumps(action);
    }

    private List<AddressList> addressLists() {
        Map<String, List<AddressSpan>> lists = new TreeMap<>();
        for (Entry entry : source.each(
                AddressListMenu.PATH,
                Shared.DISABLED,
                item -> new Entry(Source.text(item, AddressListMenu.LIST), span(item)))) {
            lists.computeIfAbsent(entry.list(), _ -> new ArrayList<>()).add(entry.span());
        }
        List<AddressList> all = new ArrayList<>();
        lists.forEach((name, spans) -> all.add(new AddressList(name, spans)));
        return all;
    }

    private static AddressSpan span(Item item) {
        if (item.has(AddressListMenu.TIMEOUT)) {
            throw Unfit.refused("an entry with a timeout is no configuration; give it at the prompt");
        }
        return RuleReading.addresses(Source.text(item, AddressListMenu.ADDRESS));
    }
}
