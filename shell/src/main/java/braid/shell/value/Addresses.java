package braid.shell.value;

import java.util.Optional;
import java.util.regex.Pattern;

/// IPv4 and IPv6 addresses and prefixes: text to value and back.
public final class Addresses {
    private static final Pattern IP6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");

    private Addresses() {}

    /// An address or a prefix of either family, or empty.
    public static Optional<Value> read(String bytes) {
        int slash = bytes.indexOf('/');
        if (slash < 0) {
            return ip(bytes).map(Value.class::cast).or(() -> ip6(bytes));
        }
        String length = bytes.substring(slash + 1);
        if (!PREFIX_LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        String address = bytes.substring(0, slash);
        Optional<Value> prefix = ip(address).filter(ip -> bits <= 32).map(ip -> new Value.IpPrefix(ip, bits));
        return prefix.or(() ->
                ip6(address).filter(ip -> bits <= 128).map(ip -> new Value.Ip6Prefix(mask(ip, bits), bits)));
    }

    /// `1.2.3.4`; with fewer fields the last one is the low octet (`1.2` is `1.0.0.2`).
    public static Optional<Value.Ip> ip(String bytes) {
        int bits = 0;
        int at = 0;
        for (int field = 0; field < 4; field++) {
            int start = at;
            int octet = 0;
            while (at < bytes.length() && at < start + 3 && isDigit(bytes.charAt(at))) {
                octet = 10 * octet + bytes.charAt(at++) - '0';
            }
            if (at == start || octet > 255) {
                return Optional.empty();
            }
            if (at == bytes.length()) {
                return field == 0 ? Optional.empty() : Optional.of(new Value.Ip(bits | octet));
            }
            if (bytes.charAt(at++) != '.') {
                return Optional.empty();
            }
            bits |= octet << (24 - 8 * field);
        }
        return Optional.empty();
    }

    /// An IPv6 address as RFC 4291 section 2.2 writes it.
    public static Optional<Value.Ip6> ip6(String bytes) {
        if (!IP6.matcher(bytes).matches()) {
            return Optional.empty();
        }
        int gap = bytes.indexOf("::");
        if (gap != bytes.lastIndexOf("::") || bytes.contains(":::")) {
            return Optional.empty();
        }
        try {
            int[] head = groups(gap < 0 ? bytes : bytes.substring(0, gap));
            int[] tail = gap < 0 ? new int[0] : groups(bytes.substring(gap + 2));
            int missing = 8 - head.length - tail.length;
            if (gap < 0 ? missing != 0 : missing < 1) {
                return Optional.empty();
            }
            int[] all = new int[8];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
            return Optional.of(new Value.Ip6(word(all, 0), word(all, 4)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static String write(Value.Ip ip) {
        int bits = ip.bits();
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    /// The shortest form (RFC 5952).
    public static String write(Value.Ip6 ip) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? ip.high() : ip.low()) >>> (48 - 16 * (i % 4))) & 0xffff;
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && groups[i + length] == 0) {
                length++;
            }
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /// Whether the address lies in the prefix.
    static boolean contains(Value.IpPrefix prefix, Value.Ip ip) {
        int mask = prefix.prefixBits() == 0 ? 0 : -1 << (32 - prefix.prefixBits());
        return (prefix.address().bits() & mask) == (ip.bits() & mask);
    }

    static boolean contains(Value.Ip6Prefix prefix, Value.Ip6 ip) {
        return mask(prefix.address(), prefix.prefixBits()).equals(mask(ip, prefix.prefixBits()));
    }

    private static Value.Ip6 mask(Value.Ip6 ip, int bits) {
        long high = bits == 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
        long low = bits <= 64 ? 0 : -1L << (128 - bits);
        return new Value.Ip6(ip.high() & high, ip.low() & low);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] words = text.split(":", -1);
        int[] groups = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() > 4) {
                throw new NumberFormatException(words[i]);
            }
            groups[i] = Integer.parseInt(words[i], 16);
        }
        return groups;
    }

    private static long word(int[] groups, int from) {
        long word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 16 | groups[from + i];
        }
        return word;
    }
}
