package braid.dataplane.nftables;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.Match;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What a rule asks, for nftables.
final class MatchTerms {
    /// A packet's mark (meta mark): the lower half is the packet's, the upper chooses a routing table.
    static final long PACKET_MARK_MASK = 0xffffL;

    static final long ROUTING_MARK_MASK = 0xffff_0000L;
    static final int ROUTING_MARK_SHIFT = 16;
    /// Bits of `ct status` (IPS_SRC_NAT, IPS_DST_NAT).
    private static final int SOURCE_TRANSLATED = 0x10;

    private static final int DESTINATION_TRANSLATED = 0x20;
    /// Any number will do, as long as it stays: connections keep their share over a restart.
    private static final int SHARE_SEED = 0x62726169;

    private static final Term SOURCE = Term.of("ip saddr");
    private static final Term DESTINATION = Term.of("ip daddr");

    /// TCP (6) and UDP (17) that the other end has answered.
    static final Term ESTABLISHED_FLOW = Term.sequence(
            anyBit(Term.of("ct state"), bits(Set.of(Match.State.ESTABLISHED)), false),
            Term.of("meta l4proto").equal(false, Term.set(List.of(Term.number(6), Term.number(17)))));

    static final Term MAXIMUM_SEGMENT_SIZE = Term.of("tcp option maxseg size");

    private MatchTerms() {}

    /// @return alternatives that exclude each other; the packet fits when all terms of one of them hold
    static List<List<Term>> alternatives(String key, Match match) {
        return switch (match) {
            case Match.InAddressList(boolean not, Side side, String list) -> inList(not, side, list);
            case Match.Ports(boolean not, Optional<Side> side, List<NumberSpan> ports) -> ports(not, side, ports);
            case Match other -> List.of(List.of(term(key, other)));
        };
    }

    /// Whether it keeps something between packets, so that it must stand in the kernel once only.
    static boolean stateful(Match match) {
        return match instanceof Match.Rate
                || match instanceof Match.RateEach
                || match instanceof Match.Connections
                || match instanceof Match.Nth;
    }

    /// The set a match counts in.
    static Optional<NamedSet> state(String key, Match match) {
        return switch (match) {
            case Match.RateEach each -> {
                String type = each.fields().stream()
                        .map(field -> switch (field) {
                            case SOURCE_ADDRESS, DESTINATION_ADDRESS -> "ipv4_addr";
                            case SOURCE_PORT, DESTINATION_PORT -> "inet_service";
                        })
                        .collect(Collectors.joining(" . "));
                yield Optional.of(NamedSet.state(stateName(key, each), type, "dynamic,timeout"));
            }
            case Match.Connections counted ->
                Optional.of(NamedSet.state(stateName(key, counted), "ipv4_addr", "dynamic"));
            case Match _ -> Optional.empty();
        };
    }

