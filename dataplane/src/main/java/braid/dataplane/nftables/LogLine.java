package braid.dataplane.nftables;

import braid.dataplane.netlink.LoggedPacket;
import braid.dataplane.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A packet as the log shows it:
///
///     forward: in:ether1 out:ether2, src-mac 02:00:00:00:00:01, proto TCP (SYN), 10.0.0.1:4000->10.0.0.2:80, len 60
public final class LogLine {
    /// Enough for the headers with options.
    public static final int OCTETS = 128;

    private static final int LEAST_HEADER_OCTETS = 20;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private LogLine() {}

    /// @param name of an interface by its index
    public static String of(LoggedPacket packet, IntFunction<String> name) {
        LogPrefix prefix = LogPrefix.decode(packet.prefix());
        String begin = prefix.text().isEmpty() ? "" : prefix.text() + " ";
        String mac = packet.sourceMac().isEmpty() ? "" : ", src-mac " + packet.sourceMac();
        return begin + prefix.chain() + ": in:" + side(packet.inIndex(), name) + " out:" + side(packet.outIndex(), name)
                + mac + ", " + packet(packet.octets());
    }

    private static String side(int index, IntFunction<String> name) {
        return index == 0 ? "(unknown 0)" : name.apply(index);
    }

    private static String packet(byte[] octets) {
        if (octets.length < LEAST_HEADER_OCTETS || octets[0] >>> 4 != 4) {
            return "proto unknown";
        }
        int header = (octets[0] & 0x0f) * 4;
        int protocol = octets[9] & 0xff;
        String from = address(octets, 12);
        String to = address(octets, 16);
        String length = ", len " + u16(octets, 2);
        // Later fragments have no header of the protocol's own.
        int rest = (u16(octets, 6) & 0x1fff) == 0 ? octets.length - header : 0;
        if (protocol == TCP && rest >= 14) {
            return "proto TCP (" + flags(octets[header + 13]) + "), " + ends(octets, header, from, to) + length;
        }
        if (protocol == UDP && rest >= 4) {
            return "proto UDP, " + ends(octets, header, from, to) + length;
        }
        if (protocol == ICMP && rest >= 2) {
            int type = octets[header] & 0xff;
            return "proto ICMP (type " + type + ", code " + (octets[header + 1] & 0xff) + "), " + from + "->" + to
                    + length;
        }
        return "proto " + protocol + ", " + from + "->" + to + length;
    }

    private static String ends(byte[] octets, int header, String from, String to) {
        return from + ":" + u16(octets, header) + "->" + to + ":" + u16(octets, header + 2);
    }

    private static String flags(byte bits) {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < FLAGS.length; i++) {
            if ((bits >>> i & 1) != 0) {
                set.add(FLAGS[i]);
            }
        }
        return String.join(",", set);
    }

    private static String address(byte[] octets, int at) {
        return new IpAddress.V4(u16(octets, at) << 16 | u16(octets, at + 2)).toString();
    }

    private static int u16(byte[] octets, int at) {
        return ((octets[at] & 0xff) << 8) | (octets[at + 1] & 0xff);
    }
}
