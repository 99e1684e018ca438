package braid.dataplane.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A packet that a rule handed over for the log (include/uapi/linux/netfilter/nfnetlink_log.h).
///
/// @param prefix what the rule said
/// @param inIndex the interface it came in by; 0: none
/// @param outIndex the interface it leaves by; 0: not known, or none
/// @param sourceMac upper case with colons; empty where there is none
/// @param octets its beginning, from the IP header
public record LoggedPacket(String prefix, int inIndex, int outIndex, String sourceMac, byte[] octets) {
    private static final int PACKET = 4 << 8;
    private static final int CONFIG = 4 << 8 | 1;
    private static final int CONFIG_COMMAND = 1;
    private static final int CONFIG_MODE = 2;
    private static final byte BIND = 1;
    private static final byte COPY_PACKET = 2;
    private static final int IN_INDEX = 4;
    private static final int OUT_INDEX = 5;
    private static final int HARDWARE_ADDRESS = 8;
    private static final int PAYLOAD = 9;
    private static final int PREFIX = 10;
    private static final int MAC_OCTETS = 6;

    /// Asks for the packets of a group, so many octets of each.
    ///
    /// @param group 1 to 65535
    public static byte[] subscription(int group, int octets) {
        byte[] mode = ByteBuffer.allocate(6).putInt(octets).put(COPY_PACKET).array();
        byte[] bind = configuration(group)
                .attribute(CONFIG_COMMAND, new byte[] {BIND})
                .encode(1, false);
        byte[] copy = configuration(group).attribute(CONFIG_MODE, mode).encode(2, false);
        return ByteBuffer.allocate(bind.length + copy.length)
                .put(bind)
                .put(copy)
                .array();
    }

    private static Request configuration(int group) {
        return Request.of(CONFIG, 0).u8(Nfnetlink.AF_INET).u8(0).u8(group >>> 8).u8(group);
    }

    public static List<LoggedPacket> decode(ByteBuffer datagram) {
        List<LoggedPacket> packets = new ArrayList<>();
        for (NetlinkMessage message : NetlinkMessage.split(datagram)) {
            if (message.type() == PACKET && message.payload().limit() >= Nfnetlink.HEADER_BYTES) {
                packets.add(packet(Attributes.of(message.payload(), Nfnetlink.HEADER_BYTES)));
            }
        }
        return packets;
    }

    private static LoggedPacket packet(Attributes attributes) {
        return new LoggedPacket(
                attributes.text(PREFIX),
                attributes.be32(IN_INDEX).orElse(0),
                attributes.be32(OUT_INDEX).orElse(0),
                attributes.bytes(HARDWARE_ADDRESS).flatMap(LoggedPacket::mac).orElse(""),
                attributes.bytes(PAYLOAD).map(LoggedPacket::octets).orElse(new byte[0]));
    }

    /// Length in two octets, two unused, then the address.
    private static Optional<String> mac(ByteBuffer address) {
        boolean whole = address.limit() >= 4 + MAC_OCTETS && address.get(0) == 0 && address.get(1) == MAC_OCTETS;
        return whole
                ? Optional.of(HexFormat.ofDelimiter(":")
                        .formatHex(octets(address), 4, 4 + MAC_OCTETS)
                        .toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private static byte[] octets(ByteBuffer bytes) {
        byte[] octets = new byte[bytes.limit()];
        bytes.get(0, octets);
        return octets;
    }
}