    private static Term term(String key, Match match) {
        return switch (match) {
            case Match.ConnectionState(boolean not, Set<Match.State> states) ->
                anyBit(Term.of("ct state"), bits(states), not);
            case Match.Translated(boolean not, Set<Side> sides) ->
                anyBit(
                        Term.of("ct status"),
                        (sides.contains(Side.SOURCE) ? SOURCE_TRANSLATED : 0)
                                | (sides.contains(Side.DESTINATION) ? DESTINATION_TRANSLATED : 0),
                        not);
            case Match.Interface(boolean not, boolean incoming, String group) ->
                Term.of(incoming ? "iifname" : "oifname").equal(not, Term.namedSet(KernelNames.interfaces(group)));
            case Match.Address(boolean not, Side side, AddressSpan span) ->
                address(side).equal(not, Term.of(span.toString()));
            case Match.AddressKind(boolean not, Side side, Set<Match.Kind> kinds) ->
                Term.of("fib " + (side == Side.SOURCE ? "saddr" : "daddr") + " type")
                        .equal(
                                not,
                                Term.anyOf(kinds.stream()
                                        .map(kind -> Term.of(kind.name().toLowerCase(Locale.ROOT)))
                                        .toList()));
            case Match.InAddressList _, Match.Ports _ ->
                throw new IllegalStateException(match + " has several alternatives");
            case Match.Protocol(boolean not, int number) ->
                Term.of("meta l4proto").equal(not, Term.number(number));
            case Match.Icmp icmp -> icmp(icmp);
            case Match.TcpFlags(boolean not, int set, int clear) ->
                Term.of("tcp flags").masked(set | clear).equal(not, Term.number(set));
            case Match.TcpMss(boolean not, NumberSpan bytes) ->
                MAXIMUM_SEGMENT_SIZE.equal(not, Term.of(bytes.toString()));
            case Match.Length(boolean not, NumberSpan bytes) ->
                Term.of("meta length").equal(not, Term.of(bytes.toString()));
            case Match.Dscp(boolean not, int dscp) -> Term.of("ip dscp").equal(not, Term.number(dscp));
            case Match.Ttl(Match.Relation relation, int ttl) ->
                Term.of("ip ttl").compare(operator(relation), Term.number(ttl));
            case Match.Fragment(boolean later) ->
                Term.of("ip frag-off").masked(0x1fff).equal(later, Term.number(0));
            case Match.ConnectionMark(boolean not, int mark) ->
                Term.of("ct mark").equal(not, Term.number(Integer.toUnsignedLong(mark)));
            case Match.PacketMark(boolean not, int mark) ->
                Term.of("meta mark").masked(PACKET_MARK_MASK).equal(not, Term.number(mark));
            case Match.RoutingMark(boolean not, int mark) ->
                Term.of("meta mark")
                        .masked(ROUTING_MARK_MASK)
                        .equal(not, Term.number((long) mark << ROUTING_MARK_SHIFT));
            case Match.Rate(boolean not, Match.Quota quota) -> limit(not, quota);
            case Match.RateEach each ->
                Term.intoSet(
                        "update",
                        stateName(key, each),
                        fields(each.fields()).withTimeout(each.expirySeconds()),
                        limit(each.not(), each.quota()));
            case Match.Connections counted -> connections(key, counted);
            case Match.Share(boolean not, Set<Match.Field> fields, int denominator, int remainder) ->
                Term.of("jhash " + fields(fields) + " mod " + denominator + " seed " + SHARE_SEED)
                        .equal(not, Term.number(remainder));
            case Match.Nth(int every, int packet) ->
                Term.of("numgen inc mod " + every).equal(false, Term.number(packet - 1));
            case Match.Chance(int percent) -> Term.of("numgen random mod 100").compare("<", Term.number(percent));
            case Match.TimeOfWeek time -> time(time);
            case Match.SourceMac(boolean not, String mac) ->
                Term.of("ether saddr").equal(not, Term.of(mac.toLowerCase(Locale.ROOT)));
            case Match.IpOption(Match.Option option, boolean present) -> option(option, present);
            case Match.ConnectionBytes(long least, OptionalLong most) ->
                most.isPresent()
                        ? Term.of("ct bytes").equal(false, Term.range(least, most.getAsLong()))
                        : Term.of("ct bytes").compare(">=", Term.number(least));
            case Match.Priority(boolean not, int priority) ->
                Term.of("meta priority").equal(not, Term.number(priority));
            case Match.Ipsec(boolean incoming, boolean encrypted) ->
                (incoming ? Term.of("meta ipsec") : Term.of("rt ipsec")).exists(encrypted);
        };
    }

    static Term address(Side side) {
        return side == Side.SOURCE ? SOURCE : DESTINATION;
    }

    /// Both sets of a list are asked: what the configuration put there, and what rules did.
    private static List<List<Term>> inList(boolean not, Side side, String list) {
        Term configured = Term.namedSet(KernelNames.prefixes(list));
        Term learned = Term.namedSet(KernelNames.learned(list));
        Term address = address(side);
        return not
                ? List.of(List.of(address.equal(true, configured), address.equal(true, learned)))
                : List.of(
                        List.of(address.equal(false, configured)),
                        List.of(address.equal(true, configured), address.equal(false, learned)));
    }

    private static List<List<Term>> ports(boolean not, Optional<Side> side, List<NumberSpan> ports) {
        Term values =
                Term.anyOf(ports.stream().map(span -> Term.of(span.toString())).toList());
        Term from = Term.of("th sport");
        Term to = Term.of("th dport");
        if (side.isPresent()) {
            return List.of(List.of((side.get() == Side.SOURCE ? from : to).equal(not, values)));
        }
        return not
                ? List.of(List.of(from.equal(true, values), to.equal(true, values)))
                : List.of(
                        List.of(from.equal(false, values)), List.of(from.equal(true, values), to.equal(false, values)));
    }

