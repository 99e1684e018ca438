package braid.dataplane.nftables;

import braid.dataplane.network.firewall.Action;
import braid.dataplane.network.firewall.AddressSpan;
import braid.dataplane.network.firewall.FirewallRule;
import braid.dataplane.network.firewall.FirewallTable;
import braid.dataplane.network.firewall.NumberSpan;
import braid.dataplane.network.firewall.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a rule does, for nftables.
final class ActionTerms {
    private static final int SYN_AND_RST = 0x06;
    private static final int SYN = 0x02;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final Term ACCEPT = Term.of("accept");

    private ActionTerms() {}

    static Term of(FirewallTable table, Action action) {
        return switch (action) {
            case Action.Accept() -> ACCEPT;
            case Action.Drop() -> Term.of("drop");
            case Action.Reject(Action.Answer answer) -> reject(answer);
            case Action.Jump(String chain) -> Term.of("jump " + KernelNames.chain(table, chain));
            case Action.Return() -> Term.of("return");
            case Action.AcceptEstablished() -> Term.sequence(MatchTerms.ESTABLISHED_FLOW, ACCEPT);
            case Action.Continue() -> Term.NONE;
            case Action.AddToList(Side side, String list, OptionalLong timeout) -> addToList(side, list, timeout);
            case Action.Translate translate -> translate(translate);
            case Action.TranslateNetwork(Side side, AddressSpan network) ->
                Term.of(verb(side) + " ip prefix to " + network.first() + "/" + network.prefixBits());
            case Action.Masquerade(Optional<NumberSpan> ports, boolean random) -> toHere("masquerade", ports, random);
            case Action.Redirect(Optional<NumberSpan> ports, boolean random) -> toHere("redirect", ports, random);
            case Action.LowerMss(OptionalInt bytes, boolean ends) -> lowerMss(bytes, ends);
            case Action.SetDscp(int value, boolean ends) ->
                ending(ends, Term.of("ip dscp").assign(Term.number(value)));
            case Action.SetTtl(int value, boolean ends) ->
                ending(ends, Term.of("ip ttl").assign(Term.number(value)));
            case Action.SetPriority(int value, boolean ends) ->
                ending(ends, Term.of("meta priority").assign(Term.number(value)));
            case Action.AllowFragmenting(boolean ends) -> {
                Term field = Term.of("ip frag-off");
                yield ending(ends, field.assign(field.masked(0xffff & ~DONT_FRAGMENT)));
            }
            case Action.MarkConnection(int mark, boolean ends) ->
                ending(ends, Term.of("ct mark").assign(Term.number(Integer.toUnsignedLong(mark))));
            case Action.MarkPacket(int mark, boolean ends) -> ending(ends, mark(MatchTerms.ROUTING_MARK_MASK, mark));
            case Action.MarkRouting(int mark, boolean ends) ->
                ending(ends, mark(MatchTerms.PACKET_MARK_MASK, (long) mark << MatchTerms.ROUTING_MARK_SHIFT));
            case Action.Untrack() -> Term.sequence(Term.of("notrack"), ACCEPT);
        };
    }

    /// What must hold beside the rule's own conditions, so that the action can be done at all.
    static Term needed(Action action) {
        return switch (action) {
            case Action.LowerMss(OptionalInt bytes, boolean _) -> {
                Term syn = Term.of("tcp flags").masked(SYN_AND_RST).equal(false, Term.number(SYN));
                Term size = MatchTerms.MAXIMUM_SEGMENT_SIZE;
                yield bytes.isPresent() ? Term.sequence(syn, size.compare(">", Term.number(bytes.getAsInt()))) : syn;
            }
            case Action _ -> Term.NONE;
        };
    }

    /// Hands the packet over for the log, and lets it go on.
    static Term log(FirewallRule rule) {
        return rule.logPrefix()
                .map(prefix -> Term.of("log prefix " + Term.quoted(new LogPrefix(rule.chain(), prefix).encoded())
                        + " group " + Ruleset.LOG_GROUP))
                .orElse(Term.NONE);
    }

    private static Term ending(boolean ends, Term change) {
        return ends ? Term.sequence(change, ACCEPT) : change;
    }

    private static Term mark(long keptMask, long bits) {
        Term mark = Term.of("meta mark");
        return mark.assign(mark.masked(keptMask).or(bits));
    }

    private static Term reject(Action.Answer answer) {
        String type = switch (answer) {
            case NET_UNREACHABLE -> "icmp type net-unreachable";
            case HOST_UNREACHABLE -> "icmp type host-unreachable";
            case PROTOCOL_UNREACHABLE -> "icmp type prot-unreachable";
            case PORT_UNREACHABLE -> "icmp type port-unreachable";
            case NET_PROHIBITED -> "icmp type net-prohibited";
            case HOST_PROHIBITED -> "icmp type host-prohibited";
            case ADMIN_PROHIBITED -> "icmp type admin-prohibited";
            case TCP_RESET -> "tcp reset";
        };
        return Term.of("reject with " + type);
    }

    /// A packet that comes again renews its time.
    private static Term addToList(Side side, String list, OptionalLong timeout) {
        Term address = MatchTerms.address(side);
        return Term.intoSet(
                timeout.isPresent() ? "update" : "add",
                KernelNames.learned(list),
                timeout.isPresent() ? address.withTimeout(timeout.getAsLong()) : address,
                Term.NONE);
    }

    private static Term translate(Action.Translate translate) {
        List<String> flags = new ArrayList<>();
        if (translate.random()) {
            flags.add("random");
        }
        if (translate.sameForAll()) {
            flags.add("persistent");
        }
        // A prefix would mean a translation of the network's part only.
        String addresses = translate
                .addresses()
                .map(span -> span.single() ? span.first().toString() : span.first() + "-" + span.last())
                .orElse("");
        String to = addresses + translate.ports().map(ports -> ":" + ports).orElse("");
        return Term.sequence(Term.of(verb(translate.side()) + " to " + to), Term.of(String.join(",", flags)));
    }

    private static Term toHere(String statement, Optional<NumberSpan> ports, boolean random) {
        return Term.of(statement + ports.map(span -> " to :" + span).orElse("") + (random ? " random" : ""));
    }

    private static Term lowerMss(OptionalInt bytes, boolean ends) {
        Term size = MatchTerms.MAXIMUM_SEGMENT_SIZE;
        return ending(ends, size.assign(bytes.isPresent() ? Term.number(bytes.getAsInt()) : Term.of("rt mtu")));
    }

    private static String verb(Side side) {
        return side == Side.SOURCE ? "snat" : "dnat";
    }
}
