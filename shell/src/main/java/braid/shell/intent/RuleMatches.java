package braid.shell.intent;

import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import braid.shell.config.Item;
import braid.shell.intent.RuleReading.Asked;
import braid.shell.menu.FirewallMatchers;
import braid.shell.schema.Property;
import braid.shell.value.Times;
import braid.shell.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What a rule's properties ask of a packet. Each matcher is in exactly one of three tables: what it becomes, why it is
/// refused, or that it belongs to the action.
final class RuleMatches {
    private static final long MOST_PORT = 65_535;
    private static final int ICMP = 1;
    private static final List<String> FLAGS = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// Turns a matcher's value into what it asks; nothing when any packet fits.
    private interface Reader {
        Optional<Match> read(Asked asked, Marks marks);
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            entry("connection-state", RuleMatches::state),
            entry("connection-nat-state", RuleMatches::natState),
            entry("protocol", asked -> new Match.Protocol(asked.not(), RuleReading.protocol(asked.text()))),
            optional("src-address", asked -> address(asked, Side.SOURCE)),
            optional("dst-address", asked -> address(asked, Side.DESTINATION)),
            entry("src-address-type", asked -> kind(asked, Side.SOURCE)),
            entry("dst-address-type", asked -> kind(asked, Side.DESTINATION)),
            entry("src-address-list", asked -> new Match.InAddressList(asked.not(), Side.SOURCE, asked.text())),
            entry("dst-address-list", asked -> new Match.InAddressList(asked.not(), Side.DESTINATION, asked.text())),
            entry("src-port", asked -> ports(asked, Optional.of(Side.SOURCE))),
            entry("dst-port", asked -> ports(asked, Optional.of(Side.DESTINATION))),
            entry("port", asked -> ports(asked, Optional.empty())),
            entry("icmp-options", RuleMatches::icmp),
            entry("tcp-flags", RuleMatches::flags),
            entry("tcp-mss", asked -> new Match.TcpMss(asked.not(), RuleReading.span(asked.text(), 65_535))),
            entry("packet-size", asked -> new Match.Length(asked.not(), RuleReading.span(asked.text(), 65_535))),
            entry("dscp", asked -> new Match.Dscp(asked.not(), (int) RuleReading.number(asked.text(), 0, 63))),
            entry("priority", asked -> new Match.Priority(asked.not(), (int) RuleReading.number(asked.text(), 0, 63))),
            entry("ttl", RuleMatches::ttl),
            entry("fragment", asked -> new Match.Fragment(asked.value().equals(new Value.Bool(true)))),
            entry("src-mac-address", asked -> new Match.SourceMac(asked.not(), asked.text())),
            entry("ipv4-options", RuleMatches::option),
            Map.entry(
                    "connection-mark",
                    (asked, marks) ->
                            Optional.of(new Match.ConnectionMark(asked.not(), marks.connection(asked.text())))),
            Map.entry(
                    "packet-mark",
                    (asked, marks) -> Optional.of(new Match.PacketMark(asked.not(), marks.packet(asked.text())))),
            Map.entry(
                    "routing-mark",
                    (asked, marks) -> Optional.of(new Match.RoutingMark(asked.not(), marks.routing(asked.value())))),
            entry("connection-bytes", RuleMatches::bytes),
            entry("connection-limit", RuleMatches::connections),
            entry("limit", asked -> new Match.Rate(asked.not(), RuleRates.limit(asked.text()))),
            entry("dst-limit", asked -> RuleRates.each(asked.not(), asked.text())),
            entry("per-connection-classifier", RuleMatches::share),
            entry("nth", RuleMatches::nth),
            entry("random", asked -> new Match.Chance((int) RuleReading.number(asked.text(), 1, 99))),
            entry("time", RuleMatches::time),
            entry("ipsec-policy", RuleMatches::ipsec));

