package braid.dataplane.nftables;

import braid.dataplane.network.firewall.FirewallTable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Names in our table, made from names that may contain anything.
final class KernelNames {
    /// NFT_NAME_MAXLEN is 256 with the NUL; what follows a name of ours needs some room.
    private static final int LONGEST = 200;

    private KernelNames() {}

    static String chain(FirewallTable table, String chain) {
        return named(table.name().toLowerCase(Locale.ROOT), chain);
    }

    /// A chain that holds the rest of one rule.
    static String ruleChain(String key) {
        return named("rule", key);
    }

    static String interfaces(String group) {
        return named("if", group);
    }

    static String prefixes(String list) {
        return named("list", list);
    }

    static String learned(String list) {
        return named("learned", list);
    }

    /// @param definition another one is another set
    static String state(String key, String definition) {
        return named("state", key) + "_" + Integer.toHexString(definition.hashCode());
    }

    /// Letters, digits and `-` stay; any other octet becomes `_xx`. One name never becomes another's.
    private static String named(String prefix, String name) {
        StringBuilder text = new StringBuilder(prefix).append('_');
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= '0' && octet <= '9')
                    || octet == '-';
            if (plain) {
                text.append((char) octet);
            } else {
                text.append('_').append(String.format("%02x", octet & 0xff));
            }
        }
        return text.length() <= LONGEST
                ? text.toString()
                : text.substring(0, LONGEST - 9) + "_" + Integer.toHexString(name.hashCode());
    }
}
