package braid.dataplane.ppp.ipv6cp;

import braid.dataplane.ppp.ConfigureOption;
import braid.dataplane.wire.Octets;
import java.nio.ByteBuffer;

/// IPV6CP's one option that Braid negotiates (RFC 5072 section 4.1); all else gets a Configure-Reject.
public sealed interface Ipv6cpOption {
    int INTERFACE_IDENTIFIER = 1;

    record Identifier(InterfaceIdentifier identifier) implements Ipv6cpOption {}

    /// Unknown, or known and malformed.
    record Other(ConfigureOption raw) implements Ipv6cpOption {}

    static Ipv6cpOption decode(ConfigureOption raw) {
        return raw.type() == INTERFACE_IDENTIFIER && raw.data().size() == Long.BYTES
                ? new Identifier(new InterfaceIdentifier(
                        ByteBuffer.wrap(raw.data().toArray()).getLong()))
                : new Other(raw);
    }

    default ConfigureOption encoded() {
        return switch (this) {
            case Identifier(InterfaceIdentifier(long bits)) ->
                new ConfigureOption(
                        INTERFACE_IDENTIFIER,
                        Octets.of(ByteBuffer.allocate(Long.BYTES).putLong(bits).array()));
            case Other(ConfigureOption raw) -> raw;
        };
    }
}
