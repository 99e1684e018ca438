package braid.dataplane.engine;

import braid.dataplane.multilink.PacketSlices;

/// Lowers the segment size that a TCP connection's first packets offer (RFC 9293 section 3.7.1) to what an interface
/// carries, so that connections live where the messages of path MTU discovery are lost. Allocates nothing.
final class MssClamp {
    private static final int TCP = 6;
    private static final int SYN = 0x02;
    private static final int TCP_HEADER_BYTES = 20;
    private static final int CHECKSUM_AT = 16;
    private static final int FLAGS_AT = 13;
    private static final int OFFSET_AT = 12;

    // RFC 9293 section 3.2: options.
    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int MSS_OPTION_BYTES = 4;

    private static final int IPV4_PROTOCOL_AT = 9;
    private static final int IPV4_FRAGMENT_AT = 6;
    private static final int IPV4_FRAGMENT_MASK = 0x1fff;
    private static final int IPV4_HEADER_BYTES = 20;
    private static final int IPV6_NEXT_HEADER_AT = 6;
    private static final int IPV6_HEADER_BYTES = 40;

    private MssClamp() {}

    /// @param packet of IP, from its first octet on
    /// @param mtuBytes of the interface
    /// @return whether it was changed
    static boolean clamp(PacketSlices packet, int mtuBytes) {
        int tcp = tcpAt(packet);
        if (tcp < 0 || packet.lengthBytes() < tcp + TCP_HEADER_BYTES || (packet.octet(tcp + FLAGS_AT) & SYN) == 0) {
            return false;
        }
        boolean v4 = packet.octet(0) >>> 4 == 4;
        int most = mtuBytes - TCP_HEADER_BYTES - (v4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES);
        int option = optionAt(packet, tcp);
        if (option < 0 || most <= 0) {
            return false;
        }
        int offered = word(packet, option + 2);
        if (offered <= most) {
            return false;
        }
        put(packet, option + 2, most);
        // The sum is taken over words from the header's start; an option may begin at an odd octet of it.
        boolean odd = ((option - tcp) & 1) != 0;
        int was = odd ? swapped(offered) : offered;
        int is = odd ? swapped(most) : most;
        put(packet, tcp + CHECKSUM_AT, updated(word(packet, tcp + CHECKSUM_AT), was, is));
        return true;
    }

    /// Where the TCP header begins; -1 if there is none.
    private static int tcpAt(PacketSlices packet) {
        int length = packet.lengthBytes();
        if (length < IPV4_HEADER_BYTES) {
            return -1;
        }
        int first = packet.octet(0);
        if (first >>> 4 == 4) {
            boolean whole = (word(packet, IPV4_FRAGMENT_AT) & IPV4_FRAGMENT_MASK) == 0;
            return whole && packet.octet(IPV4_PROTOCOL_AT) == TCP ? (first & 0x0f) * 4 : -1;
        }
        boolean tcp = length >= IPV6_HEADER_BYTES && packet.octet(IPV6_NEXT_HEADER_AT) == TCP;
        return tcp ? IPV6_HEADER_BYTES : -1;
    }

    /// Where the option with the segment size begins; -1 if there is none.
    private static int optionAt(PacketSlices packet, int tcp) {
        int end = Math.min(tcp + (packet.octet(tcp + OFFSET_AT) >>> 4) * 4, packet.lengthBytes());
        int at = tcp + TCP_HEADER_BYTES;
        while (at < end) {
            int kind = packet.octet(at);
            if (kind == END_OF_OPTIONS) {
                return -1;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            int length = at + 1 < end ? packet.octet(at + 1) : 0;
            if (length < 2 || at + length > end) {
                return -1;
            }
            if (kind == MAXIMUM_SEGMENT_SIZE) {
                return length == MSS_OPTION_BYTES ? at : -1;
            }
            at += length;
        }
        return -1;
    }

    /// RFC 1624 section 3, equation 3.
    private static int updated(int checksum, int was, int is) {
        int sum = (~checksum & 0xffff) + (~was & 0xffff) + is;
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }

    private static int swapped(int word) {
        return ((word & 0xff) << 8) | (word >>> 8);
    }

    private static int word(PacketSlices packet, int at) {
        return (packet.octet(at) << 8) | packet.octet(at + 1);
    }

    private static void put(PacketSlices packet, int at, int word) {
        packet.octet(at, word >>> 8);
        packet.octet(at + 1, word);
    }
}
