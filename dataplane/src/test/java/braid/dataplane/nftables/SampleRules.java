package braid.dataplane.nftables;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Firewall;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Rules with everything a rule can have.
public final class SampleRules {
    private static final AddressSpan NETWORK = AddressSpan.ofPrefix(new IpAddress.V4(0x0a010000), 16);
    private static final AddressSpan HOST = AddressSpan.of(new IpAddress.V4(0x0a010203));
    private static final AddressSpan SPAN = new AddressSpan(new IpAddress.V4(0x0a010203), new IpAddress.V4(0x0a010209));
    private static final Match TCP = new Match.Protocol(false, 6);
    private static final Match.Quota PACKETS = new Match.Quota(5, 60, 3, false);
    private static final Match.Quota BYTES = new Match.Quota(1_000, 1, 3_000, true);

    private SampleRules() {}

    /// Each kind of match, asked both ways where that can be, with what must stand before it.
    public static List<List<Match>> matches() {
        List<List<Match>> all = new ArrayList<>();
        for (boolean not : new boolean[] {false, true}) {
            all.add(List.of(new Match.ConnectionState(not, Set.of(Match.State.INVALID))));
            all.add(List.of(new Match.ConnectionState(not, Set.of(Match.State.values()))));
            all.add(List.of(new Match.Translated(not, Set.of(Side.SOURCE))));
            all.add(List.of(new Match.Translated(not, Set.of(Side.values()))));
            all.add(List.of(new Match.Interface(not, true, "wan")));
            all.add(List.of(new Match.Interface(not, false, "a name_with/all.sorts")));
            for (Side side : Side.values()) {
                all.add(List.of(new Match.Address(not, side, NETWORK)));
                all.add(List.of(new Match.Address(not, side, HOST)));
                all.add(List.of(new Match.Address(not, side, SPAN)));
                all.add(List.of(new Match.AddressKind(not, side, Set.of(Match.Kind.LOCAL))));
                all.add(List.of(new Match.AddressKind(not, side, Set.of(Match.Kind.values()))));
                all.add(List.of(new Match.InAddressList(not, side, "friends")));
                all.add(List.of(TCP, new Match.Ports(not, Optional.of(side), ports(80))));
            }
            all.add(List.of(TCP, new Match.Ports(not, Optional.empty(), ports(80, 1_000, 2_000))));
            all.add(List.of(new Match.Protocol(not, 17)));
            all.add(List.of(new Match.Icmp(not, 8, Optional.empty())));
            all.add(List.of(new Match.Icmp(not, 3, Optional.of(new NumberSpan(1, 3)))));
            all.add(List.of(new Match.Icmp(not, 3, Optional.of(new NumberSpan(4, 4)))));
            all.add(List.of(TCP, new Match.TcpFlags(not, 2, 16)));
            all.add(List.of(TCP, new Match.TcpMss(not, new NumberSpan(1_300, 1_400))));
            all.add(List.of(new Match.Length(not, new NumberSpan(100, 100))));
            all.add(List.of(new Match.Length(not, new NumberSpan(100, 1_000))));
            all.add(List.of(new Match.Dscp(not, 46)));
            all.add(List.of(new Match.ConnectionMark(not, -2)));
            all.add(List.of(new Match.PacketMark(not, 7)));
            all.add(List.of(new Match.RoutingMark(not, 0xffff)));
            all.add(List.of(new Match.Rate(not, PACKETS)));
            all.add(List.of(new Match.Rate(not, BYTES)));
            all.add(List.of(new Match.RateEach(not, PACKETS, Set.of(Match.Field.SOURCE_ADDRESS), 60)));
            all.add(List.of(TCP, new Match.RateEach(not, PACKETS, Set.of(Match.Field.values()), 60)));
            all.add(List.of(new Match.Connections(not, 5, 32)));
            all.add(List.of(new Match.Connections(not, 5, 24)));
            all.add(List.of(new Match.Share(not, Set.of(Match.Field.SOURCE_ADDRESS), 3, 1)));
            all.add(List.of(TCP, new Match.Share(not, Set.of(Match.Field.values()), 2, 0)));
            all.add(List.of(new Match.SourceMac(not, "00:11:22:AA:BB:CC")));
            all.add(List.of(new Match.Fragment(not)));
            for (Match.Option option : Match.Option.values()) {
                all.add(List.of(new Match.IpOption(option, not)));
            }
            all.add(List.of(new Match.Priority(not, 5)));
            all.add(List.of(new Match.Ipsec(true, not)));
            all.add(List.of(new Match.Ipsec(false, not)));
            all.add(List.of(
                    TCP,
                    new Match.Ports(not, Optional.empty(), ports(80)),
                    new Match.InAddressList(not, Side.SOURCE, "friends"),
                    new Match.Rate(false, PACKETS)));
        }
        for (Match.Relation relation : Match.Relation.values()) {
            all.add(List.of(new Match.Ttl(relation, 64)));
        }
        all.add(List.of(new Match.Nth(3, 3)));
        all.add(List.of(new Match.Chance(50)));
        all.add(List.of(new Match.TimeOfWeek(8 * 3_600, 16 * 3_600 + 59, Set.of(1, 2))));
        all.add(List.of(new Match.TimeOfWeek(22 * 3_600, 6 * 3_600, Set.of(0))));
        all.add(List.of(new Match.ConnectionBytes(5, OptionalLong.empty())));
        all.add(List.of(new Match.ConnectionBytes(5, OptionalLong.of(5_000_000_000L))));
        return all;
    }

