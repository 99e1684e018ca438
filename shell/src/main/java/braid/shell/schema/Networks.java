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

    /// The network's first address.
    public static Value.Ip network(Value.IpPrefix prefix) {
        int mask = prefix.prefixBits() == 0 ? 0 : -1 << (32 - prefix.prefixBits());
        return new Value.Ip(prefix.address().bits() & mask);
    }
}
