package braid.dataplane.status;

import braid.dataplane.network.IpAddress;
import braid.dataplane.network.MacAddress;
import braid.dataplane.network.firewall.AddressSpan;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Something that packets have brought into one of the kernel's lists, and that may be taken out of it by hand.
public sealed interface KernelEntry {
    /// A tracked connection (nf_conntrack).
    ///
    /// @param id the kernel's, the same as long as the connection lasts
    /// @param protocol IANA's number
    /// @param tcpState of TCP alone
    /// @param timeoutSeconds until it is forgotten when nothing more comes
    /// @param mark 32 bits; 0 is none
    record Connection(
            int id,
            int protocol,
            Direction original,
            Direction reply,
            Set<Trait> traits,
            Optional<TcpState> tcpState,
            long timeoutSeconds,
            int mark)
            implements KernelEntry {
        public Connection {
            traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
        }
    }

    /// One way of a connection, with what it has carried.
    ///
    /// @param ports of protocols that have them
    /// @param echo of ICMP
    record Direction(
            IpAddress source,
            IpAddress destination,
            Optional<Ports> ports,
            Optional<Echo> echo,
            long packets,
            long bytes) {}

    record Ports(int source, int destination) {}

    record Echo(int type, int code, int id) {}

    /// What is true of a connection (IPS_... of the kernel).
    enum Trait {
        EXPECTED,
        SEEN_REPLY,
        ASSURED,
        CONFIRMED,
        SOURCE_TRANSLATED,
        DESTINATION_TRANSLATED,
        DYING,
        HELPED
    }

    /// In the kernel's order (enum tcp_conntrack).
    enum TcpState {
        NONE,
        SYN_SENT,
        SYN_RECV,
        ESTABLISHED,
        FIN_WAIT,
        CLOSE_WAIT,
        LAST_ACK,
        TIME_WAIT,
        CLOSE,
        LISTEN
    }

    /// An address in a list that is no part of the configuration.
    ///
    /// @param secondsLeft empty: until the table is made anew
    /// @param given by hand; else by a rule
    record Listed(String list, AddressSpan addresses, OptionalLong secondsLeft, boolean given) implements KernelEntry {}

    /// A host on a connected network, with its hardware address where that is known.
    ///
    /// @param ours set by the configuration
    record Neighbour(String linuxName, IpAddress address, Optional<MacAddress> mac, NeighbourState state, boolean ours)
            implements KernelEntry {}

    /// What the kernel thinks of a neighbour (NUD_...).
    enum NeighbourState {
        INCOMPLETE,
        REACHABLE,
        STALE,
        DELAY,
        PROBE,
        FAILED,
        PERMANENT
    }

    /// How full the table of connections is.
    ///
    /// @param most empty where nothing is tracked
    record Tracking(OptionalInt connections, OptionalInt most) {}
}