    /// What nftables or this machine cannot do.
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("p2p", "no longer in RouterOS 7"),
            Map.entry("tls-host", "nftables does not read TLS greetings"),
            Map.entry("layer7-protocol", "nftables does not search the content of packets"),
            Map.entry("content", "nftables does not search the content of packets"),
            Map.entry("realm", "routes have no realms here"),
            Map.entry("psd", "nftables does not detect port scans"),
            Map.entry("hotspot", "there is no hotspot"),
            Map.entry("connection-type", "no connection tracking helpers are attached"),
            Map.entry("connection-rate", "nftables does not know the rate of a connection"),
            Map.entry("in-bridge-port", "bridges are not built"),
            Map.entry("out-bridge-port", "bridges are not built"),
            Map.entry("in-bridge-port-list", "bridges are not built"),
            Map.entry("out-bridge-port-list", "bridges are not built"),
            Map.entry("ingress-priority", "nftables does not know the priority a packet came with"),
            Map.entry("tos", "dscp says it in RouterOS 7"));

    /// Read elsewhere: interfaces by [InterfaceGroups], the rest with the action.
    private static final Set<String> ELSEWHERE = Set.of(
            "in-interface",
            "out-interface",
            "in-interface-list",
            "out-interface-list",
            "address-list",
            "address-list-timeout");

    private RuleMatches() {}

    /// Names of all matchers that are read or refused.
    static Set<String> known() {
        Set<String> known = new TreeSet<>(READERS.keySet());
        known.addAll(REFUSED.keySet());
        known.addAll(ELSEWHERE);
        return known;
    }

    /// Without those about interfaces. What is cheap to ask and what must hold for others comes first.
    static List<Match> of(Item item, Marks marks) {
        List<Match> matches = new ArrayList<>();
        List<Match> counting = new ArrayList<>();
        int protocol = -1;
        List<Property> all = new ArrayList<>(FirewallMatchers.all());
        all.add(FirewallMatchers.IPSEC_POLICY);
        for (Property property : all) {
            Value value = item.get(property);
            String name = property.name();
            if (value instanceof Value.Nothing || ELSEWHERE.contains(name)) {
                continue;
            }
            if (REFUSED.containsKey(name)) {
                throw Unfit.refused(name + ": " + REFUSED.get(name));
            }
            Optional<Match> match = READERS.get(name).read(RuleReading.asked(value), marks);
            if (match.isEmpty()) {
                continue;
            }
            if (match.get() instanceof Match.Protocol(boolean not, int number)) {
                protocol = not ? -1 : number;
                matches.addFirst(match.get());
            } else if (counts(match.get())) {
                counting.add(match.get());
            } else {
                matches.add(match.get());
            }
        }
        requireProtocol(item, protocol);
        matches.addAll(counting);
        return matches;
    }

    /// A rate counts only what all else lets through.
    private static boolean counts(Match match) {
        return match instanceof Match.Rate
                || match instanceof Match.RateEach
                || match instanceof Match.Connections
                || match instanceof Match.Nth
                || match instanceof Match.Chance;
    }

    private static void requireProtocol(Item item, int protocol) {
        for (String name : List.of("src-port", "dst-port", "port")) {
            if (item.values().containsKey(name) && !RuleReading.WITH_PORTS.contains(protocol)) {
                throw Unfit.refused(name + " needs a protocol with ports: tcp, udp, udp-lite, dccp or sctp");
            }
        }
        for (String name : List.of("tcp-flags", "tcp-mss")) {
            if (item.values().containsKey(name) && protocol != RuleReading.TCP) {
                throw Unfit.refused(name + " needs protocol=tcp");
            }
        }
        if (item.values().containsKey("icmp-options") && protocol != ICMP) {
            throw Unfit.refused("icmp-options needs protocol=icmp");
        }
    }

    private static Match state(Asked asked) {
        Set<Match.State> states = new HashSet<>();
        asked.words().forEach(word -> states.add(Match.State.valueOf(word.toUpperCase(Locale.ROOT))));
        return new Match.ConnectionState(asked.not(), states);
    }

    private static Match natState(Asked asked) {
        Set<Side> sides = new HashSet<>();
        asked.words().forEach(word -> sides.add(word.equals("srcnat") ? Side.SOURCE : Side.DESTINATION));
        return new Match.Translated(asked.not(), sides);
    }

    private static Optional<Match> address(Asked asked, Side side) {
        AddressSpan span = RuleReading.addresses(asked.text());
        if (span.everything() && asked.not()) {
            throw Unfit.refused("no packet has an address outside " + asked.text());
        }
        return span.everything() ? Optional.empty() : Optional.of(new Match.Address(asked.not(), side, span));
    }

    private static Match kind(Asked asked, Side side) {
        Set<Match.Kind> kinds = new HashSet<>();
        asked.words().forEach(word -> kinds.add(Match.Kind.valueOf(word.toUpperCase(Locale.ROOT))));
        return new Match.AddressKind(asked.not(), side, kinds);
    }

    private static Match ports(Asked asked, Optional<Side> side) {
        List<NumberSpan> spans = new ArrayList<>();
        asked.words().forEach(word -> spans.add(RuleReading.span(word, MOST_PORT)));
        return new Match.Ports(asked.not(), side, NumberSpan.merged(spans));
    }

    /// `8`, `8:0`, `8:0-255`.
    private static Match icmp(Asked asked) {
        String[] parts = asked.text().split(":", 2);
        Optional<NumberSpan> codes = parts.length == 1
                ? Optional.empty()
                : Optional.of(RuleReading.span(parts[1], 255)).filter(span -> span.first() != 0 || span.last() != 255);
        return new Match.Icmp(asked.not(), (int) RuleReading.number(parts[0], 0, 255), codes);
    }

    private static Match flags(Asked asked) {
        int set = 0;
        int clear = 0;
        for (String word : asked.words()) {
            boolean absent = word.startsWith("!");
            int bit = 1 << FLAGS.indexOf(absent ? word.substring(1) : word);
            set |= absent ? 0 : bit;
            clear |= absent ? bit : 0;
        }
        if ((set & clear) != 0) {
            throw Unfit.refused("tcp-flags asks for a flag and for its absence");
        }
        return new Match.TcpFlags(asked.not(), set, clear);
    }

    private static Match ttl(Asked asked) {
        String[] parts = asked.text().split(":", 2);
        Match.Relation relation = switch (parts[0]) {
            case "equal" -> Match.Relation.EQUAL;
            case "not-equal" -> Match.Relation.NOT_EQUAL;
            case "less-than" -> Match.Relation.LESS;
            case "greater-than" -> Match.Relation.GREATER;
            default -> throw Unfit.refused("ttl " + asked.text() + " is not understood");
        };
        return new Match.Ttl(relation, (int) RuleReading.number(parts.length > 1 ? parts[1] : "", 0, 255));
    }

    private static Match option(Asked asked) {
        return switch (asked.text()) {
            case "any" -> new Match.IpOption(Match.Option.ANY, true);
            case "none" -> new Match.IpOption(Match.Option.ANY, false);
            case "loose-source-routing" -> new Match.IpOption(Match.Option.LOOSE_SOURCE_ROUTE, true);
            case "strict-source-routing" -> new Match.IpOption(Match.Option.STRICT_SOURCE_ROUTE, true);
            case "record-route" -> new Match.IpOption(Match.Option.RECORD_ROUTE, true);
            case "no-record-route" -> new Match.IpOption(Match.Option.RECORD_ROUTE, false);
            case "router-alert" -> new Match.IpOption(Match.Option.ROUTER_ALERT, true);
            case "no-router-alert" -> new Match.IpOption(Match.Option.ROUTER_ALERT, false);
            default -> throw Unfit.refused("ipv4-options " + asked.text() + ": nftables does not look for it");
        };
    }

    /// `0-1000000`; an end of 0 is none.
    private static Match bytes(Asked asked) {
        String[] ends = asked.text().split("-", 2);
        long least = RuleReading.quantity(ends[0]);
        long most = ends.length > 1 ? RuleReading.quantity(ends[1]) : 0;
        return new Match.ConnectionBytes(least, most == 0 ? OptionalLong.empty() : OptionalLong.of(most));
    }

    /// `100,32`.
    private static Match connections(Asked asked) {
        String[] parts = asked.text().split(",", 2);
        int bits = parts.length > 1 ? (int) RuleReading.number(parts[1], 0, 32) : 32;
        return new Match.Connections(asked.not(), RuleReading.number(parts[0], 0, Integer.MAX_VALUE), bits);
    }

    /// `both-addresses:2/0`.
    private static Match share(Asked asked) {
        String[] parts = asked.text().split("[:/]", 3);
        if (parts.length < 3) {
            throw Unfit.refused("per-connection-classifier " + asked.text() + " is not understood");
        }
        int denominator = (int) RuleReading.number(parts[1], 1, 65_535);
        int remainder = (int) RuleReading.number(parts[2], 0, denominator - 1L);
        return new Match.Share(asked.not(), RuleRates.fields(parts[0]), denominator, remainder);
    }

    /// `2,1`: of each two the first.
    private static Match nth(Asked asked) {
        String[] parts = asked.text().split(",", 2);
        int every = (int) RuleReading.number(parts[0], 1, 1_000_000);
        return new Match.Nth(every, (int) RuleReading.number(parts.length > 1 ? parts[1] : "1", 1, every));
    }

    /// `8h-16h,mon,tue`.
    private static Match time(Asked asked) {
        List<String> words = asked.words();
        String[] ends = words.getFirst().split("-", 2);
        Set<Integer> days = new TreeSet<>();
        words.stream().skip(1).forEach(word -> days.add(DAYS.indexOf(word)));
        if (ends.length < 2 || days.contains(-1)) {
            throw Unfit.refused("time " + asked.text() + " is not understood");
        }
        if (days.isEmpty()) {
            days.addAll(Set.of(0, 1, 2, 3, 4, 5, 6));
        }
        return new Match.TimeOfWeek(second(ends[0]), second(ends[1]), days);
    }

    private static int second(String text) {
        return Times.read(text)
                .map(time -> (int) Math.min(time.nanos() / RuleReading.NANOS_PER_SECOND, 86_399))
                .orElseThrow(() -> Unfit.refused("time " + text + " is not understood"));
    }

    private static Match ipsec(Asked asked) {
        return switch (asked.text()) {
            case "in,ipsec" -> new Match.Ipsec(true, true);
            case "in,none" -> new Match.Ipsec(true, false);
            case "out,ipsec" -> new Match.Ipsec(false, true);
            case "out,none" -> new Match.Ipsec(false, false);
            default -> throw Unfit.refused("ipsec-policy " + asked.text() + " is not understood");
        };
    }

    private static Map.Entry<String, Reader> entry(String name, Function<Asked, Match> reader) {
        return Map.entry(name, (asked, _) -> Optional.of(reader.apply(asked)));
    }

    private static Map.Entry<String, Reader> optional(String name, Function<Asked, Optional<Match>> reader) {
        return Map.entry(name, (asked, _) -> reader.apply(asked));
    }
}
