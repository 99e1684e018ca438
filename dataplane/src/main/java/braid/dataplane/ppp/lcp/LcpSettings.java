package braid.dataplane.ppp.lcp;

import braid.dataplane.network.AuthenticationMethod;
import braid.dataplane.network.LinkOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What we want of a link and grant to its peer.
///
/// @param mruBytes what we accept; from [#MIN_MRU_BYTES] to `limitBytes`
/// @param limitBytes the most that either side may ask for on this session: 1492, or what RFC 4638 agreed
/// @param mrruBytes ours; empty: no multilink, the peer's MRRU is rejected
/// @param bundlePeerMrruBytes the peer's MRRU in the bundle that the link is meant for, if that is known
/// @param demanded how the peer must authenticate, the most wanted first; empty: it need not
/// @param allowed how we are willing to authenticate, the most wanted first
public record LcpSettings(
        int mruBytes,
        int limitBytes,
        OptionalInt mrruBytes,
        OptionalInt bundlePeerMrruBytes,
        Optional<EndpointDiscriminator> endpoint,
        List<AuthenticationMethod> demanded,
        List<AuthenticationMethod> allowed) {
    /// Less is a mistake or an attack.
    public static final int MIN_MRU_BYTES = LinkOptions.MIN_BYTES;

    public LcpSettings {
        if (mruBytes < MIN_MRU_BYTES || mruBytes > limitBytes) {
            throw new IllegalArgumentException("an MRU of " + mruBytes + " where " + limitBytes + " is the most");
        }
        if (mrruBytes.orElse(MIN_MRU_BYTES) < MIN_MRU_BYTES) {
            throw new IllegalArgumentException("an MRRU of " + mrruBytes.getAsInt());
        }
        demanded = List.copyOf(demanded);
        allowed = List.copyOf(allowed);
    }

    public LcpSettings withoutMultilink() {
        return new LcpSettings(
                mruBytes, limitBytes, OptionalInt.empty(), OptionalInt.empty(), endpoint, demanded, allowed);
    }
}
