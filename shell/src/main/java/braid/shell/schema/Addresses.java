package braid.shell.schema;

import braid.shell.value.Value;
import java.util.Optional;

/// IP addresses and prefixes as text and back, the way properties accept them (`10.1` is `10.0.0.1`).
public final class Addresses {
    private Addresses() {}

    public static String format(Value.Ip ip) {
        int bits = ip.bits();
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    /// RFC 5952: lower case, the longest run of zero groups as `::`.
    public static String format(Value.Ip6 ip) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? ip.high() : ip.low()) >>> (48 - 16 * (i % 4))) & 0xffff;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /// One to four numbers; the last one fills the low octets, missing ones in the middle are zero.
    public static Optional<Value.Ip> ip(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 2 || parts.length > 4) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 0; i < parts.length; i++) {
            int octet = octet(parts[i]);
            if (octet < 0) {
                return Optional.empty();
            }
            bits |= octet << (i == parts.length - 1 ? 0 : 24 - 8 * i);
        }
        return Optional.of(new Value.Ip(bits));
    }

    /// An address with or without `/bits`; without, all bits.
    public static Optional<Value.IpPrefix> prefix(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return ip(text).map(ip -> new Value.IpPrefix(ip, 32));
        }
        int bits = octet(text.substring(slash + 1));
        return bits < 0 || bits > 32
                ? Optional.empty()
                : ip(text.substring(0, slash)).map(ip -> new Value.IpPrefix(ip, bits));
    }

    public static Optional<Value.Ip6> ip6(String text) {
        int gap = text.indexOf("::");
        String[] head = groups(gap < 0 ? text : text.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int count = head.length + tail.length;
        if (text.indexOf(':') < 0 || (gap < 0 ? count != 8 : count > 7)) {
            return Optional.empty();
        }
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int at = i < head.length ? i : 8 - count + i;
            String group = i < head.length ? head[i] : tail[i - head.length];
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            halves[at / 4] |= Long.parseLong(group, 16) << (48 - 16 * (at % 4));
        }
        return Optional.of(new Value.Ip6(halves[0], halves[1]));
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    /// The network's first address.
    public static Value.Ip network(Value.IpPrefix prefix) {
        int mask = prefix.prefixBits() == 0 ? 0 : -1 << (32 - prefix.prefixBits());
        return new Value.Ip(prefix.address().bits() & mask);
    }

    private static int octet(String digits) {
        return digits.matches("\\d{1,3}") && Integer.parseInt(digits) < 256 ? Integer.parseInt(digits) : -1;
    }
}
