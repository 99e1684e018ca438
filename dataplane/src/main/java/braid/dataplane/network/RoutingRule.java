package braid.dataplane.network;

import java.util.Optional;
import java.util.OptionalInt;

/// A rule that chooses the routing table of a packet, before the main table is asked. Ours bear protocol number 189.
///
/// @param key of the object it serves; several rules may serve one
/// @param priority the kernel's: the smaller is tried first; the local table has 0, the main one 32766
public record RoutingRule(String key, int priority, Selector selector, Verdict verdict) {
    /// Priorities of the rules that follow a routing mark: a mark wins over the rules that a person wrote, as in
    /// RouterOS.
    public static final int MARKED = 10_000;
    /// Of the first rule that a person wrote, and how many numbers each of them has.
    public static final int WRITTEN = 20_000;

    public static final int WRITTEN_STEP = 2;
    /// How many of them there may be.
    public static final int MOST_WRITTEN = 5_000;

    /// Which packets a rule is about; what is empty fits all.
    ///
    /// @param ipv6 IPv4 packets only, or IPv6 packets only
    /// @param incoming name of the interface on Linux; it need not exist
    /// @param routingMark of [braid.dataplane.network.firewall.Match.RoutingMark], 1 to 65535
    public record Selector(
            boolean ipv6,
            Optional<IpPrefix> source,
            Optional<IpPrefix> destination,
            Optional<String> incoming,
            OptionalInt routingMark) {
        public Selector {
            source = source.map(IpPrefix::network);
            destination = destination.map(IpPrefix::network);
        }

        /// IPv4 packets with that mark.
        public static Selector marked(int routingMark) {
            return new Selector(
                    false, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(routingMark));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(ipv6 ? "IPv6 packets" : "packets");
            source.ifPresent(prefix -> text.append(" from ").append(prefix));
            destination.ifPresent(prefix -> text.append(" to ").append(prefix));
            incoming.ifPresent(name -> text.append(" that come in by ").append(name));
            routingMark.ifPresent(mark -> text.append(" with routing mark ").append(mark));
            return text.toString();
        }
    }

    /// What becomes of such a packet.
    public sealed interface Verdict {
        /// That table is asked; when it knows no route, the next rule is tried.
        ///
        /// @param longestHidden routes with a prefix of at most so many bits do not count
        record Lookup(int table, OptionalInt longestHidden) implements Verdict {
            @Override
            public String toString() {
                String hidden = longestHidden.isPresent()
                        ? " but for prefixes of " + longestHidden.getAsInt() + " bits and less"
                        : "";
                return "look up table " + table + hidden;
            }
        }

        /// Dropped in silence.
        record Drop() implements Verdict {
            @Override
            public String toString() {
                return "drop";
            }
        }

        /// Dropped; the sender is told that the network is unreachable.
        record Unreachable() implements Verdict {
            @Override
            public String toString() {
                return "refuse";
            }
        }
    }
}
