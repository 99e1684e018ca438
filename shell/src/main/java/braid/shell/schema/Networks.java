package braid.shell.schema;

import braid.shell.value.Addresses;
import braid.shell.value.Value;
import java.util.Optional;

/// IPv4 prefixes as properties accept them.
public final class Networks {
    private Networks() {}

    /// An address with or without `/bits`; without, all bits.
    public static Optional<Value.IpPrefix> prefix(String text) {
        return text.indexOf('/') < 0
                ? Addresses.ip(text).map(ip -> new Value.IpPrefix(ip, 32))
                : Addresses.read(text).filter(Value.IpPrefix.class::isInstance).map(Value.IpPrefix.class::cast);
    }

    /// The network's first address.
    public static Value.Ip network(Value.IpPrefix prefix) {
        int mask = prefix.prefixBits() == 0 ? 0 : -1 << (32 - prefix.prefixBits());
        return new Value.Ip(prefix.address().bits() & mask);
    }
}