    /// Each kind of action, in a table and chain that allow it, with what must stand before it.
    public static List<FirewallRule> actions() {
        List<FirewallRule> all = new ArrayList<>();
        List<Action> filter = new ArrayList<>(List.of(
                new Action.Accept(),
                new Action.Drop(),
                new Action.Jump("own chain"),
                new Action.Return(),
                new Action.Continue(),
                new Action.AcceptEstablished(),
                new Action.AddToList(Side.SOURCE, "seen", OptionalLong.empty()),
                new Action.AddToList(Side.DESTINATION, "seen", OptionalLong.of(300))));
        for (Action.Answer answer : Action.Answer.values()) {
            filter.add(new Action.Reject(answer));
        }
        filter.forEach(action -> all.add(rule(all, FirewallTable.FILTER, "forward", action)));
        for (boolean flag : new boolean[] {false, true}) {
            for (Action action : List.of(
                    new Action.LowerMss(OptionalInt.empty(), flag),
                    new Action.LowerMss(OptionalInt.of(1_300), flag),
                    new Action.SetDscp(46, flag),
                    new Action.SetTtl(64, flag),
                    new Action.SetPriority(5, flag),
                    new Action.AllowFragmenting(flag),
                    new Action.MarkConnection(-2, flag),
                    new Action.MarkPacket(7, flag),
                    new Action.MarkRouting(0xffff, flag))) {
                all.add(rule(all, FirewallTable.MANGLE, "postrouting", action));
            }
            all.add(rule(all, FirewallTable.NAT, "srcnat", new Action.Masquerade(Optional.empty(), flag)));
            all.add(rule(
                    all,
                    FirewallTable.NAT,
                    "srcnat",
                    new Action.Masquerade(Optional.of(new NumberSpan(1_000, 2_000)), flag)));
            all.add(rule(
                    all, FirewallTable.NAT, "dstnat", new Action.Redirect(Optional.of(new NumberSpan(53, 53)), flag)));
            all.add(rule(all, FirewallTable.NAT, "dstnat", new Action.Redirect(Optional.empty(), flag)));
            for (AddressSpan span : List.of(NETWORK, HOST, SPAN)) {
                all.add(rule(all, FirewallTable.NAT, "srcnat", translate(Side.SOURCE, Optional.of(span), flag)));
                all.add(rule(all, FirewallTable.NAT, "dstnat", translate(Side.DESTINATION, Optional.of(span), !flag)));
            }
            all.add(rule(all, FirewallTable.NAT, "dstnat", translate(Side.DESTINATION, Optional.empty(), flag)));
            all.add(rule(all, FirewallTable.NAT, "output", translate(Side.DESTINATION, Optional.of(HOST), flag)));
        }
        all.add(rule(all, FirewallTable.NAT, "srcnat", new Action.TranslateNetwork(Side.SOURCE, NETWORK)));
        all.add(rule(all, FirewallTable.NAT, "dstnat", new Action.TranslateNetwork(Side.DESTINATION, NETWORK)));
        all.add(rule(all, FirewallTable.RAW, "prerouting", new Action.Untrack()));
        return all;
    }

    /// Samples and a firewall of them: each match with an action that takes any.
    public static Firewall everything() {
        List<FirewallRule> rules = new ArrayList<>(actions());
        for (List<Match> matches : matches()) {
            rules.add(new FirewallRule(
                    "*m" + rules.size(),
                    FirewallTable.MANGLE,
                    "forward",
                    matches,
                    new Action.Continue(),
                    rules.size() % 2 == 0 ? Optional.of("it's \"seen\"") : Optional.empty()));
        }
        return new Firewall(rules, List.of(), List.of());
    }

    /// Some of the samples, in any order.
    static Firewall some(RandomGenerator random) {
        List<FirewallRule> rules = new ArrayList<>();
        for (FirewallRule rule : everything().rules()) {
            if (random.nextInt(4) > 0) {
                rules.add(random.nextInt(rules.size() + 1), changed(random, rule));
            }
        }
        return new Firewall(rules, List.of(), List.of());
    }

    private static FirewallRule changed(RandomGenerator random, FirewallRule rule) {
        return random.nextInt(6) > 0
                ? rule
                : new FirewallRule(
                        rule.key(), rule.table(), rule.chain(), rule.matches(), rule.action(), Optional.of("other"));
    }

    private static Action translate(Side side, Optional<AddressSpan> addresses, boolean flag) {
        return new Action.Translate(side, addresses, Optional.of(new NumberSpan(80, 90)), flag, flag);
    }

    private static FirewallRule rule(List<FirewallRule> before, FirewallTable table, String chain, Action action) {
        return new FirewallRule("*a" + before.size(), table, chain, List.of(TCP), action, Optional.empty());
    }

    private static List<NumberSpan> ports(long... numbers) {
        return numbers.length == 1
                ? List.of(new NumberSpan(numbers[0], numbers[0]))
                : List.of(new NumberSpan(numbers[0], numbers[0]), new NumberSpan(numbers[1], numbers[2]));
    }
}
