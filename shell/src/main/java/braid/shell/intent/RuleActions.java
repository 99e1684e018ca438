package braid.shell.intent;

import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import braid.shell.config.Item;
import braid.shell.menu.FirewallFilterMenu;
import braid.shell.menu.FirewallMangleMenu;
import braid.shell.menu.FirewallNatMenu;
import braid.shell.menu.RuleProperties;
import braid.shell.schema.Property;
import braid.shell.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// What a rule's properties tell to do.
final class RuleActions {

    /// What nftables or this machine cannot do.
    private static final Map<String, String> REFUSED = Map.of(
            "tarpit", "nftables cannot hold connections open",
            "endpoint-independent-nat", "the kernel's translation depends on both ends",
            "socksify", "there is no SOCKS client",
            "route", "nftables does not choose next hops",
            "sniff-pc", "copies of packets are not built",
            "sniff-tzsp", "copies of packets are not built",
            "strip-ipv4-options", "nftables does not take options out of a header");

    private RuleActions() {}

    static Set<String> refused() {
        return REFUSED.keySet();
    }

    /// @param word the action, one of the words of the rule's menu
    static Action of(String word, FirewallTable table, String chain, Item item, List<Match> matches, Marks marks) {
        if (REFUSED.containsKey(word)) {
            throw Unfit.refused("action " + word + ": " + REFUSED.get(word));
        }
        return switch (word) {
            case "accept" -> new Action.Accept();
            case "drop" -> new Action.Drop();
            case "reject" -> reject(item, matches);
            case "jump" -> jump(table, item);
            case "return" -> new Action.Return();
            case "log", "passthrough" -> new Action.Continue();
            // Nothing is faster here; what RouterOS would hand to the fast path meets no rule behind this one.
            case "fasttrack-connection" ->
                table == FirewallTable.FILTER ? new Action.AcceptEstablished() : new Action.Continue();
            case "add-src-to-address-list" -> addToList(Side.SOURCE, item);
            case "add-dst-to-address-list" -> addToList(Side.DESTINATION, item);
            case "notrack" -> new Action.Untrack();
            case "src-nat", "dst-nat", "same", "netmap", "masquerade", "redirect" -> nat(word, chain, item, matches);
            case "change-mss" -> changeMss(item, chain, matches);
            case "change-dscp" ->
                new Action.SetDscp(number(item, FirewallMangleMenu.NEW_DSCP, "a number only"), ends(item));
            case "change-ttl" -> changeTtl(item);
            case "set-priority" -> setPriority(item, chain);
            case "clear-df" -> new Action.AllowFragmenting(ends(item));
            case "mark-connection" ->
                new Action.MarkConnection(
                        marks.connection(required(item, FirewallMangleMenu.NEW_CONNECTION_MARK)), ends(item));
            case "mark-packet" ->
                new Action.MarkPacket(marks.packet(required(item, FirewallMangleMenu.NEW_PACKET_MARK)), ends(item));
            case "mark-routing" -> markRouting(item, chain, marks);
            default -> throw Unfit.refused("action " + word + " is not built");
        };
    }

    private static boolean ends(Item item) {
        return !Source.yes(item, FirewallMangleMenu.PASSTHROUGH);
    }

    private static Action reject(Item item, List<Match> matches) {
        String with = item.has(FirewallFilterMenu.REJECT_WITH)
                ? Source.text(item, FirewallFilterMenu.REJECT_WITH)
                : "icmp-network-unreachable";
        Action.Answer answer = switch (with) {
            case "icmp-network-unreachable" -> Action.Answer.NET_UNREACHABLE;
            case "icmp-host-unreachable" -> Action.Answer.HOST_UNREACHABLE;
            case "icmp-protocol-unreachable" -> Action.Answer.PROTOCOL_UNREACHABLE;
            case "icmp-port-unreachable" -> Action.Answer.PORT_UNREACHABLE;
            case "icmp-net-prohibited" -> Action.Answer.NET_PROHIBITED;
            case "icmp-host-prohibited" -> Action.Answer.HOST_PROHIBITED;
            case "icmp-admin-prohibited" -> Action.Answer.ADMIN_PROHIBITED;
            case "tcp-reset" -> Action.Answer.TCP_RESET;
            default -> throw Unfit.refused("reject-with " + with + " is not built");
        };
        if (answer == Action.Answer.TCP_RESET && !asksFor(matches, Set.of(RuleReading.TCP))) {
            throw Unfit.refused("reject-with=tcp-reset needs protocol=tcp");
        }
        return new Action.Reject(answer);
    }

    private static Action jump(FirewallTable table, Item item) {
        String target = required(item, RuleProperties.JUMP_TARGET);
        if (FirewallTable.builtInChains(table).contains(target)) {
            throw Unfit.refused("jump-target " + target + " is not a chain of the user");
        }
        return new Action.Jump(target);
    }

    private static Action addToList(Side side, Item item) {
        String list = required(item, RuleProperties.ADDRESS_LIST);
        OptionalLong timeout = switch (item.get(RuleProperties.ADDRESS_LIST_TIMEOUT)) {
            case Value.Time(long nanos)
            when nanos > 0 -> OptionalLong.of(Math.max(1, nanos / RuleReading.NANOS_PER_SECOND));
            case Value.Str(String word)
            when word.equals("none-static") ->
                throw Unfit.refused("address-list-timeout=none-static: addresses of packets are not stored");
            case Value _ -> OptionalLong.empty();
        };
        return new Action.AddToList(side, list, timeout);
    }

