package braid.dataplane.network;

import java.util.List;
import java.util.OptionalInt;

/// What both ends of a PPPoE session are configured with.
///
/// @param maxMtuBytes largest PPP payload sent over one link; empty: as RFC 4638 and the Ethernet MTU allow, 1480
///     until agreed
/// @param maxMruBytes largest PPP payload accepted on one link; empty likewise; either is [#MIN_BYTES] or more
/// @param mrruBytes octets of a reassembled packet (RFC 1990); empty: not configured
/// @param keepaliveSeconds silence after which LCP echoes go out; empty: no keepalive
public record LinkOptions(
        OptionalInt maxMtuBytes, OptionalInt maxMruBytes, OptionalInt mrruBytes, OptionalInt keepaliveSeconds) {
    /// Chosen by us: over a link with less hardly LCP itself could be spoken.
    public static final int MIN_BYTES = 128;

    public LinkOptions {
        for (OptionalInt bytes : List.of(maxMtuBytes, maxMruBytes, mrruBytes)) {
            if (bytes.orElse(MIN_BYTES) < MIN_BYTES) {
                throw new IllegalArgumentException("a link of " + bytes.getAsInt() + " octets");
            }
        }
    }
}
