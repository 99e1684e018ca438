package braid.shell.intent;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.IpPrefix;
import braid.dataplane.network.RoutingRule;
import braid.dataplane.network.RoutingRule.Selector;
import braid.dataplane.network.RoutingRule.Verdict;
import braid.shell.config.Item;
import braid.shell.config.ItemKey;
import braid.shell.menu.RoutingRuleMenu;
import braid.shell.menu.Shared;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// `/routing/rule`. A rule may be several of the kernel's.
final class RoutingRuleIntent {
    private final Source source;
    private final RoutingTables tables;
    private int written;

    private RoutingRuleIntent(Source source, RoutingTables tables) {
        this.source = source;
        this.tables = tables;
    }

    /// The rules that people wrote, and those that marks need.
    static List<RoutingRule> rules(Source source, RoutingTables tables) {
        RoutingRuleIntent intent = new RoutingRuleIntent(source, tables);
        List<RoutingRule> rules = new ArrayList<>();
        source.each(RoutingRuleMenu.PATH, Shared.DISABLED, intent::rules).forEach(rules::addAll);
        rules.addAll(tables.rules());
        return rules;
    }

    /// A table that is the only one to be asked is followed by a refusal.
    private List<RoutingRule> rules(Item item) {
        Selector selector = selector(item);
        String key = ItemKey.of(item);
        List<Verdict> verdicts = switch (Source.text(item, RoutingRuleMenu.ACTION)) {
            case "lookup" -> List.of(lookup(item));
            case "lookup-only-in-table" -> List.of(lookup(item), new Verdict.Unreachable());
            case "drop" -> List.of(new Verdict.Drop());
            case "unreachable" -> List.of(new Verdict.Unreachable());
            default -> throw Unfit.refused("action " + Source.text(item, RoutingRuleMenu.ACTION) + " is not built");
        };
        if (written == RoutingRule.MOST_WRITTEN) {
            throw Unfit.refused("too many routing rules");
        }
        int priority = RoutingRule.WRITTEN + RoutingRule.WRITTEN_STEP * written++;
        List<RoutingRule> rules = new ArrayList<>();
        verdicts.forEach(verdict -> rules.add(new RoutingRule(key, priority + rules.size(), selector, verdict)));
        return rules;
    }

    private Verdict lookup(Item item) {
        if (!item.has(RoutingRuleMenu.TABLE)) {
            throw Unfit.waiting("no table");
        }
        return new Verdict.Lookup(
                tables.number(item.get(RoutingRuleMenu.TABLE)), Source.number(item, RoutingRuleMenu.MIN_PREFIX));
    }

    private Selector selector(Item item) {
        Optional<IpPrefix> from = prefix(item, RoutingRuleMenu.SRC_ADDRESS);
        Optional<IpPrefix> to = prefix(item, RoutingRuleMenu.DST_ADDRESS);
        boolean ipv6 = from.or(() -> to)
                .filter(prefix -> prefix.address() instanceof IpAddress.V6)
                .isPresent();
        if (from.isPresent()
                && to.isPresent()
                && from.get().address().getClass() != to.get().address().getClass()) {
            throw Unfit.refused("src-address and dst-address are of different families");
        }
        return new Selector(ipv6, from, to, incoming(item), mark(item));
    }

    private Optional<String> incoming(Item item) {
        return item.has(RoutingRuleMenu.INTERFACE)
                ? Optional.of(source.linuxName(item.get(RoutingRuleMenu.INTERFACE)))
                : Optional.empty();
    }

    private OptionalInt mark(Item item) {
        if (!item.has(RoutingRuleMenu.ROUTING_MARK)) {
            return OptionalInt.empty();
        }
        int mark = tables.mark(item.get(RoutingRuleMenu.ROUTING_MARK));
        if (mark == 0) {
            throw Unfit.refused("routing-mark main is no mark");
        }
        return OptionalInt.of(mark);
    }

    private static Optional<IpPrefix> prefix(Item item, Property property) {
        return switch (item.get(property)) {
            case Value.IpPrefix(Value.Ip(int bits), int length) ->
                Optional.of(new IpPrefix(new IpAddress.V4(bits), length).network());
            case Value.Ip6Prefix(Value.Ip6(long high, long low), int length) ->
                Optional.of(new IpPrefix(new IpAddress.V6(high, low), length).network());
            case Value _ -> Optional.empty();
        };
    }
}
