package braid.dataplane.network.firewall;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// What a rule asks of a packet. Where there is `not`, true turns the question round.
public sealed interface Match {
    /// Where the packet's connection stands.
    record ConnectionState(boolean not, Set<State> states) implements Match {
        public ConnectionState {
            states = ordered(states);
        }
    }

    enum State {
        INVALID,
        ESTABLISHED,
        RELATED,
        NEW,
        UNTRACKED
    }

    /// Whether the connection's source or destination is translated; with both sides: either of them.
    record Translated(boolean not, Set<Side> sides) implements Match {
        public Translated {
            sides = ordered(sides);
        }
    }

    /// @param incoming by which it came in; false: by which it leaves
    /// @param group name of an [InterfaceGroup]
    record Interface(boolean not, boolean incoming, String group) implements Match {}

    record Address(boolean not, Side side, AddressSpan addresses) implements Match {}

    /// What kind of address it is to this machine's routing tables.
    record AddressKind(boolean not, Side side, Set<Kind> kinds) implements Match {
        public AddressKind {
            kinds = ordered(kinds);
        }
    }

    enum Kind {
        UNICAST,
        LOCAL,
        BROADCAST,
        MULTICAST,
        BLACKHOLE
    }

    /// @param list name of an [AddressList]; one that nobody declares is empty
    record InAddressList(boolean not, Side side, String list) implements Match {}

    /// @param number IANA's, 0 to 255
    record Protocol(boolean not, int number) implements Match {}

    /// Ports of a transport protocol that has them in RFC 793's place.
    ///
    /// @param side empty: either of the two
    record Ports(boolean not, Optional<Side> side, List<NumberSpan> ports) implements Match {
        public Ports {
            ports = List.copyOf(ports);
        }
    }

    /// @param codes empty: any
    record Icmp(boolean not, int type, Optional<NumberSpan> codes) implements Match {}

    /// @param set bits of the TCP header's flags that must be set (FIN is 1, CWR 128)
    /// @param clear those that must not
    record TcpFlags(boolean not, int set, int clear) implements Match {}

    /// The maximum segment size a SYN announces, bytes.
    record TcpMss(boolean not, NumberSpan bytes) implements Match {}

    /// Of the whole packet, bytes.
    record Length(boolean not, NumberSpan bytes) implements Match {}

    record Dscp(boolean not, int value) implements Match {}

    record Ttl(Relation relation, int value) implements Match {}

    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        GREATER
    }

    /// Whether it is the second or a later part of a fragmented packet.
    record Fragment(boolean later) implements Match {}

    /// Of the 32-bit mark of the connection; 0 is none.
    record ConnectionMark(boolean not, int mark) implements Match {}

    /// Of the part of the packet's mark that is for packets, 16 bits; 0 is none.
    record PacketMark(boolean not, int mark) implements Match {}

    /// Of the part of the packet's mark that chooses a routing table, 16 bits; 0 is the main table.
    record RoutingMark(boolean not, int mark) implements Match {}

    /// Within (or, `not`, beyond) a rate.
    record Rate(boolean not, Quota quota) implements Match {}

    /// Within (or beyond) a rate for each combination of the fields.
    ///
    /// @param expirySeconds after so long without a packet a combination is forgotten
    record RateEach(boolean not, Quota quota, Set<Field> fields, long expirySeconds) implements Match {
        public RateEach {
            fields = ordered(fields);
        }
    }

    /// @param amount packets or bytes in each `perSeconds`, which is a second, minute, hour, day or week
    /// @param burst what may come at once
    record Quota(long amount, long perSeconds, long burst, boolean bytes) {}

    enum Field {
        SOURCE_ADDRESS,
        DESTINATION_ADDRESS,
        SOURCE_PORT,
        DESTINATION_PORT
    }

    /// More connections than `count` (`not`: at most so many) from the source's network.
    ///
    /// @param prefixBits of that network, 0 to 32
    record Connections(boolean not, long count, int prefixBits) implements Match {}

    /// A share of all connections, by a hash of the fields.
    ///
    /// @param remainder 0 to `denominator - 1`
    record Share(boolean not, Set<Field> fields, int denominator, int remainder) implements Match {
        public Share {
            fields = ordered(fields);
        }
    }

    /// The packet number `packet` of each `every`, from 1.
    record Nth(int every, int packet) implements Match {}

    record Chance(int percent) implements Match {}

    /// Times of the day (seconds after midnight, local time) on days (0 is Sunday); a span that ends before it begins
    /// goes over midnight.
    record TimeOfWeek(int fromSecond, int toSecond, Set<Integer> days) implements Match {
        public TimeOfWeek {
            days = ordered(days);
        }
    }

    /// @param mac six octets, with colons
    record SourceMac(boolean not, String mac) implements Match {}

    /// @param present false: the packet must not have it
    record IpOption(Option option, boolean present) implements Match {}

    enum Option {
        ANY,
        LOOSE_SOURCE_ROUTE,
        STRICT_SOURCE_ROUTE,
        RECORD_ROUTE,
        ROUTER_ALERT
    }

    /// What the connection has carried both ways, bytes.
    ///
    /// @param most empty: without end
    record ConnectionBytes(long least, OptionalLong most) implements Match {}

    /// Of the kernel's bookkeeping for queues, 0 to 63.
    record Priority(boolean not, int value) implements Match {}

    /// Whether it came in (or leaves) through IPsec.
    record Ipsec(boolean incoming, boolean encrypted) implements Match {}

    private static <T extends Comparable<T>> Set<T> ordered(Set<T> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }
}