    private static Term icmp(Match.Icmp icmp) {
        Term type = Term.of("icmp type");
        if (icmp.codes().isEmpty()) {
            return type.equal(icmp.not(), Term.number(icmp.type()));
        }
        NumberSpan codes = icmp.codes().get();
        Term pair = Term.concatenated(List.of(type, Term.of("icmp code")));
        List<Term> values = new ArrayList<>();
        for (long code = codes.first(); code <= codes.last(); code++) {
            values.add(Term.concatenated(List.of(Term.number(icmp.type()), Term.number(code))));
        }
        return icmp.not()
                ? pair.equal(true, Term.set(values))
                : Term.sequence(
                        type.equal(false, Term.number(icmp.type())),
                        Term.of("icmp code").equal(false, Term.of(codes.toString())));
    }

    private static Term anyBit(Term field, int bits, boolean not) {
        return field.masked(bits).equal(!not, Term.number(0));
    }

    /// NF_CT_STATE bits.
    private static int bits(Set<Match.State> states) {
        int bits = 0;
        for (Match.State state : states) {
            bits |= switch (state) {
                case INVALID -> 1;
                case ESTABLISHED -> 2;
                case RELATED -> 4;
                case NEW -> 8;
                case UNTRACKED -> 64;
            };
        }
        return bits;
    }

    private static String operator(Match.Relation relation) {
        return switch (relation) {
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case GREATER -> ">";
        };
    }

    private static Term limit(boolean not, Match.Quota quota) {
        String unit = switch ((int) quota.perSeconds()) {
            case 1 -> "second";
            case 60 -> "minute";
            case 3_600 -> "hour";
            case 86_400 -> "day";
            case 604_800 -> "week";
            default -> throw new IllegalStateException("no unit of " + quota.perSeconds() + " seconds");
        };
        return Term.of("limit rate " + (not ? "over " : "") + quota.amount() + (quota.bytes() ? " bytes/" : "/") + unit
                + " burst " + quota.burst() + (quota.bytes() ? " bytes" : " packets"));
    }

    private static Term connections(String key, Match.Connections counted) {
        int bits = counted.prefixBits();
        IpAddress.V4 mask = new IpAddress.V4(bits == 0 ? 0 : -1 << (32 - bits));
        Term element = bits == 32 ? SOURCE : SOURCE.masked(mask);
        Term count = Term.of("ct count " + (counted.not() ? "" : "over ") + counted.count());
        return Term.intoSet("add", stateName(key, counted), element, count);
    }

    private static Term fields(Set<Match.Field> fields) {
        return Term.concatenated(fields.stream()
                .map(field -> switch (field) {
                    case SOURCE_ADDRESS -> SOURCE;
                    case DESTINATION_ADDRESS -> DESTINATION;
                    case SOURCE_PORT -> Term.of("th sport");
                    case DESTINATION_PORT -> Term.of("th dport");
                })
                .toList());
    }

    private static Term time(Match.TimeOfWeek time) {
        Term hour = Term.of("meta hour");
        Term within = time.fromSecond() <= time.toSecond()
                ? hour.equal(false, Term.range(clock(time.fromSecond()), clock(time.toSecond())))
                : hour.equal(true, Term.range(clock(time.toSecond() + 1), clock(time.fromSecond() - 1)));
        Term days = Term.of("meta day")
                .equal(
                        false,
                        Term.anyOf(time.days().stream()
                                .map(day -> Term.number((long) day))
                                .toList()));
        return Term.sequence(within, days);
    }

    private static Term clock(int second) {
        return Term.of(Term.quoted(
                String.format(Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60)));
    }

    private static Term option(Match.Option option, boolean present) {
        return switch (option) {
            case ANY -> Term.of("ip hdrlength").compare(present ? ">" : "==", Term.number(5));
            case LOOSE_SOURCE_ROUTE -> Term.of("ip option lsrr").exists(present);
            case STRICT_SOURCE_ROUTE -> Term.of("ip option ssrr").exists(present);
            case RECORD_ROUTE -> Term.of("ip option rr").exists(present);
            case ROUTER_ALERT -> Term.of("ip option ra").exists(present);
        };
    }

    private static String stateName(String key, Match match) {
        return KernelNames.state(key, match.toString());
    }
}