    private static Action nat(String word, String chain, Item item, List<Match> matches) {
        boolean random = Source.yes(item, FirewallNatMenu.RANDOMISE_PORTS);
        Optional<NumberSpan> ports = ports(item, matches);
        boolean sources = chain.equals("srcnat") || chain.equals("input");
        boolean destinations = chain.equals("dstnat") || chain.equals("output");
        boolean own = !sources && !destinations;
        return switch (word) {
            case "masquerade" -> {
                require(chain.equals("srcnat") || own, word, "srcnat");
                yield new Action.Masquerade(ports, random);
            }
            case "redirect" -> {
                require(destinations || own, word, "dstnat");
                yield new Action.Redirect(ports, random);
            }
            case "src-nat" -> {
                require(sources || own, word, "srcnat");
                yield new Action.Translate(Side.SOURCE, Optional.of(toAddresses(item)), ports, random, false);
            }
            case "dst-nat" -> {
                require(destinations || own, word, "dstnat");
                Optional<AddressSpan> addresses =
                        item.has(FirewallNatMenu.TO_ADDRESSES) ? Optional.of(toAddresses(item)) : Optional.empty();
                if (addresses.isEmpty() && ports.isEmpty()) {
                    throw Unfit.refused("action dst-nat needs to-addresses or to-ports");
                }
                yield new Action.Translate(Side.DESTINATION, addresses, ports, random, false);
            }
            case "same" -> {
                require(!own, word, "srcnat or dstnat");
                yield new Action.Translate(
                        sources ? Side.SOURCE : Side.DESTINATION,
                        Optional.of(toAddresses(item)),
                        ports,
                        random,
                        Source.yes(item, FirewallNatMenu.SAME_NOT_BY_DST));
            }
            default -> {
                require(!own, word, "srcnat or dstnat");
                AddressSpan network = toAddresses(item);
                if (network.prefixBits() < 0) {
                    throw Unfit.refused("netmap needs to-addresses that are a network");
                }
                yield new Action.TranslateNetwork(sources ? Side.SOURCE : Side.DESTINATION, network);
            }
        };
    }

    private static void require(boolean right, String word, String chains) {
        if (!right) {
            throw Unfit.refused("action " + word + " is possible in chain " + chains + " only");
        }
    }

    private static AddressSpan toAddresses(Item item) {
        return RuleReading.addresses(required(item, FirewallNatMenu.TO_ADDRESSES));
    }

    private static Optional<NumberSpan> ports(Item item, List<Match> matches) {
        if (!item.has(FirewallNatMenu.TO_PORTS)) {
            return Optional.empty();
        }
        if (!asksFor(matches, RuleReading.WITH_PORTS)) {
            throw Unfit.refused("to-ports needs a protocol with ports: tcp, udp, udp-lite, dccp or sctp");
        }
        return Optional.of(RuleReading.span(Source.text(item, FirewallNatMenu.TO_PORTS), 65_535));
    }

    private static Action changeMss(Item item, String chain, List<Match> matches) {
        if (!asksFor(matches, Set.of(RuleReading.TCP))) {
            throw Unfit.refused("action change-mss needs protocol=tcp");
        }
        OptionalInt bytes = Source.number(item, FirewallMangleMenu.NEW_MSS);
        String words = required(item, FirewallMangleMenu.NEW_MSS);
        if (bytes.isEmpty() && (chain.equals("prerouting") || chain.equals("input"))) {
            throw Unfit.refused("new-mss=" + words + ": the route is not known yet in chain " + chain);
        }
        return new Action.LowerMss(bytes, ends(item));
    }

    private static Action markRouting(Item item, String chain, Marks marks) {
        if (Set.of("input", "forward", "postrouting").contains(chain)) {
            throw Unfit.refused("routing-mark allowed only in output and prerouting chains");
        }
        required(item, FirewallMangleMenu.NEW_ROUTING_MARK);
        return new Action.MarkRouting(marks.routing(item.get(FirewallMangleMenu.NEW_ROUTING_MARK)), ends(item));
    }

    private static Action setPriority(Item item, String chain) {
        if (chain.equals("prerouting") || chain.equals("input")) {
            throw Unfit.refused("action set-priority: the kernel sets it anew after chain " + chain);
        }
        return new Action.SetPriority(number(item, FirewallMangleMenu.NEW_PRIORITY, "a number only"), ends(item));
    }

    private static Action changeTtl(Item item) {
        String[] parts = required(item, FirewallMangleMenu.NEW_TTL).split(":", 2);
        if (!parts[0].equals("set")) {
            throw Unfit.refused("new-ttl=" + parts[0] + ": nftables sets a ttl, and does not count with it");
        }
        return new Action.SetTtl((int) RuleReading.number(parts[1], 0, 255), ends(item));
    }

    private static boolean asksFor(List<Match> matches, Set<Integer> protocols) {
        return matches.stream()
                .anyMatch(match ->
                        match instanceof Match.Protocol(boolean not, int number) && !not && protocols.contains(number));
    }

    private static int number(Item item, Property property, String instead) {
        String text = required(item, property);
        return Source.number(item, property)
                .orElseThrow(() -> Unfit.refused(property.name() + "=" + text + ": " + instead));
    }

    private static String required(Item item, Property property) {
        if (!item.has(property)) {
            throw Unfit.refused("no " + property.name());
        }
        return Source.text(item, property);
    }
}
