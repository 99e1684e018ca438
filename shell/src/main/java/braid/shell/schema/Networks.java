package braid.shell.schema;

import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.Optional;

/// Prefixes as properties accept them.
public final class Networks {
    private Networks() {}

    /// An address with or without `/bits`; without, all bits.
    public static Optional<Value.IpPrefix> prefix(String text) {
        return text.indexOf('/') < 0
                ? Addresses.ip(text).map(ip -> new Value.IpPrefix(ip, 32))
                : Addresses.read(text).filter(Value.IpPrefix.class::isInstance).map(Value.IpPrefix.class::cast);
    }

    /// The same of IPv6; host bits are kept.
    public static Optional<Value.Ip6Prefix> prefix6(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Addresses.ip6(text).map(ip -> new Value.Ip6Prefix(ip, 128));
        }
        return Addresses.read(text)
                .filter(Value.Ip6Prefix.class::isInstance)
                .map(Value.Ip6Prefix.class::cast)
                .flatMap(masked -> Addresses.ip6(text.substring(0, slash))
                        .map(ip -> new Value.Ip6Prefix(ip, masked.prefixBits())));
    }

    /// Whether a text is an address, a network with bits or a mask, or two addresses with a hyphen between
    /// them.
    public static boolean isRange(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen >= 0) {
            return Addresses.ip(text.substring(0, hyphen)).isPresent()
                    && Addresses.ip(text.substring(hyphen + 1)).isPresent();
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? Addresses.ip(text).isPresent()
                : Addresses.ip(text.substring(0, slash)).isPresent() && isMask(text.substring(slash + 1));
    }

    private static boolean isMask(String text) {
        return text.matches("\\d{1,2}")
                ? Integer.parseInt(text) <= 32
                : text.indexOf('.') > 0 && Addresses.ip(text).isPresent();
    }

    /// The network's first address.
    public static Value.Ip network(Value.IpPrefix prefix) {
        int mask = prefix.prefixBits() == 0 ? 0 : -1 << (32 - prefix.prefixBits());
        return new Value.Ip(prefix.address().bits() & mask);
    }
}
