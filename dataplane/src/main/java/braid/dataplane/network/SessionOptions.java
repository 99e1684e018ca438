package braid.dataplane.network;

import java.util.List;
import java.util.OptionalInt;

/// What a profile says of the sessions that use it, whichever end dialled.
///
/// @param encryption MPPE
/// @param ipv6 link-local addresses by IPV6CP
/// @param sessionTimeoutSeconds after which a session ends in any case; empty: never
/// @param idleTimeoutSeconds without a packet of data after which it ends; empty: never
/// @param clampMss lower the segment size that TCP offers to what fits the session
/// @param rate packets beyond it wait, and are dropped when they have waited too long
/// @param addressLists the firewall's lists that the address given away or received is in while the session is up
/// @param profile key of the [PppProfile] that says so; empty text: none does
public record SessionOptions(
        Demand encryption,
        Demand ipv6,
        OptionalInt sessionTimeoutSeconds,
        OptionalInt idleTimeoutSeconds,
        boolean clampMss,
        RateLimit rate,
        List<String> addressLists,
        String profile) {
    public static final SessionOptions DEFAULT =
            new SessionOptions(Demand.NO, Demand.YES, OptionalInt.empty(), OptionalInt.empty(), false);

    public SessionOptions {
        addressLists = List.copyOf(addressLists);
    }

    /// At any rate, in no list, of no profile.
    public SessionOptions(
            Demand encryption,
            Demand ipv6,
            OptionalInt sessionTimeoutSeconds,
            OptionalInt idleTimeoutSeconds,
            boolean clampMss) {
        this(encryption, ipv6, sessionTimeoutSeconds, idleTimeoutSeconds, clampMss, RateLimit.NONE, List.of(), "");
    }

    /// The same of another profile.
    public SessionOptions of(String otherProfile) {
        return new SessionOptions(
                encryption,
                ipv6,
                sessionTimeoutSeconds,
                idleTimeoutSeconds,
                clampMss,
                rate,
                addressLists,
                otherProfile);
    }

    public SessionOptions with(RateLimit limit) {
        return new SessionOptions(
                encryption, ipv6, sessionTimeoutSeconds, idleTimeoutSeconds, clampMss, limit, addressLists, profile);
    }
}
