package braid.dataplane.netlink;

import braid.dataplane.network.IpAddress;
import braid.dataplane.status.KernelEntry.Connection;
import braid.dataplane.status.KernelEntry.Direction;
import braid.dataplane.status.KernelEntry.Echo;
import braid.dataplane.status.KernelEntry.Ports;
import braid.dataplane.status.KernelEntry.TcpState;
import braid.dataplane.status.KernelEntry.Trait;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads what the kernel says of a connection: attributes CTA_... (include/uapi/linux/netfilter/nfnetlink_conntrack.h).
final class ConnectionInfo {
    static final int TUPLE_ORIGINAL = 1;
    static final int TUPLE_IP = 1;
    static final int SOURCE = 1;
    static final int DESTINATION = 2;
    static final int SOURCE6 = 3;
    static final int DESTINATION6 = 4;
    static final int TUPLE_PROTOCOL = 2;
    static final int NUMBER = 1;
    static final int SOURCE_PORT = 2;
    static final int DESTINATION_PORT = 3;
    static final int ICMP_ID = 4;
    static final int ICMP_TYPE = 5;
    static final int ICMP_CODE = 6;
    static final int ID = 12;
    private static final int TUPLE_REPLY = 2;
    private static final int STATUS = 3;
    private static final int PROTOCOL_INFO = 4;
    private static final int INFO_TCP = 1;
    private static final int INFO_TCP_STATE = 1;
    private static final int TIMEOUT = 7;
    private static final int MARK = 8;
    private static final int COUNTERS_ORIGINAL = 9;
    private static final int COUNTERS_REPLY = 10;
    private static final int COUNTED_PACKETS = 1;
    private static final int COUNTED_BYTES = 2;

    /// Bits of the status (enum ip_conntrack_status).
    private static final Map<Trait, Integer> BITS = Map.of(
            Trait.EXPECTED, 1,
            Trait.SEEN_REPLY, 1 << 1,
            Trait.ASSURED, 1 << 2,
            Trait.CONFIRMED, 1 << 3,
            Trait.SOURCE_TRANSLATED, 1 << 4,
            Trait.DESTINATION_TRANSLATED, 1 << 5,
            Trait.DYING, 1 << 9,
            Trait.HELPED, 1 << 13);

    private ConnectionInfo() {}

    /// @return empty for other families, and where the ends are missing
    static Optional<Connection> decode(NetlinkMessage message) {
        if (!Nfnetlink.ofIpv4(message)) {
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(message.payload(), Nfnetlink.HEADER_BYTES);
        Attributes tuple = attributes.nest(TUPLE_ORIGINAL);
        Optional<Direction> original = direction(tuple, attributes.nest(COUNTERS_ORIGINAL));
        Optional<Direction> reply = direction(attributes.nest(TUPLE_REPLY), attributes.nest(COUNTERS_REPLY));
        if (original.isEmpty() || reply.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Connection(
                attributes.be32(ID).orElse(0),
                tuple.nest(TUPLE_PROTOCOL).u8(NUMBER).orElse(0),
                original.get(),
                reply.get(),
                traits(attributes.be32(STATUS).orElse(0)),
                tcpState(attributes),
                Integer.toUnsignedLong(attributes.be32(TIMEOUT).orElse(0)),
                attributes.be32(MARK).orElse(0)));
    }

    private static Optional<Direction> direction(Attributes tuple, Attributes counters) {
        Attributes ip = tuple.nest(TUPLE_IP);
        Optional<IpAddress> source = ip.bytes(SOURCE).flatMap(AddressOctets::decode);
        Optional<IpAddress> destination = ip.bytes(DESTINATION).flatMap(AddressOctets::decode);
        Attributes protocol = tuple.nest(TUPLE_PROTOCOL);
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Direction(
                source.get(),
                destination.get(),
                ports(protocol),
                echo(protocol),
                counters.be64(COUNTED_PACKETS).orElse(0),
                counters.be64(COUNTED_BYTES).orElse(0)));
    }

    private static Optional<Ports> ports(Attributes protocol) {
        OptionalInt source = protocol.be16(SOURCE_PORT);
        OptionalInt destination = protocol.be16(DESTINATION_PORT);
        return source.isPresent() && destination.isPresent()
                ? Optional.of(new Ports(source.getAsInt(), destination.getAsInt()))
                : Optional.empty();
    }

    private static Optional<Echo> echo(Attributes protocol) {
        OptionalInt type = protocol.u8(ICMP_TYPE);
        return type.isPresent()
                ? Optional.of(new Echo(
                        type.getAsInt(),
                        protocol.u8(ICMP_CODE).orElse(0),
                        protocol.be16(ICMP_ID).orElse(0)))
                : Optional.empty();
    }

    private static Set<Trait> traits(int status) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        BITS.forEach((trait, bit) -> {
            if ((status & bit) != 0) {
                traits.add(trait);
            }
        });
        return traits;
    }

    private static Optional<TcpState> tcpState(Attributes attributes) {
        OptionalInt state = attributes.nest(PROTOCOL_INFO).nest(INFO_TCP).u8(INFO_TCP_STATE);
        TcpState[] states = TcpState.values();
        return state.isPresent() && state.getAsInt() < states.length
                ? Optional.of(states[state.getAsInt()])
                : Optional.empty();
    }
}
